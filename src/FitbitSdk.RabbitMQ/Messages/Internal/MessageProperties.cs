using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FitbitSdk.Records;
using RabbitMQ.Client;

namespace FitbitSdk.RabbitMQ;

/// <summary>The properties of the messages of one batch. The client copies them, so that a few serve all.</summary>
internal sealed class MessageProperties(DeliveryHeaders delivery, RecordOrigin origin, string contentType)
{
    private readonly BasicProperties _ofRecord = Create(delivery.OfRecords, origin, contentType);
    private readonly BasicProperties _ofSpan = Create(delivery.OfSpan, origin, contentType);
    private readonly long _observedAt = origin.ObservedAt.ToUnixTimeSeconds();

    /// <summary>Fills in what the message of a record says.</summary>
    /// <param name="head">The record.</param>
    /// <param name="part">The place of the message among several of that record.</param>
    public BasicProperties OfRecord(in RecordHead head, int part)
    {
        string id = head.Id.ToString();
        string revision = head.Revision.ToString("x16");
        _ofRecord.Headers![DeliveryHeaders.RecordId] = id;
        if (!delivery.IsGone)
        {
            _ofRecord.Headers[DeliveryHeaders.Revision] = revision;
        }

        string messageId = delivery.MessageIdOf(id, revision);
        _ofRecord.MessageId = Fit(part == 0 ? messageId : $"{messageId}-{part}", revision);

        // Where only the wall clock is known there is no instant to give; and AMQP knows no time before 1970.
        long time = head.Time.Instant?.ToUnixTimeSeconds() ?? 0;
        _ofRecord.Timestamp = new(time > 0 ? time : _observedAt);
        return _ofRecord;
    }

    /// <summary>Fills in what the message says that tells of a replaced span.</summary>
    public BasicProperties OfSpan()
    {
        (_ofSpan.MessageId, _ofSpan.Timestamp) = (Fit(delivery.SpanMessageId, null), new(_observedAt));
        return _ofSpan;
    }

    /// <summary>Fills in what a message of several entries says, <see langword="null"/> for that of a span: what differs between them stands in the body.</summary>
    public BasicProperties OfMany(IEnumerable<RecordHead?> heads)
    {
        using IncrementalHash ids = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        int count = 0;
        foreach (RecordHead? head in heads)
        {
            ids.AppendData(Encoding.UTF8.GetBytes(head is { } one ? delivery.MessageIdOf(one.Id.ToString(), one.Revision.ToString("x16")) : delivery.SpanMessageId));
            count++;
        }

        _ofRecord.Headers!.Remove(DeliveryHeaders.Delivery);
        _ofRecord.Headers[RabbitMqHeaders.Records] = count;
        _ofRecord.MessageId = $"{origin.Stream.Value}-{Convert.ToHexStringLower(ids.GetHashAndReset())}";
        _ofRecord.Timestamp = new(_observedAt);
        return _ofRecord;
    }

    private static BasicProperties Create(IReadOnlyList<KeyValuePair<string, string>> headers, RecordOrigin origin, string contentType) => new()
    {
        Persistent = true,
        ContentType = contentType,
        Headers = headers.Append(new(RabbitMqHeaders.UserKey, origin.User.Value)).ToDictionary(static one => one.Key, static one => (object?)Encoding.UTF8.GetBytes(one.Value), StringComparer.Ordinal),
    };

    /// <summary>AMQP takes 255 bytes: of an id that is longer, as with a long user key in another script, its hash stands there.</summary>
    private static string Fit(string messageId, string? revision) => !RoutingKeys.IsTooLong(messageId) ? messageId
        : string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)))}-{revision}").TrimEnd('-');
}
