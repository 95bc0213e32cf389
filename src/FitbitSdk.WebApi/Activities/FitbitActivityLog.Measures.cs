using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

public sealed partial class FitbitActivityLog
{
    /// <summary>Gets the energy that was spent, in kcal.</summary>
    [JsonConverter(typeof(AmountConverter))]
    public double? Calories { get; init; }

    /// <summary>Gets the steps.</summary>
    public int? Steps { get; init; }

    /// <summary>Gets how far it went, in <see cref="DistanceUnit"/>.</summary>
    public double? Distance { get; init; }

    /// <summary>Gets the unit of <see cref="Distance"/>; it follows the units of the call (<see cref="FitbitUnits"/>).</summary>
    public FitbitDistanceUnit? DistanceUnit { get; init; }

    /// <summary>Gets the mean speed, in kilometres or miles an hour.</summary>
    public double? Speed { get; init; }

    /// <summary>Gets the mean pace, in seconds a kilometre or a mile.</summary>
    public double? Pace { get; init; }

    /// <summary>Gets how far it went up, in metres or feet (<see cref="FitbitUnits"/>).</summary>
    public double? ElevationGain { get; init; }

    /// <summary>Gets the mean heart rate in beats a minute.</summary>
    public int? AverageHeartRate { get; init; }

    /// <summary>Gets the heart rate zones and what was spent in each; empty where heart rate was not measured.</summary>
    [JsonConverter(typeof(ListConverter<FitbitHeartZone>))]
    public IReadOnlyList<FitbitHeartZone> HeartRateZones { get => field ?? []; init; }

    /// <summary>Gets whether active zone minutes were counted.</summary>
    public bool? HasActiveZoneMinutes { get; init; }

    /// <summary>Gets the active zone minutes; <see langword="null"/> from devices that do not count them.</summary>
    public FitbitLogZoneMinutes? ActiveZoneMinutes { get; init; }

    /// <summary>Gets the minutes of each intensity; empty where the service does not say.</summary>
    [JsonPropertyName("activityLevel")]
    [JsonConverter(typeof(ListConverter<FitbitIntensityMinutes>))]
    public IReadOnlyList<FitbitIntensityMinutes> Intensities { get => field ?? []; init; }
}
