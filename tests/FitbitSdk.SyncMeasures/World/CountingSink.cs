using FitbitSdk.Records;

namespace FitbitSdk.SyncMeasures;

/// <summary>Takes everything and keeps nothing.</summary>
internal sealed class CountingSink : IRecordSink
{
    public long Records { get; private set; }

    public ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken)
    {
        Records += batch.Count;
        return new(WriteResult.Acknowledged);
    }

    public ValueTask DisposeAsync() => default;
}
