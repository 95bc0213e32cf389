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
    private readonly Activity? _activity;
    private readonly IReadOnlyDictionary<int, ErrorCode?> _known;
    private readonly int _count;
    private RecordHead[] _heads;

    private StagedBatch(MessageEncoding encoding, RecordBatch batch, IReadOnlyList<MessageSet> sets, RefusedRecords refused)
    {
        (_encoding, _recordType, _activity, _count) = (encoding, batch.Schema.RecordType, Activity.Current, batch.Count);
        (Origin, Sets) = (batch.Origin, sets);
        _heads = ArrayPool<RecordHead>.Shared.Rent(_count);
        for (int i = 0; i < _count; i++)
        {
            _heads[i] = batch.GetHead(i);
        }

        _known = refused.Among(_heads.AsSpan(0, _count));
        Rejected = [.. _known.Where(static one => one.Value is not null).Select(static one => new RejectedRecord(one.Key, KafkaFaults.ReasonOf(one.Value!.Value)))];
    }

    public RecordOrigin Origin { get; }

    public IReadOnlyList<MessageSet> Sets { get; }

    /// <summary>Gets the records that were refused before and are not sent.</summary>
    public IReadOnlyList<RejectedRecord> Rejected { get; }

    /// <summary>Gets how many records are sent.</summary>
    public int Count => _count - Rejected.Count;

    public static async ValueTask<StagedBatch> OfAsync(MessageEncoding encoding, RecordBatch batch, RefusedRecords refused, CancellationToken cancellationToken) =>
        new(encoding, batch, await encoding.EncodeAsync(batch, cancellationToken).ConfigureAwait(false), refused);

    public RecordHead HeadOf(int record) => _heads[record];

    public OutgoingMessage MessageOf(MessageSet set) => _encoding.MessageOf(set, Origin, _recordType, HeadOf, _activity);

    public bool Sends(int record) => _known.Count == 0 || !_known.TryGetValue(record, out ErrorCode? code) || code is null;

    /// <summary>Tells whether a record may be to blame for a refused request, so that it is to have one of its own.</summary>
    public bool IsSuspect(int record) => _known.Count > 0 && _known.TryGetValue(record, out ErrorCode? code) && code is null;

    /// <summary>Notes that the batch is committed, so that nothing is held against its records any more.</summary>
    public void Clear(RefusedRecords refused)
    {
        foreach (int record in _known.Keys)
        {
            refused.Remove(_heads[record]);
        }
    }

    public void Dispose()
    {
        foreach (MessageSet set in Sets)
        {
            set.Dispose();
        }

        if (_heads.Length > 0)
        {
            ArrayPool<RecordHead>.Shared.Return(_heads, clearArray: true);
            _heads = [];
        }
    }
}
