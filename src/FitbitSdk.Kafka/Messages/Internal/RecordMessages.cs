using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <summary>Messages of one topic a stream: a record each, and before them one where a span is replaced.</summary>
internal sealed class RecordMessages : MessageSet
{
    private readonly EncodedBatch _entries;
    private readonly byte[] _prefix;
    private readonly int _spans;

    /// <param name="topic">The topic.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="schema">What the header says.</param>
    /// <param name="entries">The encoded batch; this object disposes of it. Without an entry for the span, that message has no value.</param>
    /// <param name="prefix">What stands before each value.</param>
    public RecordMessages(string topic, RecordBatch batch, string schema, EncodedBatch entries, byte[] prefix)
        : base(topic, System.Text.Encoding.UTF8.GetBytes(batch.Origin.User.Value), schema)
    {
        (_entries, _prefix) = (entries, prefix);
        _spans = batch.Origin.Delivery is DeliveryKind.RangeReplaced ? 1 : 0;
        Count = batch.Count + _spans;
    }

    public override int Count { get; }

    public override int RecordOf(int index) => index - _spans;

    public override byte[]? ValueOf(int index)
    {
        int entry = index - (Count - _entries.Count);
        return entry < 0 || _entries[entry].IsEmpty ? null : Join(_prefix, _entries[entry].Span);
    }

    public override void Dispose() => _entries.Dispose();
}
