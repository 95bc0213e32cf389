using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

internal sealed class SubscriptionsDocument : FitbitDocument, IListDocument<FitbitSubscription>
{
    [JsonPropertyName("apiSubscriptions")]
    [JsonConverter(typeof(ListConverter<FitbitSubscription>))]
    public IReadOnlyList<FitbitSubscription> Items { get => field ?? []; set; }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SubscriptionsDocument))]
[JsonSerializable(typeof(FitbitSubscription))]
internal sealed partial class SubscriptionsJson : JsonSerializerContext;
