namespace FitbitSdk.WebApi;

/// <summary>Totals of levels. Those of stages are <see langword="null"/> where the night was told apart the classic way, and the other way round.</summary>
public sealed class FitbitSleepLevelTotals
{
    /// <summary>Gets the total of being awake.</summary>
    public FitbitSleepLevelTotal? Wake { get; init; }

    /// <summary>Gets the total of light sleep.</summary>
    public FitbitSleepLevelTotal? Light { get; init; }

    /// <summary>Gets the total of deep sleep.</summary>
    public FitbitSleepLevelTotal? Deep { get; init; }

    /// <summary>Gets the total of REM sleep.</summary>
    public FitbitSleepLevelTotal? Rem { get; init; }

    /// <summary>Gets the total of sleep, where stages are not told apart.</summary>
    public FitbitSleepLevelTotal? Asleep { get; init; }

    /// <summary>Gets the total of restless sleep.</summary>
    public FitbitSleepLevelTotal? Restless { get; init; }

    /// <summary>Gets the total of being awake, where stages are not told apart.</summary>
    public FitbitSleepLevelTotal? Awake { get; init; }
}
