using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>Finds what is news in an answer of an intraday stream.</summary>
/// <remarks>Hour by hour: rows that follow those delivered before go out alone; where those differ from what was delivered, the hour is replaced.
/// This needs each hour from its first row on, so a window begins on the hour, or where the consent does (<see cref="SyncPlanner"/> sees to it).</remarks>
internal sealed class IntradayChanges(HourDigest digest, Coverage? coverage, FetchWindow window, int oldestHour) : IRecordBatchVisitor<ChangeResult>
{
    private readonly List<RecordBatch> _deliveries = [];
    private int _unchanged;
    private int _newsStart;
    private int _newsEnd;

    public ChangeResult Visit<T>(RecordBatch<T> batch)
        where T : IHealthRecord<T>
    {
        ReadOnlySpan<T> records = batch.Records;
        int nextKnown = HourDigest.HourOf(window.Start.ToInstant());
        for (int start = 0; start < records.Length;)
        {
            int hour = HourOf(records[start]);
            int end = start + 1;
            while (end < records.Length && HourOf(records[end]) == hour)
            {
                end++;
            }

            ReplaceEmptied(batch, nextKnown, hour - 1);
            Compare(batch, hour, start, end);
            (start, nextKnown) = (end, hour + 1);
        }

        ReplaceEmptied(batch, nextKnown, HourDigest.HourOf(window.End.ToInstant() - Duration.FromTicks(1)));
        Flush(batch);
        return new(_deliveries, _unchanged);
    }

    private static int HourOf<T>(in T record)
        where T : IHealthRecord<T> => HourDigest.HourOf(record.Time.Instant ?? throw new InvalidOperationException("Intraday records carry an instant."));

    private static ulong Hash<T>(ReadOnlySpan<T> records, ulong hash)
        where T : IHealthRecord<T>
    {
        foreach (ref readonly T record in records)
        {
            hash = HourDigest.Chain(hash, record.Time, record.ComputeRevision());
        }

        return hash;
    }

    private void Compare<T>(RecordBatch<T> batch, int hour, int start, int end)
        where T : IHealthRecord<T>
    {
        ReadOnlySpan<T> rows = batch.Records[start..end];
        if (hour < oldestHour)
        {
            // What was delivered of it is forgotten, so only a replacement can be right where something may have been.
            if (WasCovered(hour))
            {
                Replace(batch, hour, start, end);
            }
            else
            {
                Append(batch, start, end);
            }

            return;
        }

        (int known, ulong knownHash) = digest.Get(hour);
        if (rows.Length >= known && Hash(rows[..known], 0) == knownHash)
        {
            _unchanged += known;
            digest.Set(hour, rows.Length, Hash(rows[known..], knownHash));
            Append(batch, start + known, end);
        }
        else
        {
            digest.Set(hour, rows.Length, Hash(rows, 0));
            Replace(batch, hour, start, end);
        }
    }

    private void ReplaceEmptied<T>(RecordBatch<T> batch, int first, int last)
        where T : IHealthRecord<T>
    {
        foreach (int hour in digest.HoursIn(first, last).ToArray())
        {
            digest.Set(hour, 0, 0);
            Replace(batch, hour, 0, 0);
        }
    }

    private bool WasCovered(int hour)
    {
        // Any part of it counts: coverage may begin or end within the hour.
        StreamTime start = HourDigest.StartOf(hour);
        return coverage is not null
            && coverage.BackfilledFrom < StreamTime.Min(start + Duration.FromHours(1), window.End)
            && StreamTime.Max(start, window.Start) < coverage.CompleteThrough;
    }

    private void Append<T>(RecordBatch<T> batch, int start, int end)
        where T : IHealthRecord<T>
    {
        if (start == end)
        {
            return;
        }

        // Hours of news that follow one another are one delivery.
        if (_newsEnd != start || _newsStart == _newsEnd)
        {
            Flush(batch);
            _newsStart = start;
        }

        _newsEnd = end;
    }

    private void Replace<T>(RecordBatch<T> batch, int hour, int start, int end)
        where T : IHealthRecord<T>
    {
        Flush(batch);
        StreamTime from = HourDigest.StartOf(hour);
        FetchWindow span = FetchWindow.Between(StreamTime.Max(from, window.Start), StreamTime.Min(from + Duration.FromHours(1), window.End));
        _deliveries.Add(batch.Slice(start, end - start, batch.Origin.Replacing(span)));
    }

    private void Flush<T>(RecordBatch<T> batch)
        where T : IHealthRecord<T>
    {
        if (_newsStart < _newsEnd)
        {
            _deliveries.Add(batch.Slice(_newsStart, _newsEnd - _newsStart));
        }

        (_newsStart, _newsEnd) = (0, 0);
    }
}
