using System.Text.Json;
using FitbitSdk.Http;

namespace FitbitSdk.WebApi;

/// <summary>What all lists of logs have in common: they come in pages.</summary>
internal static class LogList
{
    /// <summary>Reads the pagination at which the reader stands.</summary>
    /// <returns>The link to the next page; <see langword="null"/> on the last one.</returns>
    /// <exception cref="HealthApiProtocolException">The answer is not what the API promises.</exception>
    public static string? ReadNextLink(this ref Utf8JsonReader json, string operation)
    {
        switch (json.Enter(JsonTokenType.StartObject))
        {
            case JsonEntry.Empty:
                return null;
            case JsonEntry.Unlike:
                throw new HealthApiProtocolException(operation, "the pagination is no object");
        }

        string? link = null;
        while (json.NextMember())
        {
            bool next = json.NameIs("next"u8);
            json.Read();
            if (!next || json.TokenType is JsonTokenType.Null)
            {
                json.Skip();
            }
            else if (!json.TryGetText(out link))
            {
                // Taken for the end of the list, it would lose all pages that follow.
                throw new HealthApiProtocolException(operation, "the link to the next page is no text");
            }
        }

        return string.IsNullOrEmpty(link) ? null : link;
    }
}
