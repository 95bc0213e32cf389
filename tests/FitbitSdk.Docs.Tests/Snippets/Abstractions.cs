using FitbitSdk.Records;

namespace FitbitSdk.Docs.Tests.Snippets;

#region own-sink
public sealed class CountingSink : IRecordSink
{
    public long Records { get; private set; }

    public ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken)
    {
        Records += batch.Count;
        return new(WriteResult.Acknowledged);
    }

    public ValueTask DisposeAsync() => default;
}
#endregion
