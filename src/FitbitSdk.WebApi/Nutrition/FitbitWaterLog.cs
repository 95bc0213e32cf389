using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>Water that was drunk.</summary>
public sealed class FitbitWaterLog
{
    /// <summary>Gets the id of the log entry.</summary>
    [JsonConverter(typeof(IdConverter))]
    public required string LogId { get; init; }

    /// <summary>Gets the amount in millilitres or fluid ounces (<see cref="FitbitUnits"/>).</summary>
    public double? Amount { get; init; }
}
