using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>Finds what is news in a list of logs: each is a whole, new or of a new revision or known.</summary>
internal sealed class LogChanges(LogDigest digest) : IRecordBatchVisitor<ChangeResult>
{
    public ChangeResult Visit<T>(RecordBatch<T> batch)
        where T : IHealthRecord<T>
    {
        List<RecordBatch> deliveries = [];
        int unchanged = 0;
        int newsStart = 0;
        ReadOnlySpan<T> records = batch.Records;
        for (int i = 0; i < records.Length; i++)
        {
            ulong key = records[i].Key.ToStableHash();
            ulong revision = records[i].ComputeRevision();
            if (digest.IsKnown(key, revision))
            {
                AddNews(newsStart, i);
                newsStart = i + 1;
                unchanged++;
            }
            else
            {
                Instant day = records[i].Time.Bounds.Latest;
                digest.Set(key, revision, LogDigest.DayOf(day));
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
