using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FitbitSdk.Http;

namespace FitbitSdk.WebApi;

/// <summary>Reads a list. Without data it also comes as null or as an empty object.</summary>
internal sealed class ListConverter<T> : LenientConverter<IReadOnlyList<T>>
{
    public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.Enter(JsonTokenType.StartArray))
        {
            case JsonEntry.Empty:
                return [];
            case JsonEntry.Unlike:
                throw new JsonException();
        }

        JsonTypeInfo<T> item = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        List<T> list = [];
        while (reader.NextElement())
        {
            list.Add(JsonSerializer.Deserialize(ref reader, item) ?? throw new JsonException());
        }

        return list;
    }
}
