using Confluent.Kafka;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <summary>The records that the brokers refused for good, from the transaction that they broke until the window was written again without them.</summary>
/// <remarks>What is forgotten too early is refused and found once more.</remarks>
internal sealed class RefusedRecords
{
    private const int Most = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<(RecordId Id, ulong Revision), ErrorCode> _records = [];

    public void Add(in RecordHead head, ErrorCode code)
    {
        lock (_lock)
        {
            if (_records.Count >= Most)
            {
                _records.Clear();
            }

            _records[(head.Id, head.Revision)] = code;
        }
    }

    /// <summary>Gives the records of a batch that were refused before.</summary>
    public IReadOnlyList<RejectedRecord> Among(ReadOnlySpan<RecordHead> heads)
    {
        lock (_lock)
        {
            if (_records.Count == 0)
            {
                return [];
            }

            List<RejectedRecord> rejected = [];
            for (int i = 0; i < heads.Length; i++)
            {
                if (_records.TryGetValue((heads[i].Id, heads[i].Revision), out ErrorCode code))
                {
                    rejected.Add(new(i, KafkaFaults.ReasonOf(code)));
                }
            }

            return rejected;
        }
    }

    /// <summary>Forgets a record once its rejection is committed, so that a later try of its gap is a real one.</summary>
    public void Remove(in RecordHead head)
    {
        lock (_lock)
        {
            _records.Remove((head.Id, head.Revision));
        }
    }
}
