using FitbitSdk.Simulators.People.Sleep;

namespace FitbitSdk.Simulators.People;

/// <summary>The part of a life that its trackers recorded: the days with data, and when they are uploaded.</summary>
internal sealed class Tracker
{
    private readonly Life _life;
    private readonly Lazy<IReadOnlyList<long>> _finalUploads;

    public Tracker(Life life, DateOnly firstDay, int days)
    {
        _life = life;
        Recorded = new(CivilClock.StartOfUtcDay(firstDay), CivilClock.StartOfUtcDay(firstDay.AddDays(days)));
        _finalUploads = new(() =>
        {
            long end = LogsOf(firstDay.AddDays(days - 2), long.MaxValue).Select(static log => log.Span.End).Append(Recorded.End).Max();
            return [.. life.Uploads.Select(uploads => uploads.FirstFrom(end))];
        });
    }

    public Person Person => _life.Person;

    /// <summary>Gets whether of each minute only the first heart rate is kept.</summary>
    public bool IsHeartByMinute { get; init; }

    public Life Life => _life;
    public Stretch Recorded { get; }

    /// <summary>What has been uploaded by <paramref name="now"/>; a tracker falls silent once everything it recorded is uploaded.</summary>
    public Upload At(long now) => new(this, [.. _life.Uploads.Zip(_finalUploads.Value, (uploads, final) => Math.Min(uploads.Last(now), final))], now);

    /// <summary>Logs that begin on a recorded day and end by <paramref name="until"/>, by start.</summary>
    public IEnumerable<SleepLog> SleepLogs(long until) => LogsOf(Person.Clock.DateAt(Recorded.Start), until);

    private IEnumerable<SleepLog> LogsOf(DateOnly first, long until)
    {
        // A night that begins on the last recorded day belongs to the plan of the next date.
        DateOnly last = Person.Clock.DateAt(Math.Min(until, Recorded.End)).AddDays(1);
        for (DateOnly date = first; date <= last; date = date.AddDays(1))
        {
            foreach (SleepLog log in _life.PlanOf(date).Logs)
            {
                if (log.Span.Start >= Recorded.Start && log.Span.Start < Recorded.End && log.Span.End <= until)
                {
                    yield return log;
                }
            }
        }
    }
}
