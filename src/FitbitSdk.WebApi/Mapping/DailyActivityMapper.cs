using System.Buffers;
using System.Text.Json;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Puts together what each date came to, from a series of daily totals a measure.</summary>
/// <remarks>
/// <see href="https://dev.fitbit.com/build/reference/web-api/activity-timeseries/get-activity-timeseries-by-date-range/">Source</see>. The service states
/// each date that was asked for in each series, so a date that one of them lacks is a fault, and is left out: a record that holds the others would take
/// the place of a whole one.
/// </remarks>
internal static class DailyActivityMapper
{
    private static readonly DatedList<Day>[] Lists =
        [.. ActivitySeries.All.Select(static series => new DatedList<Day>("GetDailyActivity", "activities-" + series.Resource, () => new(series)))];

    /// <param name="bodies">An answer for each of <see cref="ActivitySeries.All"/>.</param>
    /// <param name="context">What was asked for.</param>
    /// <exception cref="HealthApiProtocolException">An answer is not what the API promises.</exception>
    public static MappedAnswer Map(IReadOnlyList<ReadOnlySequence<byte>> bodies, MappingContext context)
    {
        ProblemList problems = new("activities");
        Dictionary<LocalDate, double?>?[] series = [.. Lists.Select((list, i) => Read(list, bodies[i], context, problems))];
        return new() { Batch = series.All(static totals => totals is not null) ? Join(series!, context.Origin, problems) : null, Problems = problems.ToList() };
    }

    private static Dictionary<LocalDate, double?>? Read(DatedList<Day> list, in ReadOnlySequence<byte> body, MappingContext context, ProblemList problems)
    {
        List<(LocalDate Date, double? Total)>? totals = DatedListReader<Day, (LocalDate Date, double? Total)>.Read(list, body, context.Request, problems);
        return totals?.GroupBy(static one => one.Date).ToDictionary(static date => date.Key, static date => date.Last().Total);
    }

    private static RecordBatch<DailyActivity> Join(Dictionary<LocalDate, double?>[] series, RecordOrigin origin, ProblemList problems)
    {
        using RecordBatchBuilder<DailyActivity> batch = new();
        foreach (LocalDate date in series.SelectMany(static totals => totals.Keys).Distinct().Order())
        {
            DailyActivity day = Nothing(date);
            bool isWhole = true;
            for (int i = 0; i < series.Length; i++)
            {
                if (!series[i].TryGetValue(date, out double? stated))
                {
                    problems.Add(Lists[i].Name, $"{date:R} missing");
                }

                isWhole &= stated is not null;
                day = stated is { } total ? ActivitySeries.All[i].Set(day, total) : day;
            }

            if (isWhole)
            {
                batch.Add(day);
            }
        }

        return batch.Build(origin);
    }

    private static DailyActivity Nothing(LocalDate date) => new()
    {
        Date = date,
        Steps = null,
        DistanceMetres = null,
        Kilocalories = null,
        SedentaryMinutes = null,
        LightlyActiveMinutes = null,
        FairlyActiveMinutes = null,
        VeryActiveMinutes = null,
    };

    private sealed class Day(ActivitySeries series) : IDatedEntry<(LocalDate Date, double? Total)>
    {
        private double? _total;
        private string? _fault = "missing";

        public bool TryRead(ref Utf8JsonReader json, ElementPlace place)
        {
            if (!json.NameIs("value"u8))
            {
                return false;
            }

            json.Read();
            (double total, _fault) = Read(ref json);
            _fault ??= total < 0 || total > series.Maximum ? "out of range" : null;
            _total = _fault is null ? Math.Abs(total) : null;   // -0 is 0
            return true;
        }

        public void AddTo(List<(LocalDate Date, double? Total)> records, LocalDate date, ReadRequest request, ElementPlace place)
        {
            if (_fault is not null)
            {
                place.Report("value", _fault);
            }

            records.Add((date, _total));
        }

        private (double Total, string? Fault) Read(ref Utf8JsonReader json) => series.IsWhole
            ? json.TryGetWhole(out long count) ? (count, null) : (0, "not a whole number")
            : json.TryGetNumber(out double amount) ? (amount, null) : (0, "not a number");
    }
}
