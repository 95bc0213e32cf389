using System.Text;
using Confluent.Kafka;

namespace FitbitSdk.Kafka;

/// <summary>A message of no meaning behind all that was committed of a shard's state, so that a reader knows when it has read everything.</summary>
/// <remarks>What a broker calls the end lies before it for a while after it has become the partition's leader (before 2.2, KIP-207), and as long as a
/// transaction of somebody else is open there. Compaction takes the mark away: it has no value.</remarks>
internal sealed class EndMark(string topic, int partition) : MessageSet(topic, KeyBytes, schema: "")
{
    // No offset's key: those have slashes.
    private static readonly byte[] KeyBytes = Encoding.UTF8.GetBytes("end");

    public override int Count => 1;

    public override Partition Partition => new(partition);

    public static bool IsOne(ReadOnlySpan<byte> key) => key.SequenceEqual(KeyBytes);

    /// <summary>Writes one, in a transaction of its own.</summary>
    /// <returns>Its offset.</returns>
    public async Task<long> WriteAsync(ShardProducer producer, TimeSpan patience)
    {
        long offset = Offset.Unset;
        DeliveryTally tally = new();
        Action<DeliveryReport<byte[], Payload>> report = producer.ReportTo(tally);
        producer.Begin();
        await producer.SendAsync(new() { Key = Key, Value = new(null, this, 0) }, tally, Delivered).ConfigureAwait(false);
        await tally.CloseAsync(producer.Ended).ConfigureAwait(false);
        await producer.CommitAsync(patience).ConfigureAwait(false);
        return tally.Failed is [(_, var code), ..] ? throw new KafkaException(code) : offset;

        void Delivered(DeliveryReport<byte[], Payload> delivered)
        {
            offset = delivered.Offset;
            report(delivered);
        }
    }

    public override int RecordOf(int index) => Span;

    public override byte[]? ValueOf(int index) => null;

    public override void Dispose()
    {
    }
}
