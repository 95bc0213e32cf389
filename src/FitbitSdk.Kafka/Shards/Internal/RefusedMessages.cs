using Confluent.Kafka;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <summary>The records that the brokers refused for good, and those that may be to blame for a refused request, until their window was written in another way.</summary>
/// <remarks>It outlives shards. What is forgotten too early is refused and found once more.</remarks>
internal sealed class RefusedRecords
{
    private const int Most = 10_000;

    private readonly Lock _lock = new();

    // Without a code a record is suspected: it came in a request that was refused as a whole, and the producer ended before it could be tried alone.
    private readonly Dictionary<(RecordId Id, ulong Revision), ErrorCode?> _records = [];

    public void Add(in RecordHead head, ErrorCode code) => Set(head, code);

    public void Suspect(in RecordHead head) => Set(head, null);

    /// <summary>Gives those of a batch, by their places.</summary>
    public IReadOnlyDictionary<int, ErrorCode?> Among(ReadOnlySpan<RecordHead> heads)
    {
        Dictionary<int, ErrorCode?> found = [];
        lock (_lock)
        {
            for (int i = 0; i < heads.Length && _records.Count > 0; i++)
            {
                if (_records.TryGetValue((heads[i].Id, heads[i].Revision), out ErrorCode? code))
                {
                    found[i] = code;
                }
            }
        }

        return found;
    }

    /// <summary>Forgets a record once its window is committed, so that a later try of its gap is a real one.</summary>
    public void Remove(in RecordHead head)
    {
        lock (_lock)
        {
            _records.Remove((head.Id, head.Revision));
        }
    }

    private void Set(in RecordHead head, ErrorCode? code)
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
}
