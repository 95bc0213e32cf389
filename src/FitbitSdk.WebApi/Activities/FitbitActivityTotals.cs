using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>The totals of a date. What is <see langword="null"/> the service does not state, as for measures that the device cannot take.</summary>
public sealed class FitbitActivityTotals
{
    /// <summary>Gets the steps.</summary>
    public int? Steps { get; init; }

    /// <summary>Gets the floors.</summary>
    public int? Floors { get; init; }

    /// <summary>Gets how far the user climbed, in metres or feet (<see cref="FitbitUnits"/>).</summary>
    public double? Elevation { get; init; }

    /// <summary>Gets the distances by what they were covered with: in all, and apart by intensity and by activity.</summary>
    [JsonConverter(typeof(ListConverter<FitbitActivityDistance>))]
    public IReadOnlyList<FitbitActivityDistance> Distances { get => field ?? []; init; }

    /// <summary>Gets all energy that was spent, in kcal.</summary>
    public double? CaloriesOut { get; init; }

    /// <summary>Gets the energy that the body spends at rest, in kcal.</summary>
    [JsonPropertyName("caloriesBMR")]
    public double? BasalCalories { get; init; }

    /// <summary>Gets the energy that was spent while active, rest included, in kcal.</summary>
    public double? ActivityCalories { get; init; }

    /// <summary>Gets the energy that was spent while active beyond rest, in kcal.</summary>
    public double? MarginalCalories { get; init; }

    /// <summary>Gets the energy that was spent without what the service estimated, in kcal.</summary>
    [JsonPropertyName("caloriesOutUnestimated")]
    public double? UnestimatedCalories { get; init; }

    /// <summary>Gets the energy that the service estimates from the user's habits, in kcal.</summary>
    [JsonPropertyName("calorieEstimationMu")]
    public double? EstimatedCalories { get; init; }

    /// <summary>Gets whether the service estimates energy for this date.</summary>
    [JsonPropertyName("useEstimation")]
    public bool? UsesEstimation { get; init; }

    /// <summary>Gets the minutes without activity; those without wear are among them.</summary>
    public int? SedentaryMinutes { get; init; }

    /// <summary>Gets the minutes of light activity.</summary>
    public int? LightlyActiveMinutes { get; init; }

    /// <summary>Gets the minutes of moderate activity.</summary>
    public int? FairlyActiveMinutes { get; init; }

    /// <summary>Gets the minutes of vigorous activity.</summary>
    public int? VeryActiveMinutes { get; init; }

    /// <summary>Gets the resting heart rate in beats a minute.</summary>
    public int? RestingHeartRate { get; init; }

    /// <summary>Gets the heart rate zones that the service made for the user; empty where it sends none.</summary>
    [JsonConverter(typeof(ListConverter<FitbitHeartZone>))]
    public IReadOnlyList<FitbitHeartZone> HeartRateZones { get => field ?? []; init; }

    /// <summary>Gets the heart rate zones that the user made; empty where there are none.</summary>
    [JsonConverter(typeof(ListConverter<FitbitHeartZone>))]
    public IReadOnlyList<FitbitHeartZone> CustomHeartRateZones { get => field ?? []; init; }
}
