using System.Globalization;
using System.Text;
using Confluent.Kafka;

namespace FitbitSdk.Kafka;

/// <summary>One row of the state topic, as a set of one message.</summary>
internal sealed class StateMessage(string topic, int partition, StateChange change) : MessageSet(topic, StateKey.Write(change.Key), schema: "")
{
    private const string VersionHeader = "version";

    public override int Count => 1;

    public override Partition Partition => new(partition);

    // No record bears the blame where this message is refused.
    public override int RecordOf(int index) => Span;

    public override byte[]? ValueOf(int index) => change.Row?.Document;

    public Message<byte[], Payload> ToMessage()
    {
        Headers headers = [];
        if (change.Row is { } row)
        {
            headers.Add(VersionHeader, Encoding.ASCII.GetBytes(row.Version.ToString(CultureInfo.InvariantCulture)));
        }

        return new() { Key = Key, Value = new(ValueOf(0), this, 0), Headers = headers };
    }

    /// <exception cref="InvalidDataException">It is no row of ours.</exception>
    public static StateChange Read(Message<byte[]?, byte[]?> message)
    {
        OffsetKey key = StateKey.Read(message.Key);
        return message.Value is not { } document ? new(key, null)
            : message.Headers.TryGetLastBytes(VersionHeader, out byte[] version) && long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
                ? new(key, new(number, document))
            : throw new InvalidDataException("A row of the state topic has no version: who else writes there?");
    }

    public override void Dispose()
    {
    }
}
