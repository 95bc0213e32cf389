using System.Text.Json.Serialization;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>How much somebody means to drink.</summary>
public sealed class FitbitWaterGoal
{
    /// <summary>Gets the amount of a day in millilitres or fluid ounces (<see cref="FitbitUnits"/>); <see langword="null"/> where there is no goal.</summary>
    [JsonPropertyName("goal")]
    public double? Amount { get; init; }

    /// <summary>Gets since when.</summary>
    public LocalDate? StartDate { get; init; }
}
