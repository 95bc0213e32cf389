using FitbitSdk.Records;

namespace FitbitSdk.Testing.Tests;

/// <summary>A plain sink that a test breaks in one place.</summary>
internal sealed class BrokenRecordSink(DeliveryLog log) : IRecordSink
{
    private readonly Lock _gate = new();

    /// <summary>Changes what reaches the receiver of one write.</summary>
    public Func<RecordBatch, IEnumerable<LoggedDelivery>, IEnumerable<LoggedDelivery>> Map { get; init; } = static (_, entries) => entries;

    public bool IgnoresCancellation { get; init; }

    public Func<RecordBatch, WriteResult> Answer { get; init; } = static _ => WriteResult.Acknowledged;

    public bool ThrowsOnSecondDispose { get; init; }

    private bool Disposed { get; set; }

    public ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken)
    {
        if (!IgnoresCancellation)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        lock (_gate)
        {
            log.Append([.. Map(batch, log.Copy(batch))]);
        }

        return new(Answer(batch));
    }

    public ValueTask DisposeAsync()
    {
        ObjectDisposedException.ThrowIf(Disposed && ThrowsOnSecondDispose, this);
        Disposed = true;
        return default;
    }
}
