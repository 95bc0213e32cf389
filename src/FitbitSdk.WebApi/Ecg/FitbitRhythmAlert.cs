using System.Text.Json.Serialization;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>An alert of an irregular rhythm. What the service does not state is <see langword="null"/>.</summary>
public sealed class FitbitRhythmAlert
{
    /// <summary>Gets when the detection began, in the local time of the account.</summary>
    public required LocalDateTime AlertTime { get; init; }

    /// <summary>Gets when the detection ended, in the local time of the account.</summary>
    public LocalDateTime? DetectedTime { get; init; }

    /// <summary>Gets the version of the service that alerted.</summary>
    public string? ServiceVersion { get; init; }

    /// <summary>Gets the version of the algorithm.</summary>
    [JsonPropertyName("algoVersion")]
    public string? AlgorithmVersion { get; init; }

    /// <summary>Gets the device's name, for example <c>Sense</c>.</summary>
    public string? DeviceType { get; init; }

    /// <summary>Gets the stretches that were looked at.</summary>
    [JsonConverter(typeof(ListConverter<FitbitRhythmWindow>))]
    public IReadOnlyList<FitbitRhythmWindow> Windows { get => field ?? []; init; }
}
