using System.Net;
using System.Net.Sockets;
using Confluent.Kafka;
using FitbitSdk.Records;
using FitbitSdk.Records.Tests;

namespace FitbitSdk.Kafka.Tests;

/// <summary>What the sink makes of faults that librdkafka's cluster shows it over the wire.</summary>
public sealed class FaultTests : IDisposable
{
    private const string Topic = "fitbitsdk.heart-rate";

    private readonly MockCluster _cluster = new();

    public FaultTests() => _cluster.CreateTopic(Topic);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

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

        Assert.Equal(Ids(0, 210), Received());
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
        Assert.Equal(Ids(0, 30), Received().Distinct(StringComparer.Ordinal));
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
        Assert.Equal(Ids(0, 110), Received());
    }

    [Fact]
    public async Task Write_LongRoundTrips_AreUnderWayTogether()
    {
        await using KafkaRecordSink sink = TestSink.Open(_cluster);
        Assert.True((await WriteAsync(sink, first: 0, count: 1)).AllAcknowledged);
        _cluster.Delay(TimeSpan.FromMilliseconds(500));

        // One after the other they would take 50 seconds.
        Assert.True((await WriteAsync(sink, first: 1, count: 100).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Cancel)).AllAcknowledged);

        _cluster.Delay(TimeSpan.Zero);
        Assert.Equal(Ids(0, 101), Received());
    }

    [Fact]
    public async Task Write_MoreThanMayBeUnderWay_WaitsAndDeliversAll()
    {
        await using KafkaRecordSink sink = TestSink.Open(_cluster, static options => options.MaximumInFlight = 5);

        Assert.True((await WriteAsync(sink, first: 0, count: 500)).AllAcknowledged);

        Assert.Equal(Ids(0, 500), Received());
    }

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
        Assert.Equal(["", "~1", "~2"], Received(OwnEncoder.Topic).Select(static id => id["anna/steps/2026-03-14T07:15:00Z".Length..]));
    }

    [Fact]
    public async Task Write_RequestThatTheBrokersCallTooLarge_IsTriedRecordByRecord()
    {
        await using KafkaRecordSink sink = TestSink.Open(_cluster, static options => options.Settings["linger.ms"] = "50");
        Assert.True((await WriteAsync(sink, first: 0, count: 1)).AllAcknowledged);
        _cluster.Fail(MockCluster.Request.Produce, ErrorCode.MsgSizeTooLarge);

        Assert.True((await WriteAsync(sink, first: 1, count: 20)).AllAcknowledged);

        Assert.Equal(Ids(0, 21), Received());
    }

    [Fact]
    public async Task Write_NeighboursOfAnInvalidRecord_AreTriedAlone()
    {
        await using KafkaRecordSink sink = TestSink.Open(_cluster);
        Assert.True((await WriteAsync(sink, first: 0, count: 1)).AllAcknowledged);
        _cluster.Fail(MockCluster.Request.Produce, KafkaFaults.NeighbourInvalid);

        Assert.True((await WriteAsync(sink, first: 1, count: 10)).AllAcknowledged);

        Assert.Equal(Ids(0, 11), Received());
    }

    [Fact]
    public async Task Write_RequestWithTheSpanIsRefused_AllRecordsStandBehindTheSpanInTheEnd()
    {
        await using KafkaRecordSink sink = TestSink.Open(_cluster, static options => options.Settings["batch.num.messages"] = "1");
        Assert.True((await WriteAsync(sink, first: 0, count: 1)).AllAcknowledged);
        _cluster.Fail(MockCluster.Request.Produce, ErrorCode.MsgSizeTooLarge);
        using RecordBatch batch = Batches.Of(Batches.Origin(StreamId.HeartRate, DeliveryKind.RangeReplaced), [.. Enumerable.Range(1, 5).Select(static second => Batches.Heart(second, 60))]);

        Assert.True((await sink.WriteAsync(batch, Cancel)).AllAcknowledged);

        using TopicReader reader = new(_cluster.Bootstrap, Topic);
        IReadOnlyList<ConsumeResult<byte[], byte[]?>> received = reader.ReadToEnd();
        Assert.Single(received, static message => message.Header(KafkaHeaders.Delivery) == "rangeReplaced");
        Assert.Equal(Ids(1, 5), received.SkipWhile(static message => message.Header(KafkaHeaders.Delivery) != "rangeReplaced").Skip(1).Select(static message => message.Header(KafkaHeaders.RecordId)!));
    }

    [Fact]
    public async Task Write_NoBrokerAnswers_FailsInTimeAndNamesTheSetting_AndTheSameSinkRecovers()
    {
        await using KafkaRecordSink sink = TestSink.Open(_cluster, static options => options.ReadinessTimeout = TimeSpan.FromSeconds(1));
        _cluster.StopAll();

        KafkaSinkException e = await Assert.ThrowsAsync<KafkaSinkException>(() => WriteAsync(sink, first: 0, count: 5).AsTask());

        Assert.Equal((KafkaSinkFault.BrokersUnreachable, "KafkaSinkOptions.BootstrapServers"), (e.Fault, e.Setting));
        Assert.Equal(SinkCondition.Failing, sink.Health.Read().Condition);
        _cluster.StartAll();
        Assert.True((await UntilAcknowledgedAsync(sink, first: 0, count: 5)).AllAcknowledged);
        Assert.Equal(SinkCondition.Working, sink.Health.Read().Condition);
        Assert.Equal(Ids(0, 5), Received());
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
        Assert.Equal(Ids(0, 10), Received().Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Write_TopicThatIsMissing_IsNamed_AndFoundOnceItIsThere()
    {
        await using KafkaRecordSink sink = TestSink.Open(_cluster, static options => options.ReadinessTimeout = TimeSpan.FromSeconds(1));
        _cluster.FailTopic(Topic, ErrorCode.UnknownTopicOrPart);

        KafkaSinkException e = await Assert.ThrowsAsync<KafkaSinkException>(() => WriteAsync(sink, first: 0, count: 5).AsTask());

        Assert.Equal(KafkaSinkFault.TopicMissing, e.Fault);
        Assert.Contains(Topic, e.Message, StringComparison.Ordinal);
        Assert.Equal(SinkCondition.Blocked, sink.Health.Read().Condition);
        _cluster.FailTopic(Topic, ErrorCode.NoError);
        Assert.True((await WriteAsync(sink, first: 0, count: 5)).AllAcknowledged);
    }

    [Fact]
    public async Task Write_TopicNotPermitted_IsNamed()
    {
        await using KafkaRecordSink sink = TestSink.Open(_cluster);
        Assert.True((await WriteAsync(sink, first: 0, count: 1)).AllAcknowledged);
        _cluster.Fail(MockCluster.Request.Produce, ErrorCode.TopicAuthorizationFailed);

        KafkaSinkException e = await Assert.ThrowsAsync<KafkaSinkException>(() => WriteAsync(sink, first: 1, count: 5).AsTask());

        Assert.Equal(KafkaSinkFault.NotAuthorized, e.Fault);
        Assert.True((await WriteAsync(sink, first: 1, count: 5)).AllAcknowledged);
        Assert.Equal(Ids(0, 6), Received());
    }

    [Fact]
    public async Task Write_BrokersRefuseTheCredentials_NamesTheSettingAndNoValue()
    {
        const string Password = "visible-Secret.123";
        await using KafkaRecordSink sink = TestSink.Open(_cluster, static options =>
        {
            options.ReadinessTimeout = TimeSpan.FromSeconds(3);
            options.Settings["security.protocol"] = "sasl_plaintext";
            options.Settings["sasl.mechanism"] = "PLAIN";
            options.Settings["sasl.username"] = "ingest";
            options.Settings["sasl.password"] = Password;
        });

        KafkaSinkException e = await Assert.ThrowsAsync<KafkaSinkException>(() => WriteAsync(sink, first: 0, count: 1).AsTask());

        Assert.Equal((KafkaSinkFault.CredentialsRefused, "KafkaSinkOptions.Settings[\"sasl.username\"]"), (e.Fault, e.Setting));
        Assert.DoesNotContain(Password, e.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ingest", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_BrokersThatSpeakNoTls_NamesTheSetting()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Task answering = AnswerInClearAsync(listener);
        await using KafkaRecordSink sink = TestSink.Open(_cluster, options =>
        {
            options.BootstrapServers = listener.LocalEndpoint.ToString()!;
            options.ReadinessTimeout = TimeSpan.FromSeconds(3);
            options.Settings["security.protocol"] = "ssl";
        });

        KafkaSinkException e = await Assert.ThrowsAsync<KafkaSinkException>(() => WriteAsync(sink, first: 0, count: 1).AsTask());

        Assert.Equal((KafkaSinkFault.TlsFailed, "KafkaSinkOptions.Settings[\"security.protocol\"]"), (e.Fault, e.Setting));
        listener.Stop();
        await Assert.ThrowsAnyAsync<SocketException>(() => answering);
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
        Assert.Equal(Ids(0, 5), Received());
    }

    [Fact]
    public async Task Write_CancelledUnderWay_Throws_AndTheNextOneSucceeds()
    {
        await using KafkaRecordSink sink = TestSink.Open(_cluster);
        Assert.True((await WriteAsync(sink, first: 0, count: 1)).AllAcknowledged);
        _cluster.StopAll();
        using CancellationTokenSource cancel = new();

        Task<WriteResult> writing = sink.WriteAsync(Batch(1, 5), cancel.Token).AsTask();
        Assert.False(writing.IsCompleted);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
        _cluster.StartAll();
        Assert.True((await UntilAcknowledgedAsync(sink, first: 1, count: 5)).AllAcknowledged);
        Assert.Equal(Ids(0, 6), Received().Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Dispose_WhileRecordsAreUnderWay_WaitsForThem()
    {
        KafkaRecordSink sink = TestSink.Open(_cluster);
        Assert.True((await WriteAsync(sink, first: 0, count: 1)).AllAcknowledged);
        _cluster.Delay(TimeSpan.FromMilliseconds(300));

        Task<WriteResult> writing = WriteAsync(sink, first: 1, count: 50).AsTask();
        await sink.DisposeAsync();

        Assert.True((await writing).AllAcknowledged);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => WriteAsync(sink, first: 60, count: 1).AsTask());
        _cluster.Delay(TimeSpan.Zero);
        Assert.Equal(Ids(0, 51), Received());
    }

    [Fact]
    public async Task Dispose_WhileNoBrokerAnswers_EndsAndLeavesTheWriteUnknown()
    {
        KafkaRecordSink sink = TestSink.Open(_cluster, static options => options.FlushTimeout = TimeSpan.FromMilliseconds(200));
        Assert.True((await WriteAsync(sink, first: 0, count: 1)).AllAcknowledged);
        _cluster.StopAll();

        Task<WriteResult> writing = WriteAsync(sink, first: 1, count: 5).AsTask();
        await sink.DisposeAsync();

        Assert.True((await writing).IsUnknown);
    }

    public void Dispose() => _cluster.Dispose();

    private static async Task AnswerInClearAsync(TcpListener listener)
    {
        while (true)
        {
            using TcpClient client = await listener.AcceptTcpClientAsync(Cancel);
            await client.GetStream().WriteAsync("Not a word of TLS.\r\n"u8.ToArray(), Cancel);
        }
    }

    private static RecordBatch Batch(int first, int count) =>
        Batches.Of(Batches.Origin(StreamId.HeartRate), [.. Enumerable.Range(first, count).Select(static second => Batches.Heart(second, 60))]);

    private static async ValueTask<WriteResult> WriteAsync(KafkaRecordSink sink, int first, int count)
    {
        using RecordBatch batch = Batch(first, count);
        return await sink.WriteAsync(batch, Cancel);
    }

    /// <summary>Writes again as long as the outcome is unknown, as the engine does.</summary>
    private static async Task<WriteResult> UntilAcknowledgedAsync(KafkaRecordSink sink, int first, int count)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                WriteResult result = await WriteAsync(sink, first, count);
                if (!result.IsUnknown || attempt == 20)
                {
                    return result;
                }
            }
            catch (KafkaSinkException) when (attempt < 20)
            {
                // The brokers are just coming back.
            }
        }
    }

    private static IEnumerable<string> Ids(int first, int count) =>
        Enumerable.Range(first, count).Select(static second => $"anna/heart-rate/2026-03-14T00:{second / 60:00}:{second % 60:00}Z");

    private IEnumerable<string> Received(string topic = Topic)
    {
        using TopicReader reader = new(_cluster.Bootstrap, topic);
        return [.. reader.ReadToEnd().Select(static message => message.Header(KafkaHeaders.RecordId)!)];
    }
}
