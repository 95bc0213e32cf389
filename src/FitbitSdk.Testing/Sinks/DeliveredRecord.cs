using System.Globalization;
using System.Text.Json;
using FitbitSdk.Records;

namespace FitbitSdk.Testing;

/// <summary>One delivery as its receiver sees it: what a fixture reads back from the other end of a sink.</summary>
/// <remarks>It holds no health data, but a record id and a user key: print it in tests with invented users only.</remarks>
public sealed record DeliveredRecord
{
    private DeliveredRecord()
    {
    }

    /// <summary>Gets what the delivery does to what the receiver holds.</summary>
    public DeliveryKind Delivery { get; private init; }

    /// <summary>Gets the text of the record id; <see langword="null"/> where a span is replaced.</summary>
    public string? RecordId { get; private init; }

    /// <summary>Gets the revision; 0 where a span is replaced or a record retracted.</summary>
    public ulong Revision { get; private init; }

    /// <summary>Gets whose span is replaced; <see langword="null"/> for a record, whose id says it.</summary>
    public UserKey? User { get; private init; }

    /// <summary>Gets the replaced span; <see langword="null"/> for a record.</summary>
    public FetchWindow? Span { get; private init; }

    /// <summary>Describes a record that is new or corrected, also one that follows the replacement of its span.</summary>
    /// <param name="recordId">The text of its id.</param>
    /// <param name="revision">Its revision.</param>
    /// <returns>The delivery.</returns>
    public static DeliveredRecord Upsert(string recordId, ulong revision) => new() { Delivery = DeliveryKind.Upsert, RecordId = recordId, Revision = revision };

    /// <summary>Describes a record that was deleted upstream.</summary>
    /// <param name="recordId">The text of its id.</param>
    /// <returns>The delivery.</returns>
    public static DeliveredRecord Retract(string recordId) => new() { Delivery = DeliveryKind.Retract, RecordId = recordId };

    /// <summary>Describes that the records of a span are void.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="span">The span.</param>
    /// <returns>The delivery.</returns>
    public static DeliveredRecord RangeReplaced(UserKey user, FetchWindow span) => new() { Delivery = DeliveryKind.RangeReplaced, User = user, Span = span };

    /// <summary>Reads one object that <see cref="JsonDeliveryEncoder"/> wrote: what most fixtures need.</summary>
    /// <param name="utf8">The object; a line break behind it does no harm.</param>
    /// <returns>The delivery.</returns>
    /// <exception cref="InvalidDataException">The bytes are not such an object.</exception>
    public static DeliveredRecord ParseJson(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(utf8);
            JsonElement entry = document.RootElement;
            string Text(string name) => entry.GetProperty(name).GetString() ?? throw new JsonException();
            ulong Revision() => ulong.Parse(Text("revision"), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            return Text("delivery") switch
            {
                "upsert" => Upsert(Text("recordId"), Revision()),
                "retract" => Retract(Text("recordId")),
                "rangeReplaced" => RangeReplaced(new(Text("userKey")), FetchWindow.Between(StreamTime.Parse(Text("spanStart")), StreamTime.Parse(Text("spanEnd")))),
                _ => throw new JsonException(),
            };
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException or KeyNotFoundException or InvalidOperationException
            or NodaTime.Text.UnparsableValueException)
        {
            throw new InvalidDataException("This is not a delivery as JsonDeliveryEncoder writes it.", e);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Delivery switch
    {
        DeliveryKind.RangeReplaced => $"{Delivery} {Span} of {User}",
        DeliveryKind.Retract => $"{Delivery} {RecordId}",
        _ => $"{Delivery} {RecordId} at {Revision:x16}",
    };
}
