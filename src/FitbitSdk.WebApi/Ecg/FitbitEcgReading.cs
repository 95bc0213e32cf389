using System.Text.Json.Serialization;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>An electrocardiogram that the user took on a device. What the service does not state is <see langword="null"/>.</summary>
public sealed class FitbitEcgReading
{
    /// <summary>Gets when it began, in the local time of the account.</summary>
    public required LocalDateTime StartTime { get; init; }

    /// <summary>Gets the mean heart rate in beats a minute.</summary>
    public int? AverageHeartRate { get; init; }

    /// <summary>Gets what it was taken for.</summary>
    [JsonPropertyName("resultClassification")]
    public FitbitEcgClassification? Classification { get; init; }

    /// <summary>Gets the voltages, <see cref="SamplingFrequencyHz"/> a second: divided by <see cref="ScalingFactor"/> they are millivolts.</summary>
    [JsonConverter(typeof(WaveformConverter))]
    public IReadOnlyList<int> WaveformSamples { get => field ?? []; init; }

    /// <summary>Gets how many voltages were measured a second.</summary>
    public int? SamplingFrequencyHz { get; init; }

    /// <summary>Gets what a voltage is divided by to be one in millivolts.</summary>
    public int? ScalingFactor { get; init; }

    /// <summary>Gets how many voltages the service counts.</summary>
    public int? NumberOfWaveformSamples { get; init; }

    /// <summary>Gets the number of the lead.</summary>
    public int? LeadNumber { get; init; }

    /// <summary>Gets the version of the device's app for electrocardiograms.</summary>
    public string? FeatureVersion { get; init; }

    /// <summary>Gets the device's name, for example <c>Sense</c>.</summary>
    public string? DeviceName { get; init; }

    /// <summary>Gets the version of the device's firmware.</summary>
    public string? FirmwareVersion { get; init; }
}
