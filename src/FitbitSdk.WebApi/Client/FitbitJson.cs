using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Reads small answers.</summary>
internal static class FitbitJson
{
    public static IReadOnlyList<FitbitDevice> ReadDevices(in ReadOnlySequence<byte> body)
    {
        DeviceDocument[] devices = Read(body, FitbitJsonContext.Default.DeviceDocumentArray, FitbitOperations.GetDevices);
        return [.. devices.Where(static device => device is { Id: not null, Type: not null }).Select(static device => new FitbitDevice
        {
            Id = device.Id!,
            Type = device.Type!,
            Version = device.DeviceVersion,
            LastSyncTime = device.LastSyncTime is { } text && JsonValues.TryParseLocalTime(text, out LocalDateTime time) ? time : null,
        })];
    }

    public static FitbitProfile ReadProfile(in ReadOnlySequence<byte> body)
    {
        using JsonBody json = new(body);
        ProfileReader reader = new(json.Bytes, new("user"));   // a member of another form counts as missing
        JsonAnswer.Read(ProfileReader.Operation, ref reader, static (ref walk) => walk.Read());
        return new() { TimeZoneId = reader.TimeZoneId, Offset = reader.Offset };
    }

    private static T Read<T>(in ReadOnlySequence<byte> body, JsonTypeInfo<T> type, FitbitOperation operation)
        where T : class
    {
        try
        {
            Utf8JsonReader reader = new(body);
            return JsonSerializer.Deserialize(ref reader, type) ?? throw new JsonException();
        }
        catch (JsonException)
        {
#pragma warning disable MA0054 // The cause may quote the answer.
            throw SuccessfulError.Unlike(operation.Name, "the answer is not the expected JSON.", body).ToException();
#pragma warning restore MA0054
        }
    }
}

internal sealed class DeviceDocument
{
    public string? Id { get; init; }

    public string? Type { get; init; }

    public string? DeviceVersion { get; init; }

    public string? LastSyncTime { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DeviceDocument[]))]
internal sealed partial class FitbitJsonContext : JsonSerializerContext;
