using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

/// <summary>An answer that is an object. Taken for an answer, an error under a status of success would count as data that was read.</summary>
internal abstract class FitbitDocument
{
    [JsonPropertyName("errors")]
    [JsonConverter(typeof(SomethingConverter))]
    public bool HasErrors { get; set; }

    [JsonPropertyName("error")]
    [JsonConverter(typeof(SomethingConverter))]
    public bool HasError { get; set; }

    public bool? Success { get; set; }

    [JsonIgnore]
    public bool IsError => HasErrors || HasError || Success is false;
}
