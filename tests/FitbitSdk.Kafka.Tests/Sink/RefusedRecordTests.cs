using Confluent.Kafka;
using FitbitSdk.Records;
using FitbitSdk.Records.Tests;
using static FitbitSdk.Kafka.Tests.HeartTopic;

namespace FitbitSdk.Kafka.Tests;

/// <summary>What brokers refuse, be it a record or the request that it is in.</summary>
public sealed class RefusedRecordTests : IDisposable
{
    private readonly MockCluster _cluster = new();

    public RefusedRecordTests() => _cluster.CreateTopic(HeartTopic.Name);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_RecordThatIsTooLarge_IsRefusedAloneAndTheSettingNamed()
    {
        _cluster.CreateTopic(OwnEncoder.Topic);
        OwnEncoder encoder = new(static record => record == 1 ? [3, 3000, 4000] : [3]);
        await using KafkaRecordSink sink = TestSink.Open(_cluster, static options =>
        {
            options.Format = KafkaFormat.Topics;
            options.Settings["message.max.bytes"] = "2000";
        }, [encoder]);
        using RecordBatch batch = Batches.Of(Batches.Origin(StreamId.Steps), Batches.Steps, Batches.Steps, Batches.Steps);

        WriteResult result = await sink.WriteAsync(batch, Cancel);

        RejectedRecord rejected = Assert.Single(result.Rejected);
        Assert.Equal(1, rejected.Index);
        Assert.Contains("message.max.bytes", rejected.Reason, StringComparison.Ordinal);
        Assert.False(result.IsUnknown);
        Assert.Equal(["", "~1", "~2"], Received(_cluster, OwnEncoder.Topic).Select(static id => id["anna/steps/2026-03-14T07:15:00Z".Length..]));
    }

    [Fact]
    public async Task Write_RequestThatTheBrokersCallTooLarge_IsTriedRecordByRecord()
    {
        await using KafkaRecordSink sink = TestSink.Open(_cluster, static options => options.Settings["linger.ms"] = "50");
        Assert.True((await WriteAsync(sink, first: 0, count: 1)).AllAcknowledged);
        _cluster.Fail(MockCluster.Request.Produce, ErrorCode.MsgSizeTooLarge);

        Assert.True((await WriteAsync(sink, first: 1, count: 20)).AllAcknowledged);

        Assert.Equal(Ids(0, 21), Received(_cluster));
    }

    [Fact]
    public async Task Write_NeighboursOfAnInvalidRecord_AreTriedAlone()
    {
        await using KafkaRecordSink sink = TestSink.Open(_cluster);
        Assert.True((await WriteAsync(sink, first: 0, count: 1)).AllAcknowledged);
        _cluster.Fail(MockCluster.Request.Produce, KafkaFaults.NeighbourInvalid);

        Assert.True((await WriteAsync(sink, first: 1, count: 10)).AllAcknowledged);

        Assert.Equal(Ids(0, 11), Received(_cluster));
    }

    [Fact]
    public async Task Write_RequestWithTheSpanIsRefused_AllRecordsStandBehindTheSpanInTheEnd()
    {
        await using KafkaRecordSink sink = TestSink.Open(_cluster, static options => options.Settings["batch.num.messages"] = "1");
        Assert.True((await WriteAsync(sink, first: 0, count: 1)).AllAcknowledged);
        _cluster.Fail(MockCluster.Request.Produce, ErrorCode.MsgSizeTooLarge);
        using RecordBatch batch = Batches.Of(Batches.Origin(StreamId.HeartRate, DeliveryKind.RangeReplaced), [.. Enumerable.Range(1, 5).Select(static second => Batches.Heart(second, 60))]);

        Assert.True((await sink.WriteAsync(batch, Cancel)).AllAcknowledged);

        using TopicReader reader = new(_cluster.Bootstrap, HeartTopic.Name);
        IReadOnlyList<ConsumeResult<byte[], byte[]?>> received = reader.ReadToEnd();
        Assert.Single(received, static message => message.Header(KafkaHeaders.Delivery) == "rangeReplaced");
        Assert.Equal(Ids(1, 5), received.SkipWhile(static message => message.Header(KafkaHeaders.Delivery) != "rangeReplaced").Skip(1).Select(static message => message.Header(KafkaHeaders.RecordId)!));
    }

    [Theory]
    [InlineData(ErrorCode.MsgSizeTooLarge, "KafkaSinkOptions.Settings[\"message.max.bytes\"]")]
    [InlineData(ErrorCode.InvalidRecord, "KafkaSinkOptions.TopicName")]
    public async Task Write_SpanThatIsRefusedForGood_NamesTopicAndSetting_AndGoesOnOnceItIsTaken(ErrorCode error, string setting)
    {
        await using KafkaRecordSink sink = TestSink.Open(_cluster);
        Assert.True((await WriteAsync(sink, first: 0, count: 1)).AllAcknowledged);
        _cluster.Fail(MockCluster.Request.Produce, error, error);
        using RecordBatch batch = Batches.Of<HeartRateSample>(Batches.Origin(StreamId.HeartRate, DeliveryKind.RangeReplaced));

        KafkaSinkException e = await Assert.ThrowsAsync<KafkaSinkException>(() => sink.WriteAsync(batch, Cancel).AsTask());

        Assert.Equal((KafkaSinkFault.MessageRefused, setting), (e.Fault, e.Setting));
        Assert.Contains(HeartTopic.Name, e.Message, StringComparison.Ordinal);
        Assert.Equal(SinkCondition.Blocked, sink.Health.Read().Condition);
        Assert.True((await sink.WriteAsync(batch, Cancel)).AllAcknowledged);
    }

    public void Dispose() => _cluster.Dispose();
}
