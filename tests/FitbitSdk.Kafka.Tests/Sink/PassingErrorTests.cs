using Confluent.Kafka;
using FitbitSdk.Records;
using static FitbitSdk.Kafka.Tests.HeartTopic;

namespace FitbitSdk.Kafka.Tests;

/// <summary>What passes by itself, or once the same window is written again.</summary>
public sealed class PassingErrorTests : IDisposable
{
    private readonly MockCluster _cluster = new();

    public PassingErrorTests() => _cluster.CreateTopic(HeartTopic.Name);

    public static TheoryData<ErrorCode> Passing =>
    [
        ErrorCode.NotLeaderForPartition, ErrorCode.LeaderNotAvailable, ErrorCode.RequestTimedOut, ErrorCode.NotEnoughReplicas, ErrorCode.NotEnoughReplicasAfterAppend,
        ErrorCode.Local_Transport, ErrorCode.KafkaStorageError,
    ];

    [Theory, MemberData(nameof(Passing))]
    public async Task Write_ErrorThatPasses_IsRepeatedByTheProducerAndKeepsTheOrder(ErrorCode error)
    {
        await using KafkaRecordSink sink = TestSink.Open(_cluster);
        Assert.True((await WriteAsync(sink, first: 0, count: 10)).AllAcknowledged);
        _cluster.Fail(MockCluster.Request.Produce, error, error, error);

        Assert.True((await WriteAsync(sink, first: 10, count: 200)).AllAcknowledged);

        Assert.Equal(Ids(0, 210), Received(_cluster));
    }

    [Theory]
    [InlineData(ErrorCode.NetworkException)]
    [InlineData(ErrorCode.Unknown)]
    [InlineData(ErrorCode.InvalidRequiredAcks)]
    public async Task Write_ErrorThatTheProducerDoesNotRepeat_IsUnknown_AndARepeatSucceeds(ErrorCode error)
    {
        await using KafkaRecordSink sink = TestSink.Open(_cluster);
        Assert.True((await WriteAsync(sink, first: 0, count: 10)).AllAcknowledged);
        _cluster.Fail(MockCluster.Request.Produce, error);

        WriteResult result = await WriteAsync(sink, first: 10, count: 20);

        Assert.True(result.IsUnknown);
        Assert.Empty(result.Rejected);
        Assert.True((await UntilAcknowledgedAsync(sink, first: 10, count: 20)).AllAcknowledged);
        Assert.Equal(Ids(0, 30), Received(_cluster).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Write_WhileABrokerIsAway_IsAcknowledgedOnceItIsBack()
    {
        await using KafkaRecordSink sink = TestSink.Open(_cluster);
        Assert.True((await WriteAsync(sink, first: 0, count: 10)).AllAcknowledged);
        _cluster.StopAll();

        Task<WriteResult> writing = WriteAsync(sink, first: 10, count: 100).AsTask();
        _cluster.StartAll();

        Assert.True((await writing).AllAcknowledged);
        Assert.Equal(Ids(0, 110), Received(_cluster));
    }

    [Fact]
    public async Task Write_NoBrokerAnswersAnyMore_SaysUnknownOrUnreachableAfterTheTimeout_AndARepeatSucceeds()
    {
        await using KafkaRecordSink sink = TestSink.Open(_cluster, static options => options.DeliveryTimeout = TimeSpan.FromSeconds(1));
        Assert.True((await WriteAsync(sink, first: 0, count: 5)).AllAcknowledged);
        _cluster.StopAll();

        try
        {
            Assert.True((await WriteAsync(sink, first: 5, count: 5)).IsUnknown);
        }
        catch (KafkaSinkException e)
        {
            Assert.Equal(KafkaSinkFault.BrokersUnreachable, e.Fault);
        }

        _cluster.StartAll();
        Assert.True((await UntilAcknowledgedAsync(sink, first: 5, count: 5)).AllAcknowledged);
        Assert.Equal(Ids(0, 10), Received(_cluster).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Write_ProducerThatFailsForGood_IsRebuiltAndARepeatSucceeds()
    {
        _cluster.Fail(MockCluster.Request.InitProducerId, ErrorCode.ClusterAuthorizationFailed);
        await using KafkaRecordSink sink = TestSink.Open(_cluster, static options => options.DeliveryTimeout = TimeSpan.FromSeconds(5));

        try
        {
            Assert.True((await WriteAsync(sink, first: 0, count: 5)).IsUnknown);
        }
        catch (KafkaSinkException e)
        {
            Assert.Equal(KafkaSinkFault.NotAuthorized, e.Fault);
        }

        Assert.True((await WriteAsync(sink, first: 0, count: 5)).AllAcknowledged);
        Assert.Equal(Ids(0, 5), Received(_cluster));
    }

    public void Dispose() => _cluster.Dispose();
}
