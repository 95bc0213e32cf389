using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>What was drunk on a date.</summary>
public sealed class FitbitWaterDay
{
    /// <summary>Gets the date that was asked for.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Gets what was logged; empty where nothing was.</summary>
    public IReadOnlyList<FitbitWaterLog> Logs { get; init; } = [];

    /// <summary>Gets what it comes to, in millilitres or fluid ounces (<see cref="FitbitUnits"/>).</summary>
    public double? Total { get; init; }
}
