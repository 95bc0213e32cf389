using FitbitSdk.Simulators.People.Edits;

namespace FitbitSdk.Simulators.People.Activities;

/// <summary>A log written by hand some hours later, in whole minutes; preferably of a time when the watch was off.</summary>
internal static class ManualActivity
{
    private const int Minute = 60;
    private const int Hour = 3600;
    private static readonly ActivityType[] Types = [ActivityType.Spinning, ActivityType.Weights, ActivityType.Walk];
    private static readonly ActivitySource App = new("228TSM", "Fitbit for Android", "app", "https://www.fitbit.com/android", null);

    public static ActivityLog? Write(Person person, DayPlan plan, long logId, LogFate fate)
    {
        Prng chance = person.Chance(plan.Date, Aspect.ManualActivity);
        if (!chance.Chance(0.45))
        {
            return null;
        }

        ActivityType type = Types[chance.Pick(0, Types.Length)];
        Stretch span = SpanOf(ref chance, person, plan);
        int offset = person.Clock.OffsetAt(span.Start);
        bool walks = type.Kind is ActivityKind.Walk;
        TypedValues typed = new(
            chance.Chance(0.5) ? chance.Pick(4, 20) * 25 : null,
            walks && chance.Chance(0.7) ? chance.Pick(3, 12) * 0.5 : null,
            walks && chance.Chance(0.3) ? chance.Pick(20, 70) * 100 : null);
        return new()
        {
            LogId = logId,
            Type = type,
            LogType = ActivityLogType.Manual,
            Span = span,
            Offset = offset,
            OriginalSpan = span,
            OriginalOffset = offset,
            LastModified = span.End + chance.Pick(20 * Minute, 9 * Hour),
            PausedSeconds = 0,
            HasGps = false,
            ElevationGain = null,
            WheelSpeed = 0,
            Source = chance.Chance(0.6) ? App : null,
            Typed = typed,
            Fate = fate,
        };
    }

    private static Stretch SpanOf(ref Prng chance, Person person, DayPlan plan)
    {
        int minutes = chance.Pick(3, 13) * 5;
        long start = person.Clock.Noon(plan.Date) + (chance.Pick(24, 78) * 5 * Minute);
        Stretch off = plan.OffWrist.FirstOrDefault(off => off.Start >= plan.Waking.Start && off.End <= plan.Waking.End);
        if (off.End > off.Start)
        {
            start = (off.Start + (5 * Minute)) / Minute * Minute;
            minutes = Math.Min(minutes, (int)(off.End - start) / Minute);
        }

        return new(start, start + (minutes * Minute));
    }
}
