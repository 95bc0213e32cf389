using FitbitSdk.Simulators.People.Sleep;

namespace FitbitSdk.Simulators.People.Energy;

/// <summary>Turns the plans around a UTC day and its steps into metabolic equivalents a minute, tenfold.</summary>
internal static class EnergyRecorder
{
    private const int Minutes = 1440;

    private enum Effort
    {
        Idle,
        Asleep,
        Walk,
        Run,
        Ride,
        Strength,
        OffWrist,
    }

    public static int[] Record(Person person, DateOnly date, IEnumerable<DayPlan> plans, int[] steps)
    {
        Effort[] efforts = EffortsOf(CivilClock.StartOfUtcDay(date), plans);
        Prng chance = person.Chance(date, Aspect.Energy);
        int[] mets = new int[Minutes];
        for (int minute = 0; minute < Minutes; minute++)
        {
            // Always one number a minute, so that no minute shifts the chance of another.
            double luck = chance.Unit();
            int Between(int from, int to) => from + (int)(luck * (to - from));
            mets[minute] = efforts[minute] switch
            {
                Effort.OffWrist => MinuteEnergy.RestingMets,
                Effort.Asleep => luck < 0.3 ? 9 : MinuteEnergy.RestingMets,
                Effort.Walk => Math.Clamp(25 + ((steps[minute] - 60) / 3), 25, 45),
                Effort.Run => Between(80, 111),
                Effort.Ride => Between(60, 81),
                Effort.Strength => Between(35, 56),
                _ when steps[minute] > 0 => 11 + Math.Min(4, steps[minute] / 6),
                _ => luck < 0.85 ? MinuteEnergy.RestingMets : Between(10, 15),
            };
        }

        return mets;
    }

    /// <summary>In the order of the steps: what is painted later lies on top.</summary>
    private static Effort[] EffortsOf(long start, IEnumerable<DayPlan> plans)
    {
        Effort[] efforts = new Effort[Minutes];
        void Fill(Stretch span, Effort effort)
        {
            int first = (int)Math.Clamp((span.Start - start) / 60, 0, Minutes);
            int end = (int)Math.Clamp((span.End - start + 59) / 60, first, Minutes);
            Array.Fill(efforts, effort, first, end - first);
        }

        foreach (DayPlan plan in plans)
        {
            foreach (Activity activity in plan.Activities.Reverse())
            {
                Fill(activity.Span, Of(activity.Kind));
            }

            Fill(plan.Night, Effort.Asleep);
            foreach (SleepLog log in plan.Logs)
            {
                Fill(log.Span, Effort.Asleep);
            }
        }

        foreach (Stretch off in plans.SelectMany(static plan => plan.OffWrist))
        {
            Fill(off, Effort.OffWrist);
        }

        return efforts;
    }

    private static Effort Of(ActivityKind kind) => kind switch
    {
        ActivityKind.Run => Effort.Run,
        ActivityKind.Ride => Effort.Ride,
        ActivityKind.Strength => Effort.Strength,
        _ => Effort.Walk,
    };
}
