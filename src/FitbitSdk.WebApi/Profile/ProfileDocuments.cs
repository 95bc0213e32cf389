using System.Text.Json;
using System.Text.Json.Serialization;
using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.WebApi;

internal sealed class ProfileDocument : FitbitDocument
{
    public FitbitProfile? User { get; set; }
}

internal sealed class BadgesDocument : FitbitDocument, IListDocument<FitbitBadge>
{
    [JsonPropertyName("badges")]
    [JsonConverter(typeof(ListConverter<FitbitBadge>))]
    public IReadOnlyList<FitbitBadge> Items { get => field ?? []; set; }
}

/// <summary>An offset in milliseconds.</summary>
internal sealed class OffsetConverter : LenientConverter<Offset?>
{
    public override Offset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetWhole(out long milliseconds) && milliseconds >= Offset.MinValue.Milliseconds && milliseconds <= Offset.MaxValue.Milliseconds
            ? Offset.FromMilliseconds((int)milliseconds)
            : null;
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ProfileDocument))]
[JsonSerializable(typeof(BadgesDocument))]
internal sealed partial class ProfileJson : JsonSerializerContext;
