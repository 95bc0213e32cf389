using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>What the night and the naps of a date come to.</summary>
public sealed class FitbitSleepTotals
{
    /// <summary>Gets the minutes of each stage; <see langword="null"/> where stages were not told apart.</summary>
    public FitbitSleepStageMinutes? Stages { get; init; }

    /// <summary>Gets the minutes asleep.</summary>
    [JsonPropertyName("totalMinutesAsleep")]
    public int? MinutesAsleep { get; init; }

    /// <summary>Gets how many logs there are.</summary>
    [JsonPropertyName("totalSleepRecords")]
    public int? Logs { get; init; }

    /// <summary>Gets the minutes in bed.</summary>
    [JsonPropertyName("totalTimeInBed")]
    public int? TimeInBed { get; init; }
}
