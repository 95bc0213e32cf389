using FitbitSdk.Simulators.People.Sleep;

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
    }

    public Person Person { get; }

    public DayPlan PlanOf(DateOnly date) => _plans.Get(date);

    public UtcDay UtcDayOf(DateOnly date) => _days.Get(date);

    /// <summary>Mean minutes of each stage in the thirty nights before a morning, also those before the simulator's first day.</summary>
    public IReadOnlyDictionary<string, int> ThirtyDayAverages(DateOnly morning) => _averages.Get(morning);

    public long? LastUpload(long until)
    {
        DateOnly today = Person.Clock.DateAt(until);

        // The waking hours of a date may end after the next midnight; two dates back are more than enough.
        for (int back = 0; back <= 2; back++)
        {
            IReadOnlyList<long> uploads = PlanOf(today.AddDays(-back)).Uploads;
            for (int i = uploads.Count - 1; i >= 0; i--)
            {
                if (uploads[i] <= until)
                {
                    return uploads[i];
                }
            }
        }

        return null;
    }

    public long FirstUploadFrom(long instant)
    {
        for (DateOnly date = Person.Clock.DateAt(instant).AddDays(-1); ; date = date.AddDays(1))
        {
            foreach (long upload in PlanOf(date).Uploads)
            {
                if (upload >= instant)
                {
                    return upload;
                }
            }
        }
    }

    private Dictionary<string, int> AverageBefore(DateOnly morning) =>
        Enumerable.Range(1, 30)
            .Select(back => PlanOf(morning.AddDays(-back)).NightLog)
            .OfType<SleepLog>()
            .SelectMany(static log => log.Totals)
            .GroupBy(static total => total.Level, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => (int)Math.Round(group.Average(static total => total.Minutes)), StringComparer.Ordinal);
}
