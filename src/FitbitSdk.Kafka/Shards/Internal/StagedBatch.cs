using System.Buffers;
using System.Diagnostics;
using Confluent.Kafka;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <summary>A batch that waits for its transaction: encoded, with a copy of what its headers say, because the batch itself is gone by then.</summary>
internal sealed class StagedBatch : IDisposable
{
    private readonly MessageEncoding _encoding;
    private readonly string _recordType;
    private readonly RefusedMessages _refused;
    private readonly List<MessageSet> _sets = [];
    private readonly Dictionary<(MessageSet Set, int Index), ErrorCode?> _known = [];
    private readonly List<RejectedRecord> _rejected = [];
    private RecordHead[] _heads;

    private StagedBatch(MessageEncoding encoding, RecordBatch batch, IReadOnlyList<MessageSet> sets, RefusedMessages refused)
    {
        (_encoding, _recordType, _refused) = (encoding, batch.Schema.RecordType, refused);
        (Origin, Count) = (batch.Origin, batch.Count);
        _heads = ArrayPool<RecordHead>.Shared.Rent(Count);
        for (int i = 0; i < Count; i++)
        {
            _heads[i] = batch.GetHead(i);
        }

        foreach (MessageSet set in sets)
        {
            Add(set);
        }

        // Several messages of one record may be refused: it is rejected once.
        Rejected = [.. _rejected.DistinctBy(static one => one.Index).OrderBy(static one => one.Index)];
    }

    public RecordOrigin Origin { get; }

    /// <summary>Gets how many records it has.</summary>
    public int Count { get; }

    /// <summary>Gets the messages by topic, and the letters that stand for those that were refused before.</summary>
    public IReadOnlyList<MessageSet> Sets => _sets;

    /// <summary>Gets the records that were refused before, and of which no dead letter tells.</summary>
    public IReadOnlyList<RejectedRecord> Rejected { get; }

    /// <summary>Gets the dead letters among what is sent.</summary>
    public IEnumerable<DeadLetter> Letters => _sets.Where(set => set.Letter is not null && Sends(set, 0)).Select(static set => set.Letter!);

    /// <summary>Gets or sets what the messages name as their cause.</summary>
    public Activity? Activity { get; set; }

    public static async ValueTask<StagedBatch> OfAsync(MessageEncoding encoding, RecordBatch batch, RefusedMessages refused, CancellationToken cancellationToken) =>
        new(encoding, batch, await encoding.EncodeAsync(batch, cancellationToken).ConfigureAwait(false), refused);

    public OutgoingMessage MessageOf(MessageSet set) => _encoding.MessageOf(set, Origin, _recordType, HeadOf, Activity);

    public bool Sends(MessageSet set, int index) => _known.Count == 0 || !_known.TryGetValue((set, index), out ErrorCode? code) || code is null;

    /// <summary>Tells whether a message may be to blame for a refused request, so that it is to have one of its own.</summary>
    public bool IsSuspect(MessageSet set, int index) => _known.Count > 0 && _known.TryGetValue((set, index), out ErrorCode? code) && code is null;

    /// <summary>Holds a refusal against a message, for the next time that the window is written.</summary>
    /// <param name="message">The message.</param>
    /// <param name="code">Why it was refused; <see langword="null"/> where it is only suspected.</param>
    /// <returns>Whether its record will be rejected then; <see langword="false"/> where a dead letter may tell of it.</returns>
    public bool Refuse(Payload message, ErrorCode? code)
    {
        _refused.Add(RefusedMessages.KeyOf(message.Set, message.Index, HeadOf), code);
        return code is not null && (message.Set.Letter is not null || _encoding.DeadLetterTopic is null);
    }

    /// <summary>Notes that the batch is committed, so that nothing is held against its records any more.</summary>
    public void Clear()
    {
        foreach ((MessageSet set, int index) in _known.Keys)
        {
            _refused.Remove(RefusedMessages.KeyOf(set, index, HeadOf));
        }
    }

    public void Dispose()
    {
        foreach (MessageSet set in _sets)
        {
            set.Dispose();
        }

        if (_heads.Length > 0)
        {
            ArrayPool<RecordHead>.Shared.Return(_heads, clearArray: true);
            _heads = [];
        }
    }

    /// <summary>Adds messages. For what is known to be refused a letter takes its place; if that is known to be refused as well, the record is rejected.</summary>
    private void Add(MessageSet set, ErrorCode? original = null)
    {
        _sets.Add(set);
        foreach ((int index, ErrorCode? code) in _refused.Among(set, HeadOf))
        {
            _known[(set, index)] = code;
            if (code is not { } certain)
            {
                continue;
            }

            if (set.Letter is null && _encoding.DeadLetterTopic is { } letters)
            {
                Add(DeadLetter.Of(letters, new(set.ValueOf(index), set, index), certain), certain);
            }
            else
            {
                _rejected.Add(new(set.RecordOf(index), KafkaFaults.ReasonOf(original ?? certain)));
            }
        }
    }

    private RecordHead HeadOf(int record) => _heads[record];
}
