using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>Totals of the whole life of an account.</summary>
public sealed class FitbitLifetimeTotals
{
    /// <summary>Gets the steps.</summary>
    public long? Steps { get; init; }

    /// <summary>Gets the distance in kilometres or miles (<see cref="FitbitUnits"/>).</summary>
    public double? Distance { get; init; }

    /// <summary>Gets the floors.</summary>
    public double? Floors { get; init; }

    /// <summary>Gets the energy in kcal; <see langword="null"/> in newer accounts: the service gave up counting it.</summary>
    [JsonConverter(typeof(AmountConverter))]
    public double? CaloriesOut { get; init; }
}
