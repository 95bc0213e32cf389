using FitbitSdk.Simulators.People.Edits;

namespace FitbitSdk.Simulators.People.Activities;

/// <summary>Turns the activities of a life into logs: each workout and longer walk that the tracker noticed, and what an editor wrote by hand.</summary>
internal static class ActivityDiary
{
    private const int ShortestWalk = 15 * 60;

    /// <summary>The logs that lie wholly inside a stretch, as they first appeared.</summary>
    public static IEnumerable<ActivityLog> Within(Life life, Stretch span)
    {
        // The waking hours of a date may end after the next midnight.
        CivilClock clock = life.Person.Clock;
        for (DateOnly date = clock.DateAt(span.Start).AddDays(-1); date <= clock.DateAt(span.End); date = date.AddDays(1))
        {
            foreach (ActivityLog log in Of(life, date))
            {
                if (log.Span.Start >= span.Start && log.Span.End <= span.End)
                {
                    yield return log;
                }
            }
        }
    }

    private static List<ActivityLog> Of(Life life, DateOnly date)
    {
        DayPlan plan = life.PlanOf(date);
        Prng details = life.Person.Chance(date, Aspect.ActivityDetails);
        Prng fates = life.Person.Chance(date, Aspect.ActivityEdits);
        List<ActivityLog> logs = [];
        for (int slot = 0; slot < plan.Activities.Count; slot++)
        {
            if (IsNoticed(life, plan, plan.Activities[slot]))
            {
                logs.Add(RecordedActivity.Log(life, ref details, plan.Activities[slot], LogId(life.Person, date, slot), LogFate.Draw(ref fates, life.Person)));
            }
        }

        if (LogFate.EditsLogs(life.Person) && ManualActivity.Write(life.Person, plan, LogId(life.Person, date, 99), LogFate.Draw(ref fates, life.Person)) is { } manual)
        {
            logs.Add(manual);
        }

        return logs;
    }

    /// <summary>A walk that a workout or a nap covers did not happen, and a watch off the wrist sees nothing.</summary>
    private static bool IsNoticed(Life life, DayPlan plan, Activity activity)
    {
        bool isWalk = activity.Kind is ActivityKind.Walk;
        bool isCovered = plan.NapLog?.Span.Overlaps(activity.Span) is true
            || (isWalk && plan.Activities.Any(other => other.Kind is not ActivityKind.Walk && other.Span.Overlaps(activity.Span)));
        bool isOff = plan.OffWrist.Concat(life.PlanOf(plan.Date.AddDays(1)).OffWrist).Any(activity.Span.Overlaps);
        return !isCovered && !isOff && (!isWalk || activity.Span.End - activity.Span.Start >= ShortestWalk);
    }

    /// <summary>Every third id lies beyond 2^53: a reader that goes through a double loses it.</summary>
    private static long LogId(Person person, DateOnly date, int slot)
    {
        long number = (date.DayNumber * 100L) + slot;
        return number % 3 == 0
            ? 7_205_759_403_000_000_001 + (person.Index * 1_000_000_000L) + number
            : 53_000_000_001 + (person.Index * 100_000_000L) + number;
    }
}
