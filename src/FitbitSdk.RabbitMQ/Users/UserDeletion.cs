using System.Text.Json;
using FitbitSdk.Records;

namespace FitbitSdk.RabbitMQ;

/// <summary>Reads <c>UserDeleteEvent</c>, of which <c>user.id</c> alone counts.</summary>
internal static class UserDeletion
{
    /// <summary>Gives the user to be forgotten; <see langword="null"/> where the message names none.</summary>
    public static UserKey? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("user"u8, out JsonElement user) && user.ValueKind is JsonValueKind.Object
                && user.TryGetProperty("id"u8, out JsonElement id) && id.ValueKind is JsonValueKind.String
                ? new(id.GetString()!)
                : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            // No JSON, or an id that no user has.
            return null;
        }
    }
}
