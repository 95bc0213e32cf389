using Confluent.Kafka;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Kafka;

/// <summary>One message that is filled again and again: the producer copies what it is given.</summary>
internal sealed class OutgoingMessage(MessageSet set, RecordOrigin origin, Func<int, RecordHead> headOf, MessageHeaders headers)
{
    private readonly Message<byte[], Payload> _message = new() { Key = set.Key };
    private readonly long _observedAt = origin.ObservedAt.ToUnixTimeMilliseconds();
    private int _told = MessageSet.Span;
    private Timestamp _time;

    public Message<byte[], Payload> Fill(int index)
    {
        int record = set.RecordOf(index);
        if (record == MessageSet.Span)
        {
            (_message.Headers, _message.Timestamp) = (headers.OfSpan, At(_observedAt));
        }
        else
        {
            Tell(record);
            (_message.Headers, _message.Timestamp) = (headers.OfRecord, set.Letter is null ? _time : At(_observedAt)); // of a letter the time may be what was refused
        }

        _message.Value = new(set.ValueOf(index), set, index);
        return _message;
    }

    // An encoder makes several messages of one record, one behind the other.
    private void Tell(int record)
    {
        if (record == _told)
        {
            return;
        }

        RecordHead head = headOf(record);
        headers.Tell(head);

        // Where only the wall clock is known there is no instant to give; and to Kafka, what is not after 1970 is no time.
        long time = head.Time.Instant?.ToUnixTimeMilliseconds() ?? 0;
        (_told, _time) = (record, At(time > 0 ? time : _observedAt));
    }

    private static Timestamp At(long milliseconds) => new(milliseconds, TimestampType.CreateTime);
}
