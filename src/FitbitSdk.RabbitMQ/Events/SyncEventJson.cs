using System.Text.Json;
using FitbitSdk.Records;
using NodaTime.Text;

namespace FitbitSdk.RabbitMQ;

/// <summary>How events stand in JSON: camelCase, ISO-8601, what is absent is left out. They hold no health value and no token.</summary>
public static class SyncEventJson
{
    /// <summary>Gives the JSON Schema (2020-12) of the events: closed, so that a member it does not name is an error.</summary>
    /// <returns>The file <c>schemas/sync-event.schema.json</c>.</returns>
    public static string DescribeSchema()
    {
        using Stream stream = typeof(SyncEventJson).Assembly.GetManifestResourceStream("sync-event.schema.json")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Gives the text of a kind, which is its routing key as well.</summary>
    internal static string NameOf<TKind>(TKind kind)
        where TKind : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    internal static byte[] Write(SyncEvent happened)
    {
        using PooledBuffer buffer = new(512);
        using (Utf8JsonWriter json = new(buffer, OcariotJsonEncoder.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("kind"u8, NameOf(happened.Kind));
            json.WriteString("at"u8, InstantPattern.ExtendedIso.Format(happened.At));
            json.WriteString("provider"u8, happened.Provider.Value);
            WriteIfAny(json, "userKey", happened.User?.Value);
            WriteIfAny(json, "metBy", happened.MetBy?.Value);
            WriteIfAny(json, "stream", happened.Stream?.Value);
            WriteIfAny(json, "windowStart", happened.Window?.Start.ToString());
            WriteIfAny(json, "windowEnd", happened.Window?.End.ToString());
            if (happened.Kind is SyncEventKind.RunEnded or SyncEventKind.WindowDelivered)
            {
                json.WriteNumber("records"u8, happened.Records);
            }

            if (happened.Kind is SyncEventKind.RunEnded)
            {
                json.WriteBoolean("complete"u8, happened.IsComplete);
            }

            WriteIfAny(json, "error", happened.Error is { } error ? NameOf(error) : null);
            WriteIfAny(json, "until", happened.Until is { } until ? InstantPattern.ExtendedIso.Format(until) : null);
            json.WriteEndObject();
        }

        return buffer.Written.ToArray();
    }

    private static void WriteIfAny(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
