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
/// <remarks>It outlives shards. Where there are too many the oldest is forgotten: it is refused and found once more.</remarks>
/// <param name="most">How many it holds; more than a window of a day's seconds has.</param>
internal sealed class RefusedMessages(int most = 100_000)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Refusal> _byAge = [];
    private readonly Dictionary<RefusedMessage, LinkedListNode<Refusal>> _messages = [];

    public void Add(RefusedMessage message, ErrorCode? code)
    {
        lock (_lock)
        {
            Forget(message);
            if (_byAge.Count == most)
            {
                Forget(_byAge.First!.Value.Message);
            }

            _messages[message] = _byAge.AddLast(new Refusal(message, code));
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
                if (set.RecordOf(i) != MessageSet.Span && _messages.TryGetValue(KeyOf(set, i, headOf), out LinkedListNode<Refusal>? one))
                {
                    found.Add((i, one.Value.Code));
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
            Forget(message);
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

    private void Forget(RefusedMessage message)
    {
        if (_messages.Remove(message, out LinkedListNode<Refusal>? one))
        {
            _byAge.Remove(one);
        }
    }

    // Without a code a message is suspected: its request was refused as a whole, and the producer ended before it could be tried alone.
    private readonly record struct Refusal(RefusedMessage Message, ErrorCode? Code);
}
