using System.Text.Json;
using FitbitSdk.Records;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.RabbitMQ;

/// <summary>One message of an event: <c>event_name</c>, <c>timestamp</c> and one member that holds the content.</summary>
internal sealed class OcariotMessage
{
    private static readonly InstantPattern ToTheMillisecond = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.fff'Z'");
    private static readonly InstantPattern ToTheSecond = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss'Z'");

    private OcariotMessage(OcariotEvent kind, ReadOnlyMemory<byte> body) => (Event, Body) = (kind, body);

    public OcariotEvent Event { get; }

    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Gets the place of its first element among those of the batch.</summary>
    public int First { get; private init; }

    /// <summary>Gets how many elements it holds.</summary>
    public int Count { get; private init; }

    /// <summary>Puts elements into as few messages as a limit permits. One that exceeds it by itself travels alone.</summary>
    public static IEnumerable<OcariotMessage> Split(OcariotItems items, Instant at, int? maximumBytes)
    {
        int most = maximumBytes ?? int.MaxValue;
        int around = Write(items.Event, at, static json => Array(json, static _ => { })).Length;
        for (int first = 0, next; first < items.Count; first = next)
        {
            long length = around + items[first].Length;
            for (next = first + 1; next < items.Count && length + 1 + items[next].Length <= most; next++)
            {
                length += 1 + items[next].Length;
            }

            (int start, int end) = (first, next);
            yield return new(items.Event, Write(items.Event, at, json => Array(json, json => WriteItems(json, items, start, end)))) { First = start, Count = end - start };
        }
    }

    /// <summary>Tells that all of a user's data that was asked for is there.</summary>
    public static OcariotMessage LastSync(UserKey user, Instant at, Instant lastSync) =>
        OfUser(OcariotEvent.LastSync, user, at, json => json.WriteString("last_sync"u8, ToTheSecond.Format(lastSync)));

    /// <summary>Tells that a user's data cannot be read.</summary>
    public static OcariotMessage AuthError(UserKey user, Instant at, OcariotError error) => OfUser(OcariotEvent.AuthError, user, at, json =>
    {
        json.WriteStartObject("error"u8);
        json.WriteNumber("code"u8, error.Code);
        json.WriteString("message"u8, error.Message);
        json.WriteString("description"u8, error.Description);
        json.WriteEndObject();
    });

    /// <summary>Tells that a user's grant was withdrawn.</summary>
    public static OcariotMessage Revoke(UserKey user, Instant at) => OfUser(OcariotEvent.Revoke, user, at, static _ => { });

    private static OcariotMessage OfUser(OcariotEvent kind, UserKey user, Instant at, Action<Utf8JsonWriter> more) => new(kind, Write(kind, at, json =>
    {
        json.WriteStartObject();
        json.WriteString("child_id"u8, user.Value);
        more(json);
        json.WriteEndObject();
    }));

    private static void Array(Utf8JsonWriter json, Action<Utf8JsonWriter> items)
    {
        json.WriteStartArray();
        items(json);
        json.WriteEndArray();
    }

    private static void WriteItems(Utf8JsonWriter json, OcariotItems items, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            // It is our own writer's.
            json.WriteRawValue(items[i].Span, skipInputValidation: true);
        }
    }

    private static byte[] Write(OcariotEvent kind, Instant at, Action<Utf8JsonWriter> content)
    {
        using PooledBuffer buffer = new();
        using (Utf8JsonWriter json = new(buffer, OcariotJsonEncoder.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("event_name"u8, kind.Name);
            json.WriteString("timestamp"u8, ToTheMillisecond.Format(at));
            json.WritePropertyName(kind.Member);
            content(json);
            json.WriteEndObject();
        }

        return buffer.Written.ToArray();
    }
}
