using System.Buffers;
using System.Text.Json;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Puts together what each date came to, from a series of daily totals a measure.</summary>
/// <remarks><see href="https://dev.fitbit.com/build/reference/web-api/activity-timeseries/get-activity-timeseries-by-date-range/">Source</see>.</remarks>
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
        SortedDictionary<LocalDate, DailyActivity> days = [];
        bool isWhole = true;
        for (int i = 0; i < Lists.Length; i++)
        {
            // By date, not by place: a series may lack a date that another one has.
            List<(LocalDate Date, double Total)>? totals = DatedListReader<Day, (LocalDate Date, double Total)>.Read(Lists[i], bodies[i], context.Request, problems);
            isWhole &= totals is not null;
            foreach ((LocalDate date, double total) in totals ?? [])
            {
                days[date] = ActivitySeries.All[i].Set(days.TryGetValue(date, out DailyActivity day) ? day : Nothing(date), total);
            }
        }

        // Without one of the series, all that was known of it would go.
        return new() { Batch = isWhole ? Build(days.Values, context.Origin) : null, Problems = problems.ToList() };
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

    private static RecordBatch<DailyActivity> Build(IEnumerable<DailyActivity> days, RecordOrigin origin)
    {
        using RecordBatchBuilder<DailyActivity> batch = new();
        foreach (DailyActivity day in days)
        {
            batch.Add(day);
        }

        return batch.Build(origin);
    }

    private sealed class Day(ActivitySeries series) : IDatedEntry<(LocalDate Date, double Total)>
    {
        private bool _stated;
        private double? _total;

        public bool TryRead(ref Utf8JsonReader json, ElementPlace place)
        {
            if (!json.NameIs("value"u8))
            {
                return false;
            }

            _stated = true;
            _total = series.IsWhole ? json.ReadWhole(place, "value", series.Maximum) : json.ReadAmount(place, "value");
            if (_total > series.Maximum)
            {
                place.Report("value", "out of range");
                _total = null;
            }

            return true;
        }

        public void AddTo(List<(LocalDate Date, double Total)> records, LocalDate date, ReadRequest request, ElementPlace place)
        {
            if (_total is { } total)
            {
                records.Add((date, total));
            }
            else if (!_stated)
            {
                place.Report("value", "missing");
            }
        }
    }
}
