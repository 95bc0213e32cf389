using FitbitSdk.Simulators.People.Energy;
using FitbitSdk.Simulators.People.Sleep;

namespace FitbitSdk.Simulators.People;

/// <summary>Turns the plans around a UTC day into heart-rate samples and steps, and those into energy.</summary>
/// <remarks>Each UTC day starts its own streams of chance, so a day needs no day before it.</remarks>
internal static class UtcDayRecorder
{
    private const int SlotSeconds = 30;
    private const int Slots = CivilClock.SecondsPerDay / SlotSeconds;
    private const int Minutes = 1440;

    // Irregular, as trackers sample: most often five seconds apart, never more than fifteen while worn.
    private static readonly int[] Intervals = [1, 2, 2, 3, 3, 4, 4, 5, 5, 5, 5, 5, 6, 6, 7, 7, 8, 15];

    public static UtcDay Record(Person person, DateOnly date, Func<DateOnly, DayPlan> planOf)
    {
        // Local dates run from twelve hours behind to fourteen ahead of the UTC day, so its neighbours take part.
        DayPlan[] plans = [planOf(date.AddDays(-1)), planOf(date), planOf(date.AddDays(1))];
        Canvas canvas = new(person, date);
        Array.ForEach(plans, canvas.Paint);
        int[] steps = canvas.CountSteps();
        return new()
        {
            Date = date,
            Heart = canvas.SampleHeart(),
            Steps = steps,
            Mets = EnergyRecorder.Record(person, date, plans, steps),
            SecondWorn = [.. plans.Select(static plan => plan.SecondWorn).OfType<Stretch>()],
        };
    }

    private sealed class Canvas(Person person, DateOnly date)
    {
        private readonly long _start = CivilClock.StartOfUtcDay(date);
        private readonly double[] _target = new double[Slots];
        private readonly bool[] _isExercise = new bool[Slots];
        private readonly bool[] _isOff = new bool[Slots];
        private readonly int[] _cadence = new int[Minutes];

        public void Paint(DayPlan plan)
        {
            double resting = plan.RestingHeartRate;
            Fill(plan.Waking, slot => _target[slot] = resting + 15 + Mood(slot));
            FillMinutes(plan.Waking, static _ => 1);
            foreach (Activity activity in plan.Activities.Reverse())
            {
                Paint(activity, resting);
            }

            Fill(plan.Night, slot => _target[slot] = resting);
            FillMinutes(plan.Night, static _ => 0);
            foreach (SleepLog log in plan.Logs)
            {
                Paint(log, resting);
            }

            foreach (Stretch off in plan.OffWrist)
            {
                Fill(off, slot => _isOff[slot] = true);
            }
        }

        public HeartSample[] SampleHeart()
        {
            Prng chance = person.Chance(date, Aspect.Heart);
            List<HeartSample> samples = new(18_000);
            double heart = _target[0];
            double flutter = 0;
            for (int second = chance.Pick(0, 9); second < CivilClock.SecondsPerDay;)
            {
                int slot = second / SlotSeconds;

                // During exercise the sensor runs at full speed.
                int interval = _isExercise[slot] ? chance.Pick(1, 4) : Intervals[chance.Pick(0, Intervals.Length)];
                heart += (_target[slot] - heart) * Math.Min(1, interval / 40.0);
                flutter = (flutter * 0.85) + chance.Bell(1.6);
                if (!_isOff[slot])
                {
                    samples.Add(new(_start + second, (int)Math.Round(Math.Clamp(heart + flutter, 38, person.MaximumHeartRate))));
                }

                second += interval;
            }

            return [.. samples];
        }

        public int[] CountSteps()
        {
            Prng chance = person.Chance(date, Aspect.Steps);
            int[] steps = new int[Minutes];
            for (int minute = 0; minute < Minutes; minute++)
            {
                (int fidget, double spread) = (chance.Chance(0.06) ? chance.Pick(4, 26) : 0, chance.Bell(9));
                bool isOff = _isOff[minute * 2] || _isOff[(minute * 2) + 1];
                steps[minute] = isOff || _cadence[minute] == 0 ? 0
                    : _cadence[minute] == 1 ? fidget
                    : Math.Max(0, _cadence[minute] + (int)spread);
            }

            return steps;
        }

        private void Paint(Activity activity, double resting)
        {
            double reserve = person.MaximumHeartRate - resting;
            double target = activity.Kind switch
            {
                ActivityKind.Run => resting + (reserve * 0.74),
                ActivityKind.Ride => resting + (reserve * 0.62),
                ActivityKind.Strength => resting + (reserve * 0.45),
                _ => resting + 20 + ((activity.Cadence - 60) * 0.42),
            };
            Fill(activity.Span, slot =>
            {
                _target[slot] = target + (Mood(slot) * (activity.Kind is ActivityKind.Walk ? 1 : 2.5));
                _isExercise[slot] = activity.Kind is not ActivityKind.Walk;
            });
            FillMinutes(activity.Span, _ => activity.Cadence);
        }

        private void Paint(SleepLog log, double resting)
        {
            foreach (SleepLevel level in log.Levels.Concat(log.ShortWakes))
            {
                double target = resting + level.Level switch
                {
                    "deep" => -5,
                    "light" => -2,
                    "rem" => 3,
                    "asleep" => 1,
                    "restless" => 5,
                    _ => 9,
                };
                Fill(new(level.Start, level.End), slot => _target[slot] = target);
            }

            // A minute that is asleep in part counts as asleep: nobody steps in bed.
            FillMinutes(log.Span, static _ => 0);
        }

        private double Mood(int slot)
        {
            double day = date.DayNumber + (slot / (double)Slots);
            return (4 * Person.Wave(day * 37)) + (3 * Person.Wave((day * 11) + person.DriftPhase));
        }

        private void Fill(Stretch span, Action<int> paint)
        {
            int first = (int)Math.Clamp((span.Start - _start) / SlotSeconds, 0, Slots);
            int end = (int)Math.Clamp((span.End - _start + SlotSeconds - 1) / SlotSeconds, 0, Slots);
            for (int slot = first; slot < end; slot++)
            {
                paint(slot);
            }
        }

        private void FillMinutes(Stretch span, Func<int, int> cadence)
        {
            int first = (int)Math.Clamp((span.Start - _start) / 60, 0, Minutes);
            int end = (int)Math.Clamp((span.End - _start + 59) / 60, 0, Minutes);
            for (int minute = first; minute < end; minute++)
            {
                _cadence[minute] = cadence(minute);
            }
        }
    }
}
