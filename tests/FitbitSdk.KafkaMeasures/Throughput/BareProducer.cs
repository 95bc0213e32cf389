using System.Text;
using Confluent.Kafka;
using FitbitSdk.Kafka;
using FitbitSdk.Records;
using NodaTime.Text;

namespace FitbitSdk.KafkaMeasures.Throughput;

/// <summary>The same bytes as the sink sends, by a producer of Confluent's alone: as a program would be written for this one record type.</summary>
internal sealed class BareProducer : IDisposable
{
    private static readonly byte[] Upsert = "upsert"u8.ToArray();
    private static readonly byte[] Stream = "heart-rate"u8.ToArray();
    private static readonly byte[] Provider = "fitbit"u8.ToArray();

    private readonly IProducer<byte[], byte[]> _producer;
    private readonly byte[] _schema = Encoding.UTF8.GetBytes(AvroFingerprint.Rabin(AvroSchema.Parse(HeartRateSample.Schema.AvroJson)).ToString("x16"));

    public BareProducer(string bootstrap, int maximumInFlight) => _producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig
    {
        BootstrapServers = bootstrap,
        ClientId = "fitbitsdk",
        EnableIdempotence = true,
        Acks = Acks.All,
        Partitioner = Partitioner.Murmur2Random,
        CompressionType = CompressionType.Lz4,
        QueueBufferingMaxMessages = maximumInFlight,
    }).Build();

    /// <summary>Sends batches, and waits for each one's reports.</summary>
    /// <param name="batches">What is sent.</param>
    /// <param name="values">The values of each batch, encoded before.</param>
    public async Task SendAsync(IReadOnlyList<RecordBatch> batches, IReadOnlyList<byte[][]> values)
    {
        for (int i = 0; i < batches.Count; i++)
        {
            await SendAsync(batches[i], values[i]).ConfigureAwait(false);
        }
    }

    public void Dispose() => _producer.Dispose();

    private Task SendAsync(RecordBatch batch, byte[][] values)
    {
        RecordOrigin origin = batch.Origin;
        byte[] key = Encoding.UTF8.GetBytes(origin.User.Value);
        byte[] observedAt = Encoding.UTF8.GetBytes(InstantPattern.ExtendedIso.Format(origin.ObservedAt));
        TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int open = batch.Count;
        for (int i = 0; i < batch.Count; i++)
        {
            RecordHead head = batch.GetHead(i);
            Message<byte[], byte[]> message = new()
            {
                Key = key,
                Value = values[i],
                Timestamp = new(head.Time.Instant!.Value.ToUnixTimeMilliseconds(), TimestampType.CreateTime),
                Headers =
                [
                    new Header(KafkaHeaders.RecordId, Encoding.UTF8.GetBytes(head.Id.ToString())),
                    new Header(KafkaHeaders.Revision, Encoding.UTF8.GetBytes(head.Revision.ToString("x16"))),
                    new Header(KafkaHeaders.ObservedAt, observedAt),
                    new Header(KafkaHeaders.Delivery, Upsert),
                    new Header(KafkaHeaders.Schema, _schema),
                    new Header(KafkaHeaders.Stream, Stream),
                    new Header(KafkaHeaders.Provider, Provider),
                ],
            };
            _producer.Produce("fitbitsdk.heart-rate", message, report =>
            {
                if (report.Error.IsError)
                {
                    all.TrySetException(new KafkaException(report.Error));
                }
                else if (Interlocked.Decrement(ref open) == 0)
                {
                    all.TrySetResult();
                }
            });
        }

        return all.Task;
    }
}
