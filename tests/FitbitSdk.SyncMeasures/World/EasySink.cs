using FitbitSdk.Records;

namespace FitbitSdk.SyncMeasures;

/// <summary>Takes everything and keeps nothing.</summary>
internal sealed class EasySink : IRecordSink
{
    public ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken) => new(WriteResult.Acknowledged);

    public ValueTask DisposeAsync() => default;
}
