using System.Buffers;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Maps an intraday series that was asked for in UTC, for one UTC day.</summary>
internal static class IntradayMapper<TKind, TRow, TRecord>
    where TKind : struct, IIntradayKind<TRow, TRecord>
    where TRow : struct, IIntradayRow
    where TRecord : IHealthRecord<TRecord>
{
    // How far the service's clock may be ahead of ours.
    private static readonly Duration ClockTolerance = Duration.FromMinutes(5);

    public static MappedAnswer Map(in ReadOnlySequence<byte> body, MappingContext context)
    {
        using JsonBody json = new(body);
        using IntradayRows<TRow> rows = new();
        ProblemList problems = new(TKind.Dataset);
        IntradayReader<TKind, TRow, TRecord> reader = new(json.Bytes, context.Request.Window.Start.ToDate(), rows, problems);
        JsonAnswer.Read(TKind.Operation, ref reader, static (ref walk) => walk.Read());

        // An answer without a dataset does not say that there is nothing: it says nothing, and must not pass for a day that was read.
        return reader.HasDataset
            ? new() { Batch = Build(rows, reader.IntervalSeconds, context), Problems = problems.ToList() }
            : new() { Problems = [new(TKind.Dataset, "missing")] };
    }

    private static RecordBatch<TRecord> Build(IntradayRows<TRow> rows, int intervalSeconds, MappingContext context)
    {
        if (intervalSeconds == 0 && rows.Count > 0)
        {
            throw new HealthApiProtocolException(TKind.Operation, "the dataset does not state its interval");
        }

        ReadRequest request = context.Request;
        Instant midnight = request.Window.Start.StartOfDay().ToInstant();
        long midnightSeconds = midnight.ToUnixTimeSeconds();
        int future = SecondsCeiling(context.Now + ClockTolerance + Duration.Epsilon - midnight);
        int first = Math.Max(SecondsCeiling(request.Window.Start.ToInstant() - midnight), SecondsCeiling(request.User.ConsentStart - midnight));
        int end = SecondsCeiling(request.Window.End.ToInstant() - midnight);
        if (request.User.ConsentEnd is { } consentEnd)
        {
            // A row counts what happened up to the end of its interval, so the whole of it must lie within the consent.
            end = Math.Min(end, SecondsCeiling(consentEnd - midnight - Duration.FromSeconds(intervalSeconds) + Duration.Epsilon));
        }

        using RecordBatchBuilder<TRecord> records = new(rows.Count);
        int previous = 0;
        foreach (ref readonly TRow row in rows.All)
        {
            int second = row.Second;
            if (second < previous)
            {
                rows.SortStably();
                return Build(rows, intervalSeconds, context);
            }

            previous = second;
            if (second >= future && !TKind.IsFilling(row))
            {
                // Checked before the cut: rows of the user's own day beyond the window are just what betrays it.
                throw new HealthApiProtocolException(TKind.Operation, "rows lie in the future, so the answer is not in UTC");
            }

            if (second >= first && second < end)
            {
                records.Add(TKind.Create(RecordTime.FromUnixSeconds(midnightSeconds + second), intervalSeconds, row));
            }
        }

        // Also without rows: that a window holds none is news where it held some before.
        return records.Build(context.Origin);
    }

    /// <summary>The first whole second at or after a point, as far as it matters for one day.</summary>
    private static int SecondsCeiling(Duration sinceMidnight) =>
        (int)Math.Clamp(Math.Ceiling(sinceMidnight.TotalSeconds), int.MinValue / 2, int.MaxValue / 2);
}
