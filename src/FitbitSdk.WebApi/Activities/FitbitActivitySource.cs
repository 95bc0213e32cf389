using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>What recorded or sent an activity.</summary>
public sealed class FitbitActivitySource
{
    /// <summary>Gets the id of the device or of the application.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the name, for example <c>Charge 2</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Gets what it is.</summary>
    public FitbitActivitySourceType? Type { get; init; }

    /// <summary>Gets the address of its page.</summary>
    [JsonPropertyName("url")]
    public string? Link { get; init; }

    /// <summary>Gets what it measures, for example <c>HEARTRATE</c> or <c>GPS</c>; empty where the service does not say.</summary>
    [JsonConverter(typeof(ListConverter<string>))]
    public IReadOnlyList<string> TrackerFeatures { get => field ?? []; init; }
}
