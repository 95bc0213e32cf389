using FitbitSdk.Records;

namespace FitbitSdk.SyncMeasures.Failing;

/// <summary>A sink that never says what became of the records, or refuses the one of a single moment for good.</summary>
internal sealed class BadSink(HostFault fault) : IRecordSink
{
    public ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken)
    {
        if (fault is HostFault.SinkIsSilent)
        {
            return new(default(WriteResult));
        }

        int[] refused = fault is HostFault.SinkRefusesOne ? [.. Enumerable.Range(0, batch.Count).Where(i => batch.GetTime(i).Instant == FailingStream.BadMoment)] : [];
        return new(refused.Length == 0 ? WriteResult.Acknowledged : WriteResult.Partial([.. refused.Select(static i => new RejectedRecord(i, "refused for good"))]));
    }

    public ValueTask DisposeAsync() => default;
}
