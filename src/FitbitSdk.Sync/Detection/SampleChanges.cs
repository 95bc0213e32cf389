using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>Finds what is news in an answer of a stream of samples.</summary>
/// <remarks>Unit by unit, hours or dates: rows that follow those delivered before go out alone; where those differ from what was delivered, the unit
/// is replaced. This needs each unit from its first row on, so a window begins with one, or where the consent does (<see cref="SyncPlanner"/> sees to
/// it). An answer of which something was left out replaces nothing: what it lacks may be just that. Its rows go out alone, and the next whole answer
/// replaces the unit.</remarks>
internal sealed class SampleChanges(SampleDigest digest, Coverage? coverage, FetchWindow window, int oldestUnit, bool isWhole) : IRecordBatchVisitor<ChangeResult>
{
    private readonly List<RecordBatch> _deliveries = [];
    private int _unchanged;
    private int _newsStart;
    private int _newsEnd;

    public ChangeResult Visit(RetractionBatch batch) => throw ChangeDetector.Unlike(batch, "a source gives what there is; what is gone is found by comparison");

    public ChangeResult Visit<T>(RecordBatch<T> batch)
        where T : IHealthRecord<T>
    {
        ReadOnlySpan<T> records = batch.Records;
        int nextKnown = digest.UnitOf(window.Start);
        for (int start = 0; start < records.Length;)
        {
            int unit = UnitOf(batch, start);
            int end = start + 1;
            while (end < records.Length && UnitOf(batch, end) == unit)
            {
                end++;
            }

            ReplaceEmptied(batch, nextKnown, unit - 1);
            Compare(batch, unit, start, end);
            (start, nextKnown) = (end, unit + 1);
        }

        ReplaceEmptied(batch, nextKnown, digest.LastUnitOf(window));
        Flush(batch);
        return new(_deliveries, _unchanged);
    }

    private static ulong Hash<T>(ReadOnlySpan<T> records, ulong hash)
        where T : IHealthRecord<T>
    {
        foreach (ref readonly T record in records)
        {
            hash = SampleDigest.Chain(hash, record.Time, record.ComputeRevision());
        }

        return hash;
    }

    private void Compare<T>(RecordBatch<T> batch, int unit, int start, int end)
        where T : IHealthRecord<T>
    {
        ReadOnlySpan<T> rows = batch.Records[start..end];
        if (unit < oldestUnit)
        {
            // What was delivered of it is forgotten, so only a replacement can be right where something may have been.
            if (isWhole && WasCovered(unit))
            {
                Replace(batch, unit, start, end);
            }
            else
            {
                Append(batch, start, end);
            }

            return;
        }

        (int known, ulong knownHash) = digest.Get(unit);
        if (rows.Length >= known && Hash(rows[..known], 0) is ulong hash && (hash == knownHash || (!isWhole && hash == ~knownHash)))
        {
            _unchanged += known;
            ulong all = Hash(rows[known..], hash);
            digest.Set(unit, rows.Length, hash == knownHash ? all : ~all);
            Append(batch, start + known, end);
        }
        else if (known == 1 && rows.Length == 1 && rows[0].Key == RecordKey.On(digest.SpanOf(unit).Start.ToDate()))
        {
            // Named by its date alone: the same id with another revision replaces the value by itself.
            digest.Set(unit, rows.Length, Hash(rows, 0));
            Append(batch, start, end);
        }
        else if (isWhole)
        {
            digest.Set(unit, rows.Length, Hash(rows, 0));
            Replace(batch, unit, start, end);
        }
        else
        {
            // Turned over, so that no whole answer has this hash, and another one like this is known.
            digest.Set(unit, rows.Length, ~Hash(rows, 0));
            Append(batch, start, end);
        }
    }

    private void ReplaceEmptied<T>(RecordBatch<T> batch, int first, int last)
        where T : IHealthRecord<T>
    {
        if (!isWhole)
        {
            return;
        }

        foreach (int unit in digest.UnitsIn(first, last).ToArray())
        {
            digest.Set(unit, 0, 0);
            Replace(batch, unit, 0, 0);
        }
    }

    private int UnitOf<T>(RecordBatch<T> batch, int index)
        where T : IHealthRecord<T>
    {
        ref readonly T record = ref batch.Records[index];
        return digest.UnitOf(digest.IsByDate
            ? StreamTime.FromDate(record.Date ?? throw ChangeDetector.Unlike(batch, "a record of a stream by date tells the date that it is filed under"))
            : StreamTime.FromInstant(record.Time.Instant ?? throw ChangeDetector.Unlike(batch, "a sample of an intraday stream carries an instant")));
    }

    private FetchWindow InWindow(int unit)
    {
        FetchWindow span = digest.SpanOf(unit);
        return FetchWindow.Between(StreamTime.Max(span.Start, window.Start), StreamTime.Min(span.End, window.End));
    }

    private bool WasCovered(int unit)
    {
        // Any part of it counts: coverage may begin or end within the unit.
        FetchWindow span = InWindow(unit);
        return coverage is not null && coverage.BackfilledFrom < span.End && span.Start < coverage.CompleteThrough;
    }

    private void Append<T>(RecordBatch<T> batch, int start, int end)
        where T : IHealthRecord<T>
    {
        if (start == end)
        {
            return;
        }

        // Units of news that follow one another are one delivery.
        if (_newsEnd != start || _newsStart == _newsEnd)
        {
            Flush(batch);
            _newsStart = start;
        }

        _newsEnd = end;
    }

    private void Replace<T>(RecordBatch<T> batch, int unit, int start, int end)
        where T : IHealthRecord<T>
    {
        Flush(batch);
        _deliveries.Add(batch.Slice(start, end - start, batch.Origin.Replacing(InWindow(unit))));
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
