namespace FitbitSdk.Simulators.People.Energy;

/// <summary>What a day came to, as the service says now: what is not uploaded counts as rest.</summary>
internal sealed class DailyTotals
{
    // Of one step, as the profile has it.
    private const double StrideOfHeight = 0.413;

    private readonly int[] _levels = new int[4];

    public DailyTotals(Person person, Upload upload, Stretch day)
    {
        double kilocalories = 0;
        for (long minute = day.Start; minute < day.End; minute += 60)
        {
            MinuteEnergy energy = upload.Energy(minute);
            kilocalories += energy.Kilocalories;
            _levels[energy.Level]++;
            Steps += upload.Steps(minute);
        }

        Calories = (int)Math.Round(kilocalories);
        Kilometres = Math.Round(Steps * person.HeightCm * StrideOfHeight / 100_000, 5);
    }

    public int Steps { get; }

    public double Kilometres { get; }

    public int Calories { get; }

    /// <summary>Minutes of a level: 0 sedentary, 1 lightly, 2 fairly, 3 very active.</summary>
    public int Minutes(int level) => _levels[level];
}
