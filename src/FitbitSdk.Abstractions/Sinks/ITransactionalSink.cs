namespace FitbitSdk;

/// <summary>A sink that takes records and offset as one: after a crash there are both or neither.</summary>
public interface ITransactionalSink : IRecordSink
{
    /// <summary>Begins a transaction; it may wait for another one of the same output.</summary>
    /// <param name="key">Whose offset is going to move; the sink derives from it what it must serialize (a file, a partition).</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>The transaction; disposing of it without a commit undoes what it wrote.</returns>
    ValueTask<ISinkTransaction> BeginAsync(OffsetKey key, CancellationToken cancellationToken);
}
