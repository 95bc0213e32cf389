using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>A kind of activity that the user made a favourite.</summary>
public sealed class FitbitFavoriteActivity
{
    /// <summary>Gets the id of the kind.</summary>
    [JsonConverter(typeof(IdConverter))]
    public required string ActivityId { get; init; }

    /// <summary>Gets the name, in the language of the account.</summary>
    public string? Name { get; init; }

    /// <summary>Gets what is said of the kind; may be empty.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the metabolic equivalents: how many times the energy of rest it takes.</summary>
    [JsonConverter(typeof(AmountConverter))]
    public double? Mets { get; init; }
}
