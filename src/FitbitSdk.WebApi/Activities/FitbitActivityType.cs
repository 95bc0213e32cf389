using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>A kind of activity.</summary>
public sealed class FitbitActivityType
{
    /// <summary>Gets the id.</summary>
    [JsonConverter(typeof(IdConverter))]
    public required string Id { get; init; }

    /// <summary>Gets the name, in the language of the account.</summary>
    public string? Name { get; init; }

    /// <summary>Gets for whom the kind is.</summary>
    public FitbitActivityAccess? AccessLevel { get; init; }

    /// <summary>Gets whether its levels differ by speed.</summary>
    public bool? HasSpeed { get; init; }

    /// <summary>Gets the metabolic equivalents: how many times the energy of rest it takes; <see langword="null"/> where its levels say it.</summary>
    [JsonConverter(typeof(AmountConverter))]
    public double? Mets { get; init; }

    /// <summary>Gets its levels; empty where it has none.</summary>
    [JsonPropertyName("activityLevels")]
    [JsonConverter(typeof(ListConverter<FitbitActivityTypeLevel>))]
    public IReadOnlyList<FitbitActivityTypeLevel> Levels { get => field ?? []; init; }
}
