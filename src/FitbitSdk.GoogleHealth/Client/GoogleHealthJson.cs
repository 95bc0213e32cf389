using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.GoogleHealth;

/// <summary>Reads small answers.</summary>
internal static class GoogleHealthJson
{
    /// <summary>Adds the devices of one page.</summary>
    /// <returns>The token of the next page; empty or <see langword="null"/> on the last.</returns>
    public static string? ReadDevices(in ReadOnlySequence<byte> body, List<GoogleHealthDevice> devices)
    {
        using JsonBody json = new(body);
        DeviceReader reader = new(json.Bytes, devices);
        JsonAnswer.Read(GoogleHealthOperations.ListPairedDevices.Name, ref reader, static (ref walk) => walk.Read());
        return reader.NextPageToken;
    }

    public static GoogleHealthSettings ReadSettings(in ReadOnlySequence<byte> body)
    {
        SettingsDocument settings = Read(body, GoogleHealthJsonContext.Default.SettingsDocument, GoogleHealthOperations.GetSettings);
        return new()
        {
            TimeZoneId = string.IsNullOrEmpty(settings.TimeZone) ? null : settings.TimeZone,
            Offset = settings.UtcOffset is { } text && GoogleValues.TryParseOffset(text, out Offset offset) ? offset : null,
        };
    }

    public static GoogleHealthIdentity ReadIdentity(in ReadOnlySequence<byte> body)
    {
        IdentityDocument identity = Read(body, GoogleHealthJsonContext.Default.IdentityDocument, GoogleHealthOperations.GetIdentity);
        return string.IsNullOrEmpty(identity.HealthUserId)
            ? throw Unlike(GoogleHealthOperations.GetIdentity, body)
            : new() { HealthUserId = identity.HealthUserId, LegacyUserId = string.IsNullOrEmpty(identity.LegacyUserId) ? null : identity.LegacyUserId };
    }

    private static T Read<T>(in ReadOnlySequence<byte> body, JsonTypeInfo<T> type, GoogleHealthOperation operation)
        where T : AnswerDocument
    {
        try
        {
            Utf8JsonReader reader = new(body);
            T? answer = JsonSerializer.Deserialize(ref reader, type);
            return answer is { Error: null } ? answer : throw Unlike(operation, body);
        }
        catch (JsonException)
        {
#pragma warning disable MA0054 // The cause may quote the answer.
            throw Unlike(operation, body);
#pragma warning restore MA0054
        }
    }

    private static HealthApiException Unlike(GoogleHealthOperation operation, in ReadOnlySequence<byte> body) =>
        SuccessfulError.Unlike(operation.Name, "the answer is not the expected JSON.", body).ToException();
}

internal abstract class AnswerDocument
{
    /// <summary>Gets what a successful answer never holds.</summary>
    public JsonElement? Error { get; init; }
}

internal sealed class SettingsDocument : AnswerDocument
{
    public string? TimeZone { get; init; }

    public string? UtcOffset { get; init; }
}

internal sealed class IdentityDocument : AnswerDocument
{
    public string? HealthUserId { get; init; }

    public string? LegacyUserId { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SettingsDocument))]
[JsonSerializable(typeof(IdentityDocument))]
internal sealed partial class GoogleHealthJsonContext : JsonSerializerContext;
