using FitbitSdk.Records;

namespace FitbitSdk.RabbitMQ;

/// <summary>An entry a record, and before them one where a span is replaced; bare Avro has none for it, so that message is empty.</summary>
internal sealed class RecordBodies(string routingKey, string schema, EncodedBatch entries, RecordBatch batch) : Bodies(routingKey, schema, entries)
{
    private readonly int _missing = batch.Count + SpansOf(batch) - entries.Count;
    private readonly int _spans = SpansOf(batch);

    public override int Count => base.Count + _missing;

    public override ReadOnlyMemory<byte> this[int index] => index < _missing ? default : base[index - _missing];

    public override int RecordOf(int index) => index - _spans;

    private static int SpansOf(RecordBatch batch) => batch.Origin.Delivery is DeliveryKind.RangeReplaced ? 1 : 0;
}
