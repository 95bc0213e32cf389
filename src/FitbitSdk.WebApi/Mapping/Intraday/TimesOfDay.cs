using System.Text;
using System.Text.Json;
using FitbitSdk.Http;

namespace FitbitSdk.WebApi;

/// <summary>Times of a day as intraday rows state them.</summary>
internal static class TimesOfDay
{
    /// <summary>Reads <c>HH:mm:ss</c>. Anything else is passed over.</summary>
    public static bool TryGetSecondOfDay(this ref Utf8JsonReader json, out int second)
    {
        second = 0;
        if (json.TokenType is JsonTokenType.String && !json.ValueIsEscaped)
        {
            return json.ValueSpan.Length == 8 && IntradayScanner.TryReadTime(json.ValueSpan, out second);
        }

        Span<byte> bytes = stackalloc byte[8];
        return json.TryGetText(out string? text) && Encoding.UTF8.TryGetBytes(text, bytes, out int length)
            && length == 8 && IntradayScanner.TryReadTime(bytes, out second);
    }
}
