using FitbitSdk.Simulators.People.Sleep;
using FitbitSdk.Simulators.People.Trackers;

namespace FitbitSdk.Simulators.People;

/// <summary>A person's whole life, drawn where it is looked at.</summary>
internal sealed class Life
{
    private readonly BoundedCache<DateOnly, DayPlan> _plans;
    private readonly BoundedCache<DateOnly, UtcDay> _days;
    private readonly BoundedCache<DateOnly, IReadOnlyDictionary<string, int>> _averages;

    public Life(Person person)
    {
        Person = person;
        _plans = new(512, date => DayPlanner.Plan(person, date));
        _days = new(24, date => UtcDayRecorder.Record(person, date, _plans.Get));
        _averages = new(256, AverageBefore);
        UploadSchedule first = new(person.Clock, date => PlanOf(date).Uploads);
        Uploads = person.Kind switch
        {
            PersonKind.NoDevice => [],
            PersonKind.TwoTrackers => [first, new(person.Clock, date => PlanOf(date).SecondUploads)],
            _ => [first],
        };
    }

    public Person Person { get; }

    /// <summary>Gets when each of the person's trackers uploads; the first is the one that is worn in bed.</summary>
    public IReadOnlyList<UploadSchedule> Uploads { get; }

    public DayPlan PlanOf(DateOnly date) => _plans.Get(date);

    public UtcDay UtcDayOf(DateOnly date) => _days.Get(date);

    /// <summary>Mean minutes of each stage in the thirty nights before a morning, also those before the simulator's first day.</summary>
    public IReadOnlyDictionary<string, int> ThirtyDayAverages(DateOnly morning) => _averages.Get(morning);

    /// <summary>The hours on the second tracker that a stretch overlaps.</summary>
    public Stretch[] SecondWorn(Stretch span)
    {
        DateOnly last = Person.Clock.DateAt(span.End);
        List<Stretch> worn = [];
        for (DateOnly date = Person.Clock.DateAt(span.Start).AddDays(-1); Uploads.Count > 1 && date <= last; date = date.AddDays(1))
        {
            if (PlanOf(date).SecondWorn is { } hours && hours.Overlaps(span))
            {
                worn.Add(hours);
            }
        }

        return [.. worn];
    }

    /// <summary>Tells whether the second tracker was worn for the whole of a stretch.</summary>
    public bool IsOnSecond(Stretch span) => Array.Exists(SecondWorn(span), worn => worn.Start <= span.Start && worn.End >= span.End);

    /// <summary>When a stretch has been uploaded by each tracker that was worn during it; never without a device.</summary>
    public long AppearanceOf(Stretch span)
    {
        long first = Uploads.Count == 0 ? long.MaxValue : IsOnSecond(span) ? span.End : Uploads[0].FirstFrom(span.End);
        return SecondWorn(span).Length == 0 ? first : Math.Max(first, Uploads[1].FirstFrom(span.End));
    }

    private Dictionary<string, int> AverageBefore(DateOnly morning) =>
        Enumerable.Range(1, 30)
            .Select(back => PlanOf(morning.AddDays(-back)).NightLog)
            .OfType<SleepLog>()
            .SelectMany(static log => log.Totals)
            .GroupBy(static total => total.Level, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => (int)Math.Round(group.Average(static total => total.Minutes)), StringComparer.Ordinal);
}
