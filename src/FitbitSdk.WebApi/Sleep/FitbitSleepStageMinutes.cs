namespace FitbitSdk.WebApi;

/// <summary>Minutes of the stages of a date.</summary>
public sealed class FitbitSleepStageMinutes
{
    /// <summary>Gets the minutes of being awake.</summary>
    public int? Wake { get; init; }

    /// <summary>Gets the minutes of light sleep.</summary>
    public int? Light { get; init; }

    /// <summary>Gets the minutes of deep sleep.</summary>
    public int? Deep { get; init; }

    /// <summary>Gets the minutes of REM sleep.</summary>
    public int? Rem { get; init; }
}
