using FitbitSdk.Records;

namespace FitbitSdk.Testing;

/// <summary>Keeps what is delivered, so that a test can look, and answers as a test scripts it.</summary>
/// <remarks>Safe for use by several threads. For a sink with transactions see <see cref="InMemoryTransactionalSink"/>.</remarks>
public sealed class InMemoryRecordSink : IRecordSink
{
    private readonly Lock _gate = new();
    private readonly Queue<ScriptedWrite> _script = [];
    private bool _disposed;

    /// <summary>Creates a sink over an output of its own.</summary>
    public InMemoryRecordSink()
        : this(new())
    {
    }

    /// <summary>Creates a sink over an output that exists already, as after a restart.</summary>
    /// <param name="log">The output.</param>
    public InMemoryRecordSink(DeliveryLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        Log = log;
    }

    /// <summary>Gets what was delivered.</summary>
    public DeliveryLog Log { get; }

    /// <summary>Scripts the next writes, after those that were scripted before. Writes beyond the script are acknowledged.</summary>
    /// <param name="writes">One for each write.</param>
    public void Script(params IReadOnlyList<ScriptedWrite> writes)
    {
        ArgumentNullException.ThrowIfNull(writes);
        lock (_gate)
        {
            foreach (ScriptedWrite write in writes)
            {
                _script.Enqueue(write);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            ScriptedWrite write = _script.TryDequeue(out ScriptedWrite? scripted) ? scripted : ScriptedWrite.Acknowledge;
            int[] rejected = [.. write.Rejected.Where(index => index >= 0 && index < batch.Count).Distinct().Order()];
            if (write.Keeps)
            {
                int before = batch.Origin.Delivery is DeliveryKind.RangeReplaced ? 1 : 0;
                Log.Append(Log.Copy(batch).Where((_, i) => Array.BinarySearch(rejected, i - before) < 0));
            }

            return write switch
            {
                { Exception: { } exception } => throw exception,
                { IsUnknown: true } => new(default(WriteResult)),
                _ when rejected.Length > 0 => new(WriteResult.Partial([.. rejected.Select(static index => new RejectedRecord(index, "refused by the script of the test"))])),
                _ => new(WriteResult.Acknowledged),
            };
        }
    }

    /// <summary>Closes the sink; what was delivered stays.</summary>
    /// <returns>A task that has ended.</returns>
    public ValueTask DisposeAsync()
    {
        _disposed = true;
        return default;
    }
}
