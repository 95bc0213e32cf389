namespace FitbitSdk.Simulators.People.Energy;

/// <summary>What a body burns in one minute.</summary>
internal readonly record struct MinuteEnergy
{
    /// <summary>Metabolic equivalents of complete rest, tenfold as the service counts them.</summary>
    public const int RestingMets = 10;

    public MinuteEnergy(double basalPerMinute, int mets)
    {
        Mets = mets;

        // Through single precision: the service's numbers bear its marks, and a client must keep digits that mean nothing.
        Kilocalories = (float)(basalPerMinute * mets / RestingMets);
    }

    public double Kilocalories { get; }

    /// <summary>Gets ten times the metabolic equivalents.</summary>
    public int Mets { get; }

    public int Level => LevelOf(Mets);

    /// <summary>0 sedentary, 1 lightly, 2 fairly, 3 very active; a matter of the equivalents alone.</summary>
    public static int LevelOf(int mets) => mets < 16 ? 0 : mets < 30 ? 1 : mets < 60 ? 2 : 3;
}
