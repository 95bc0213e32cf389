namespace FitbitSdk.Simulators.People;

/// <summary>SplitMix64. Our own, because the seeded sequence of <see cref="Random"/> may change with the runtime.</summary>
internal struct Prng
{
    private ulong _state;

    private Prng(ulong state) => _state = state;

    /// <summary>A generator for one aspect of one day of one person: nothing that was asked before can shift it.</summary>
    public static Prng For(int seed, int user, int day, Aspect aspect)
    {
        ulong state = Mix(unchecked((ulong)seed) + 0x9E3779B97F4A7C15UL);
        state = Mix(state ^ unchecked((ulong)user * 0xD1B54A32D192ED03UL));
        state = Mix(state ^ unchecked((ulong)day * 0x8CB92BA72F3D8DD7UL));
        return new(Mix(state ^ unchecked((ulong)aspect * 0xABC98388FB8FAC03UL)));
    }

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        return Mix(_state);
    }

    /// <summary>A number from 0 up to, not including, 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Between(double from, double to) => from + ((to - from) * Unit());

    /// <summary>A whole number from <paramref name="from"/> up to, not including, <paramref name="to"/>.</summary>
    public int Pick(int from, int to) => from + (int)(Unit() * (to - from));

    public bool Chance(double probability) => Unit() < probability;

    /// <summary>A bell-like number within ±<paramref name="spread"/>: a sum of uniforms, as logarithms may differ between machines.</summary>
    public double Bell(double spread) => (Unit() + Unit() + Unit() - 1.5) / 1.5 * spread;

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}

/// <summary>Independent streams of chance. New aspects go to the end: a number is part of every simulated life.</summary>
internal enum Aspect
{
    Person = 1,
    NightSpan = 2,
    NightStages = 3,
    Nap = 4,
    Day = 5,
    Walks = 6,
    Uploads = 7,
    Heart = 8,
    Steps = 9,
    Identity = 10,
    AccessToken = 11,
    RefreshToken = 12,
    Client = 13,

    Travel = 20,
    SecondWear = 21,
    SecondUploads = 22,
    ThirdDays = 23,
    Energy = 24,

    HeartRateVariability = 30,
    OxygenSaturation = 31,
    BreathingRate = 32,
    SkinTemperature = 33,
    RestingHeartRate = 34,
    ActivityDetails = 40,
    ActivityEdits = 41,
    ManualActivity = 42,
    NightEdits = 43,
    NapEdits = 44,

    HealthUser = 50,
    HeartDoubles = 51,
    PhoneSteps = 52,
    NightProcessing = 53,
    WireForms = 54,

    Weight = 60,
    WeightEdits = 61,
}
