using FitbitSdk.Simulators.People.Activities;
using FitbitSdk.Simulators.People.Energy;
using FitbitSdk.Simulators.People.Sleep;
using FitbitSdk.Simulators.People.Weight;

namespace FitbitSdk.Simulators.People;

/// <summary>Everything a person's trackers have uploaded by their last <paramref name="syncs"/>, the first tracker's first, and what became of the logs by
/// <paramref name="now"/>; the rest does not exist yet.</summary>
internal sealed class Upload(Tracker tracker, IReadOnlyList<long> syncs, long now)
{
    /// <summary>Gets when each tracker uploaded last; empty without a device.</summary>
    public IReadOnlyList<long> Syncs { get; } = syncs;

    /// <summary>Gets the last upload of any tracker; <see langword="null"/> without a device.</summary>
    /// <remarks>Before it a second tracker may still hold hours back.</remarks>
    public long? Watermark { get; } = syncs.Count == 0 ? null : syncs.Max();

    public IEnumerable<HeartSample> Heart(Stretch span)
    {
        long start = Math.Max(span.Start, tracker.Recorded.Start);
        long end = Math.Min(Math.Min(span.End, tracker.Recorded.End), Watermark ?? start);
        for (DateOnly day = CivilClock.UtcDateAt(start); start < end && CivilClock.StartOfUtcDay(day) < end; day = day.AddDays(1))
        {
            UtcDay recorded = tracker.Life.UtcDayOf(day);
            long minute = long.MinValue;
            foreach (HeartSample sample in recorded.Heart)
            {
                bool isKept = !tracker.IsHeartByMinute || sample.Time / 60 != minute;
                minute = sample.Time / 60;
                if (isKept && sample.Time >= start && sample.Time < end && sample.Time < UploadedUntil(recorded, sample.Time))
                {
                    yield return sample;
                }
            }
        }
    }

    /// <summary>Steps of one minute, given by its first second: in part when the upload lies inside, zero after it.</summary>
    public int Steps(long minute) => SecondsUploaded(minute) is > 0 and var seconds ? DayOf(minute).Steps[MinuteOfDay(minute)] * seconds / 60 : 0;

    /// <summary>What the service says was burnt in one minute: of the effort the part that is uploaded, and rest wherever nothing is known.</summary>
    public MinuteEnergy Energy(long minute)
    {
        int effort = SecondsUploaded(minute) is > 0 and var seconds ? (DayOf(minute).Mets[MinuteOfDay(minute)] - MinuteEnergy.RestingMets) * seconds / 60 : 0;
        return new(tracker.Person.BasalPerMinute(CivilClock.UtcDateAt(minute)), MinuteEnergy.RestingMets + effort);
    }

    /// <summary>Tells whether each tracker that was worn during a stretch has uploaded past its end.</summary>
    public bool Holds(Stretch span)
    {
        Life life = tracker.Life;
        return Syncs.Count > 0 && (span.End <= Syncs[0] || life.IsOnSecond(span)) && (span.End <= Syncs[^1] || life.SecondWorn(span).Length == 0);
    }

    /// <summary>The sleeps as the tracker recorded them, by start. Only the first one is worn in bed.</summary>
    public IEnumerable<SleepLog> RecordedSleep() => Syncs.Count == 0 ? [] : tracker.SleepLogs(Syncs[0]);

    /// <summary>The sleep logs as the service holds them now, by start.</summary>
    public IEnumerable<SleepLog> Sleep() => SleepEdits.At(RecordedSleep(), tracker.Life, now);

    /// <summary>The activity logs as the service holds them now, by start: the tracker's once uploaded, others once written.</summary>
    public IEnumerable<ActivityLog> ActivityLogs()
    {
        IEnumerable<ActivityLog> ended = ActivityDiary.Within(tracker.Life, tracker.Recorded with { End = Math.Min(tracker.Recorded.End, now) });
        IEnumerable<ActivityLog> held = ended.Where(log => log.LogType is ActivityLogType.Manual ? log.LastModified <= now : Holds(log.Span));
        return ActivityEdits.At(held, tracker.Person.Clock, now);
    }

    /// <summary>The weight logs as the service holds them now, by date and time: no tracker uploads them.</summary>
    public IEnumerable<WeightLog> WeightLogs() => WeightDiary.At(tracker.Life, tracker.Recorded, now);

    private UtcDay DayOf(long minute) => tracker.Life.UtcDayOf(CivilClock.UtcDateAt(minute));

    private static int MinuteOfDay(long minute) => (int)((minute - CivilClock.StartOfUtcDay(CivilClock.UtcDateAt(minute))) / 60);

    private int SecondsUploaded(long minute) =>
        Watermark is null || minute < tracker.Recorded.Start || minute >= Math.Min(tracker.Recorded.End, Watermark.Value) ? 0
        : (int)Math.Clamp(UploadedUntil(DayOf(minute), minute) - minute, 0, 60);

    private long UploadedUntil(UtcDay day, long instant) => Syncs[day.IsOnSecond(instant) ? 1 : 0];
}
