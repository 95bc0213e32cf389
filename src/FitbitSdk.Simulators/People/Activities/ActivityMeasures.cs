namespace FitbitSdk.Simulators.People.Activities;

/// <summary>What the body did during a log, from the person's true heart rate and steps; of a log written by hand, what was typed.</summary>
/// <remarks>Drawn where a log is looked at: a list of a year shows a page of it. Rounded here, so that all who tell a number tell the same.</remarks>
internal sealed class ActivityMeasures
{
    private const int Lightly = 1;
    private const int Very = 3;

    private readonly int[] _levels = new int[4];

    public ActivityMeasures(Life life, ActivityLog log)
    {
        HeartSample[] heart = log.Typed is null ? [.. Heart(life, log.Span)] : [];
        double calories = Spread(life.Person, log, heart, out HeartRateZones zones);
        bool isOnFoot = log.Type.Kind is ActivityKind.Walk or ActivityKind.Run;
        int? steps = log.Typed is null && log.Type.Kind is not ActivityKind.Ride ? Steps(life, log.Span) : null;
        double? distance = log.Typed is { } typed ? typed.Distance
            : isOnFoot ? steps * Stride(life.Person, log.Type.Kind)
            : log.HasGps ? log.WheelSpeed * log.ActiveSeconds / 3600
            : null;
        StepCount = log.Typed is null ? steps : log.Typed.Steps;
        Calories = log.Typed?.Calories ?? (int)Math.Round(calories);
        AverageHeartRate = heart.Length > 0 ? (int)Math.Round(heart.Average(static sample => sample.Bpm)) : null;
        Zones = heart.Length > 0 ? zones.Times : null;
        if (distance > 0)
        {
            Distance = Math.Round(distance.Value, 6);
            Speed = Math.Round(distance.Value * 3600 / log.ActiveSeconds, 6);
            Pace = isOnFoot ? Math.Round(log.ActiveSeconds / distance.Value, 6) : null;
        }
    }

    public int Calories { get; }

    /// <summary>Gets the steps; <see langword="null"/> on wheels, and where nobody typed them.</summary>
    public int? StepCount { get; }

    /// <summary>Gets kilometres; <see langword="null"/> where neither steps nor GPS tell them.</summary>
    public double? Distance { get; }

    /// <summary>Gets km/h of the active time.</summary>
    public double? Speed { get; }

    /// <summary>Gets seconds per kilometre; on foot only.</summary>
    public double? Pace { get; }

    public int? AverageHeartRate { get; }

    /// <summary>Gets whole minutes: sedentary, lightly, fairly and very active.</summary>
    public IReadOnlyList<(string Name, int Minutes)> Levels =>
        [("sedentary", _levels[0]), ("lightly", _levels[1]), ("fairly", _levels[2]), ("very", _levels[3])];

    /// <summary>Gets the four zones; <see langword="null"/> without heart rate.</summary>
    public IReadOnlyList<ZoneTime>? Zones { get; }

    /// <summary>Gets the sum of active zone minutes: cardio and peak count twice.</summary>
    public int? ActiveZoneMinutes => Zones is null ? null : Zones[1].Minutes + (2 * (Zones[2].Minutes + Zones[3].Minutes));

    /// <summary>Deals the minutes since the start out to levels and zones, and adds up their energy.</summary>
    private double Spread(Person person, ActivityLog log, HeartSample[] heart, out HeartRateZones zones)
    {
        zones = new(person);
        double calories = 0;
        int minutes = (int)Math.Round(log.Seconds / 60.0);
        for (int minute = 0, next = 0; minute < minutes; minute++)
        {
            (int sum, int first) = (0, next);
            long end = minute == minutes - 1 ? log.Span.End : log.Span.Start + ((minute + 1) * 60);
            for (; next < heart.Length && heart[next].Time < end; next++)
            {
                sum += heart[next].Bpm;
            }

            if (next == first)
            {
                _levels[log.Typed is null ? Lightly : Very]++;
                calories += log.Type.Mets * person.WeightKg / 60;
                continue;
            }

            double bpm = (double)sum / (next - first);
            double burnt = 1.1 + Math.Max(0, (bpm - person.RestingBase) * person.WeightKg * 0.0013);
            int zone = zones.Add(bpm, burnt);
            _levels[Math.Min(Very, bpm < person.RestingBase + 15 ? 0 : zone + 1)]++;
            calories += burnt;
        }

        return calories;
    }

    private static IEnumerable<HeartSample> Heart(Life life, Stretch span) =>
        UtcDays(life, span).SelectMany(static day => day.Heart).Where(sample => sample.Time >= span.Start && sample.Time < span.End);

    /// <summary>Steps of a stretch; a minute that lies inside in part counts in part.</summary>
    private static int Steps(Life life, Stretch span)
    {
        double steps = 0;
        foreach (UtcDay day in UtcDays(life, span))
        {
            long midnight = CivilClock.StartOfUtcDay(day.Date);
            for (int minute = 0; minute < day.Steps.Length; minute++)
            {
                long start = midnight + (minute * 60);
                long inside = Math.Min(start + 60, span.End) - Math.Max(start, span.Start);
                steps += day.Steps[minute] * Math.Max(0, inside) / 60.0;
            }
        }

        return (int)Math.Round(steps);
    }

    private static IEnumerable<UtcDay> UtcDays(Life life, Stretch span)
    {
        for (DateOnly day = CivilClock.UtcDateAt(span.Start); day <= CivilClock.UtcDateAt(span.End); day = day.AddDays(1))
        {
            yield return life.UtcDayOf(day);
        }
    }

    /// <summary>Kilometres of one step, as the profile has it.</summary>
    private static double Stride(Person person, ActivityKind kind) => person.HeightCm * (kind is ActivityKind.Run ? 0.52 : 0.413) / 100_000;
}
