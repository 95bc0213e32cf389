using FitbitSdk.Simulators.People.Travel;

namespace FitbitSdk.Simulators.People;

/// <summary>Who someone is: drawn from the seed and the place in the list alone.</summary>
internal sealed class Person
{
    // The first three are promised; the rest brings odd offsets and unusual clock changes (Lord Howe moves by 30 minutes).
    private static readonly string[] Zones =
    [
        "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Adelaide", "America/St_Johns", "Asia/Kathmandu", "Pacific/Chatham",
        "America/Los_Angeles", "Europe/London", "Australia/Lord_Howe", "Asia/Tokyo", "America/Sao_Paulo", "Pacific/Kiritimati", "Pacific/Honolulu",
    ];

    // Women at even places.
    private static readonly string[] Names =
        ["Anna", "Ben", "Chitra", "David", "Erin", "Farid", "Grace", "Hugo", "Ines", "Jonas", "Kiri", "Kenji", "Lena", "Noah", "Olga", "Pedro"];

    public Person(int seed, int index)
    {
        Prng chance = Prng.For(seed, index, 0, Aspect.Person);
        (Seed, Index) = (seed, index);
        Kind = (PersonKind)(index % Enum.GetValues<PersonKind>().Length);
        Clock = Kind is PersonKind.Traveller
            ? new(Zones[index % Zones.Length], home => new Itinerary(seed, index, home))
            : new(Zones[index % Zones.Length]);
        Name = Names[index % Names.Length];
        IsFemale = index % 2 == 0;
        BirthYear = chance.Pick(1955, 2004);
        BirthDay = chance.Pick(1, 360);
        HeightCm = Math.Round(chance.Between(IsFemale ? 154 : 165, IsFemale ? 178 : 193), 1);
        WeightKg = Math.Round(chance.Between(52, 98), 1);
        RestingBase = chance.Between(51, 69);
        MaximumHeartRate = (int)Math.Round(208 - (0.7 * (2026 - BirthYear)));
        BedtimeMinutes = chance.Between(-70, 40);
        SleepMinutes = chance.Between(405, 500);
        NapChance = chance.Between(0.08, 0.4);
        WorkoutChance = chance.Between(0.3, 0.65);
        TrainsInTheMorning = chance.Chance(0.3);
        Briskness = chance.Between(0.8, 1.25);
        DriftPhase = chance.Unit();
    }

    public int Seed { get; }
    public int Index { get; }
    public PersonKind Kind { get; }
    public CivilClock Clock { get; }
    public string Name { get; }
    public bool IsFemale { get; }
    public int BirthYear { get; }
    public int BirthDay { get; }
    public double HeightCm { get; }
    public double WeightKg { get; }
    public double RestingBase { get; }
    public int MaximumHeartRate { get; }

    /// <summary>Usual bedtime in minutes from local midnight.</summary>
    public double BedtimeMinutes { get; }

    public double SleepMinutes { get; }
    public double NapChance { get; }
    public double WorkoutChance { get; }
    public bool TrainsInTheMorning { get; }
    public double Briskness { get; }
    public double DriftPhase { get; }

    public Prng Chance(DateOnly day, Aspect aspect) => Prng.For(Seed, Index, day.DayNumber, aspect);

    /// <summary>Resting heart rate of a day: drifts by a few beats over six weeks, less over eleven days.</summary>
    public double RestingHeartRate(DateOnly day) =>
        RestingBase + (3.5 * Wave((day.DayNumber / 43.0) + DriftPhase)) + (1.2 * Wave((day.DayNumber / 11.0) + (DriftPhase * 3)));

    /// <summary>Kilocalories a minute at complete rest, after Mifflin and St Jeor.</summary>
    public double BasalPerMinute(DateOnly day) =>
        ((10 * WeightKg) + (6.25 * HeightCm) - (5 * (day.Year - BirthYear)) + (IsFemale ? -161 : 5)) / (24 * 60);

    /// <summary>A triangle between -1 and 1 with period 1; sines may differ in the last bit between machines.</summary>
    internal static double Wave(double phase) => (4 * Math.Abs(phase - Math.Floor(phase) - 0.5)) - 1;
}
