using FitbitSdk.Records;

namespace FitbitSdk.Sync;

/// <summary>Finds what is news in a list of logs: each is a whole, new or of a new revision or known.</summary>
internal sealed class LogChanges(LogDigest digest) : IRecordBatchVisitor<ChangeResult>
{
    public ChangeResult Visit(RetractionBatch batch) => throw ChangeDetector.Unlike(batch, "a source gives what there is; what is gone is found by comparison");

    public ChangeResult Visit<T>(RecordBatch<T> batch)
        where T : IHealthRecord<T>
    {
        List<RecordBatch> deliveries = [];
        int unchanged = 0;
        int newsStart = 0;
        ReadOnlySpan<T> records = batch.Records;
        for (int i = 0; i < records.Length; i++)
        {
            RecordKey key = records[i].Key;
            ulong revision = records[i].ComputeRevision();
            if (digest.IsKnown(key, revision))
            {
                AddNews(newsStart, i);
                newsStart = i + 1;
                unchanged++;
            }
            else
            {
                digest.Set(key, revision, records[i].Time.Bounds.Earliest, records[i].Until.Bounds.Latest);
            }
        }

        AddNews(newsStart, records.Length);
        return new(deliveries, unchanged);

        void AddNews(int start, int end)
        {
            if (start < end)
            {
                deliveries.Add(batch.Slice(start, end - start));
            }
        }
    }
}
