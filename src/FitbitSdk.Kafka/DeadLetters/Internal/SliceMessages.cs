using Confluent.Kafka;

namespace FitbitSdk.Kafka;

/// <summary>Messages of a slice, with the places that its records have in the whole batch.</summary>
internal sealed class SliceMessages(MessageSet inner, int start) : MessageSet(inner.Topic, inner.Key, inner.Schema)
{
    public override int Count => inner.Count;

    public override DeadLetter? Letter => inner.Letter;

    public override int RecordOf(int index) => inner.RecordOf(index) is var record && record == Span ? Span : record + start;

    public override byte[]? ValueOf(int index) => inner.ValueOf(index);

    public override void Describe(Headers headers) => inner.Describe(headers);

    public override void Dispose() => inner.Dispose();
}
