using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>A database of foods, in one language.</summary>
public sealed class FitbitFoodLocale
{
    /// <summary>Gets language and country, for example <c>en_US</c>.</summary>
    [JsonConverter(typeof(IdConverter))]
    public required string Value { get; init; }

    /// <summary>Gets its name.</summary>
    public string? Label { get; init; }

    /// <summary>Gets whether foods are found by bar codes.</summary>
    [JsonPropertyName("barcode")]
    public bool? HasBarcodes { get; init; }

    /// <summary>Gets whether images can be uploaded.</summary>
    [JsonPropertyName("imageUpload")]
    public bool? TakesImages { get; init; }
}
