using System.Buffers;
using System.Diagnostics;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <summary>A batch that waits for its transaction: encoded, with a copy of what its headers say, because the batch itself is gone by then.</summary>
internal sealed class StagedBatch : IDisposable
{
    private readonly MessageEncoding _encoding;
    private readonly string _recordType;
    private readonly Activity? _activity;
    private readonly HashSet<int> _left;
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

        Rejected = refused.Among(_heads.AsSpan(0, _count));
        _left = [.. Rejected.Select(static one => one.Index)];
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

    public bool Sends(int record) => _left.Count == 0 || !_left.Contains(record);

    /// <summary>Notes that the rejections are committed.</summary>
    public void ForgetRejected(RefusedRecords refused)
    {
        foreach (RejectedRecord record in Rejected)
        {
            refused.Remove(_heads[record.Index]);
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
