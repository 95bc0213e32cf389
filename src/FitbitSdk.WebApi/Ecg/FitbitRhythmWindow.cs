using System.Text.Json.Serialization;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Five minutes of heartbeats.</summary>
public sealed class FitbitRhythmWindow
{
    /// <summary>Gets when they began, in the local time of the account.</summary>
    public required LocalDateTime StartTime { get; init; }

    /// <summary>Gets the heartbeats in the order of their times; a row without a time or a rate is none.</summary>
    [JsonPropertyName("bpmData")]
    [JsonConverter(typeof(BeatsConverter))]
    public IReadOnlyList<FitbitRhythmBeat> Beats { get => field ?? []; init; }
}
