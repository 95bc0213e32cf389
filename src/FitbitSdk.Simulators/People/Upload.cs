using FitbitSdk.Simulators.People.Activities;
using FitbitSdk.Simulators.People.Sleep;

namespace FitbitSdk.Simulators.People;

/// <summary>Everything a tracker has uploaded up to its <paramref name="watermark"/>, and what its owner made of the logs by <paramref name="now"/>.</summary>
internal sealed class Upload(Tracker tracker, long watermark, long now)
{
    public long Watermark { get; } = watermark;

    public IEnumerable<HeartSample> Heart(Stretch span)
    {
        long start = Math.Max(span.Start, tracker.Recorded.Start);
        long end = Math.Min(Math.Min(span.End, tracker.Recorded.End), Watermark);
        for (DateOnly day = CivilClock.UtcDateAt(start); start < end && CivilClock.StartOfUtcDay(day) < end; day = day.AddDays(1))
        {
            foreach (HeartSample sample in tracker.Life.UtcDayOf(day).Heart)
            {
                if (sample.Time >= start && sample.Time < end)
                {
                    yield return sample;
                }
            }
        }
    }

    /// <summary>Steps of one minute, given by its first second: in part when the watermark lies inside, zero after it.</summary>
    public int Steps(long minute)
    {
        if (minute < tracker.Recorded.Start || minute >= Math.Min(tracker.Recorded.End, Watermark))
        {
            return 0;
        }

        DateOnly day = CivilClock.UtcDateAt(minute);
        int whole = tracker.Life.UtcDayOf(day).Steps[(minute - CivilClock.StartOfUtcDay(day)) / 60];
        return (int)(whole * Math.Min(60, Watermark - minute) / 60);
    }

    /// <summary>Tells whether all of a stretch has been uploaded.</summary>
    public bool Holds(Stretch span) => span.End <= Watermark;

    /// <summary>The sleeps as the tracker recorded them, by start.</summary>
    public IEnumerable<SleepLog> RecordedSleep() => tracker.SleepLogs(Watermark);

    /// <summary>The sleep logs as the service holds them now, by start.</summary>
    public IEnumerable<SleepLog> Sleep() => SleepEdits.At(RecordedSleep(), tracker.Life, now);

    /// <summary>The activity logs as the service holds them now, by start: the tracker's once uploaded, others once written.</summary>
    public IEnumerable<ActivityLog> ActivityLogs()
    {
        IEnumerable<ActivityLog> ended = ActivityDiary.Within(tracker.Life, tracker.Recorded with { End = Math.Min(tracker.Recorded.End, now) });
        IEnumerable<ActivityLog> held = ended.Where(log => log.LogType is ActivityLogType.Manual ? log.LastModified <= now : Holds(log.Span));
        return ActivityEdits.At(held, tracker.Person.Clock, now);
    }
}
