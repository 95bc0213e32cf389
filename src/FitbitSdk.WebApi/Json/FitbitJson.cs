using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FitbitSdk.Http;

namespace FitbitSdk.WebApi;

/// <summary>Reads answers into models, leniently: unknown members are passed over, unknown words kept, numbers may be texts and texts numbers.</summary>
internal static class FitbitJson
{
    /// <summary>Gets the one set of rules for all areas. A new area adds its context.</summary>
    public static JsonSerializerOptions Options { get; } = Create(
        ActivitiesJson.Default, ActivitySeriesJson.Default, ActiveZoneMinutesJson.Default, BodyJson.Default, DevicesJson.Default, EcgJson.Default,
        FriendsJson.Default, HeartJson.Default, NightsJson.Default, NutritionJson.Default, ProfileJson.Default, SleepJson.Default,
        SubscriptionsJson.Default, WebhookJson.Default);

    public static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    /// <exception cref="HealthApiProtocolException">The body is not what the API promises.</exception>
    public static T Read<T>(FitbitOperation operation, in ReadOnlySequence<byte> body)
    {
        using JsonBody json = new(body);
        try
        {
            T? value = JsonSerializer.Deserialize(json.Bytes, TypeOf<T>());
            return value is null or FitbitDocument { IsError: true } ? throw Unlike(operation, body) : value;
        }
        catch (JsonException)
        {
            // Without its cause: the message quotes the body.
            throw Unlike(operation, body);
        }
    }

    /// <summary>Reads an answer that is a bare array.</summary>
    /// <exception cref="HealthApiProtocolException">The body is not what the API promises.</exception>
    public static IReadOnlyList<T> ReadList<T>(FitbitOperation operation, in ReadOnlySequence<byte> body)
    {
        using JsonBody json = new(body);
        try
        {
            Utf8JsonReader reader = new(json.Bytes, JsonRead.Options);
            reader.Read();
            IReadOnlyList<T> list = new ListConverter<T>().Read(ref reader, typeof(IReadOnlyList<T>), Options);
            reader.Read();   // throws where more follows
            return list;
        }
        catch (JsonException)
        {
            throw Unlike(operation, body);
        }
    }

    private static HealthApiException Unlike(FitbitOperation operation, in ReadOnlySequence<byte> body) =>
        SuccessfulError.Unlike(operation.Name, "the body is not what the API promises, or no JSON", body).ToException();

    private static JsonSerializerOptions Create(params IJsonTypeInfoResolver[] areas)
    {
        JsonSerializerOptions options = new()
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(areas),
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            MaxDepth = JsonRead.Options.MaxDepth,
            Converters =
            {
                new TextConverter(), new WholeConverter(), new LongConverter(), new NumberConverter(), new BooleanConverter(),
                new DateConverter(), new OptionalDateConverter(), new TimeConverter(), new DateTimeConverter(), new OptionalDateTimeConverter(), new StatedTimeConverter(),
            },
        };
        options.MakeReadOnly();
        return options;
    }
}
