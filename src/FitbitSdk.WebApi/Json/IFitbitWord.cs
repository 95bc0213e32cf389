using System.Text.Json;
using FitbitSdk.Http;

namespace FitbitSdk.WebApi;

/// <summary>A word of the service: known ones are static members, others are kept as they come.</summary>
internal interface IFitbitWord<out TSelf>
    where TSelf : struct, IFitbitWord<TSelf>
{
    static abstract TSelf Of(string value);
}

/// <summary>Reads a word; what is no text is the empty one.</summary>
internal sealed class WordConverter<TWord> : LenientConverter<TWord>
    where TWord : struct, IFitbitWord<TWord>
{
    public override TWord Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TWord.Of(reader.TryGetText(out string? text) ? text : "");
}
