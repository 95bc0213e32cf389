using System.Diagnostics;
using Confluent.Kafka;
using FitbitSdk.Records;
using FitbitSdk.Records.Tests;

namespace FitbitSdk.Kafka.Tests;

public sealed class HeaderTests : IDisposable
{
    private readonly TestCluster _cluster = TestCluster.Open(brokers: 1);

    [Fact]
    public async Task Write_Record_IsKeyedByItsUserAndStampedWithItsTime()
    {
        ConsumeResult<byte[], byte[]?> message = Assert.Single(await WriteAsync(Batches.Of(Batches.Origin(StreamId.HeartRate, user: "Jos\u00e9"), Batches.Heart(5, 61))));

        Assert.Equal("Jos\u00e9", TestSink.Text(message.Message.Key));
        Assert.Equal(new DateTime(2026, 3, 14, 0, 0, 5, DateTimeKind.Utc), message.Message.Timestamp.UtcDateTime);
    }

    [Fact]
    public async Task Write_Record_SaysWhatItIsInItsHeaders()
    {
        RecordBatch batch = Batches.Of(Batches.Origin(StreamId.HeartRate), Batches.Heart(5, 61));
        string revision = batch.GetHead(0).Revision.ToString("x16");

        ConsumeResult<byte[], byte[]?> message = Assert.Single(await WriteAsync(batch));

        Assert.Equal(
            [
                "record-id: anna/heart-rate/2026-03-14T00:00:05Z", $"revision: {revision}", "observed-at: 2026-03-20T12:34:56.1234567Z", "delivery: upsert",
                $"schema: {AvroFingerprint.Rabin(AvroSchema.Parse(HeartRateSample.Schema.AvroJson)):x16}", "stream: heart-rate", "provider: fitbit",
            ],
            HeadersOf(message));
    }

    [Fact]
    public async Task Write_ReplacedSpan_IsToldBeforeItsRecords()
    {
        IReadOnlyList<ConsumeResult<byte[], byte[]?>> messages = await WriteAsync(
            Batches.Of(Batches.Origin(StreamId.HeartRate, DeliveryKind.RangeReplaced), Batches.Heart(5, 61), Batches.Heart(6, 62)));

        Assert.Equal(["rangeReplaced", "upsert", "upsert"], messages.Select(static one => one.Header(KafkaHeaders.Delivery)));
        Assert.Null(messages[0].Message.Value);
        Assert.Null(messages[0].Header(KafkaHeaders.RecordId));
        Assert.Equal(("2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z"), (messages[0].Header(KafkaHeaders.SpanStart), messages[0].Header(KafkaHeaders.SpanEnd)));
        Assert.Equal("anna", TestSink.Text(messages[0].Message.Key));
    }

    [Fact]
    public async Task Write_Retraction_HasAnIdAndNeitherRevisionNorValue()
    {
        ConsumeResult<byte[], byte[]?> message = Assert.Single(await WriteAsync(
            new RetractionBatch(Batches.Origin(StreamId.Sleep), SleepLog.Schema, RecordKey.Log("7")), StreamId.Sleep));

        Assert.Equal(("retract", "anna/sleep/7", null), (message.Header(KafkaHeaders.Delivery), message.Header(KafkaHeaders.RecordId), message.Header(KafkaHeaders.Revision)));
        Assert.Null(message.Message.Value);
    }

    [Fact]
    public async Task Write_RecordOfWhichOnlyTheWallClockIsKnown_IsStampedWithTheTimeOfObservation()
    {
        ConsumeResult<byte[], byte[]?> message = Assert.Single(await WriteAsync(Batches.Of(Batches.Origin(StreamId.Sleep), Batches.BareSleep), StreamId.Sleep));

        Assert.Equal(new DateTime(2026, 3, 20, 12, 34, 56, 123, DateTimeKind.Utc), message.Message.Timestamp.UtcDateTime);
    }

    [Fact]
    public async Task Write_WithinATrace_CarriesIt()
    {
        using ActivityListener listener = new()
        {
            ShouldListenTo = static source => source.Name == KafkaDiagnostics.ActivitySourceName,
            Sample = static (ref _) => ActivitySamplingResult.AllData,
        };
        System.Diagnostics.ActivitySource.AddActivityListener(listener);
        using Activity outer = new Activity("host").SetIdFormat(ActivityIdFormat.W3C).Start();

        ConsumeResult<byte[], byte[]?> message = Assert.Single(await WriteAsync(Batches.Of(Batches.Origin(StreamId.HeartRate), Batches.Heart(5, 61))));

        string[] trace = message.Header(KafkaHeaders.TraceParent)!.Split('-');
        Assert.Equal(outer.TraceId.ToHexString(), trace[1]);
        Assert.NotEqual(outer.SpanId.ToHexString(), trace[2]); // the write's own
    }

    [Fact]
    public async Task Write_AsCloudEvents_BearsTheirAttributes()
    {
        RecordBatch batch = Batches.Of(Batches.Origin(StreamId.HeartRate, DeliveryKind.RangeReplaced), Batches.Heart(5, 61));
        string revision = batch.GetHead(0).Revision.ToString("x16");

        IReadOnlyList<ConsumeResult<byte[], byte[]?>> messages = await WriteAsync(batch, configure: static options => options.CloudEvents = true);

        Assert.Equal(
            [
                "ce_specversion: 1.0", "ce_type: fitbitsdk.heart-rate.rangeReplaced", "ce_source: /fitbitsdk/fitbit", "ce_time: 2026-03-20T12:34:56.1234567Z", "content-type: application/avro",
                "ce_id: anna/heart-rate/2026-03-14T00:00:00Z-2026-03-20T12:34:56.1234567Z", "ce_subject: anna/heart-rate/2026-03-14T00:00:00Z",
            ],
            CloudEventOf(messages[0]));
        Assert.Equal(
            [
                "ce_specversion: 1.0", "ce_type: fitbitsdk.heart-rate.upsert", "ce_source: /fitbitsdk/fitbit", "ce_time: 2026-03-20T12:34:56.1234567Z", "content-type: application/avro",
                $"ce_id: anna/heart-rate/2026-03-14T00:00:05Z-{revision}", "ce_subject: anna/heart-rate/2026-03-14T00:00:05Z",
            ],
            CloudEventOf(messages[1]));
    }

    public void Dispose() => _cluster.Dispose();

    private static IEnumerable<string> CloudEventOf(ConsumeResult<byte[], byte[]?> message) =>
        HeadersOf(message).Where(static header => header.StartsWith("ce_", StringComparison.Ordinal) || header.StartsWith("content-type", StringComparison.Ordinal));

    private static IEnumerable<string> HeadersOf(ConsumeResult<byte[], byte[]?> message) =>
        message.Message.Headers.Select(static header => $"{header.Key}: {TestSink.Text(header.GetValueBytes())}");

    private Task<IReadOnlyList<ConsumeResult<byte[], byte[]?>>> WriteAsync(RecordBatch batch, StreamId? stream = null, Action<KafkaSinkOptions>? configure = null) =>
        TestSink.WriteAndReadAsync(_cluster, batch, [TestSink.TopicOf(stream ?? StreamId.HeartRate)], configure);
}
