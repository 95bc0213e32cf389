using Confluent.Kafka;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <summary>One message of a record, however often its window is encoded.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="Revision">The record's revision.</param>
/// <param name="Topic">The topic.</param>
/// <param name="Number">Which one it is of those that the record became there, from 0.</param>
internal readonly record struct RefusedMessage(RecordId Id, ulong Revision, string Topic, int Number);

/// <summary>The messages that the brokers refused for good, and those that may be to blame for a refused request, until their window was written in another way.</summary>
/// <remarks>It outlives shards. What is forgotten too early is refused and found once more.</remarks>
internal sealed class RefusedMessages
{
    // More than a window of a day's seconds.
    private const int Most = 100_000;

    private readonly Lock _lock = new();

    // Without a code a message is suspected: its request was refused as a whole, and the producer ended before it could be tried alone.
    private readonly Dictionary<RefusedMessage, ErrorCode?> _messages = [];

    public void Add(RefusedMessage message, ErrorCode? code)
    {
        lock (_lock)
        {
            if (_messages.Count >= Most && !_messages.ContainsKey(message))
            {
                _messages.Clear();
            }

            _messages[message] = code;
        }
    }

    /// <summary>Gives those of a set, by their places in it.</summary>
    public IReadOnlyList<(int Index, ErrorCode? Code)> Among(MessageSet set, Func<int, RecordHead> headOf)
    {
        List<(int, ErrorCode?)> found = [];
        lock (_lock)
        {
            for (int i = 0; i < set.Count && _messages.Count > 0; i++)
            {
                if (set.RecordOf(i) != MessageSet.Span && _messages.TryGetValue(KeyOf(set, i, headOf), out ErrorCode? code))
                {
                    found.Add((i, code));
                }
            }
        }

        return found;
    }

    /// <summary>Forgets a message once its window is committed, so that a later try of its gap is a real one.</summary>
    public void Remove(RefusedMessage message)
    {
        lock (_lock)
        {
            _messages.Remove(message);
        }
    }

    public static RefusedMessage KeyOf(MessageSet set, int index, Func<int, RecordHead> headOf)
    {
        // An encoder makes several messages of one record, one behind the other.
        int record = set.RecordOf(index), number = 0;
        while (number < index && set.RecordOf(index - number - 1) == record)
        {
            number++;
        }

        RecordHead head = headOf(record);
        return new(head.Id, head.Revision, set.Topic, number);
    }
}
