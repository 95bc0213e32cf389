using Confluent.Kafka;
using static FitbitSdk.Kafka.Tests.HeartTopic;

namespace FitbitSdk.Kafka.Tests;

/// <summary>What keeps everything back has a name and a setting, and the same sink goes on once it has passed.</summary>
public sealed class NamedFaultTests : IDisposable
{
    private readonly MockCluster _cluster = new();

    public NamedFaultTests() => _cluster.CreateTopic(HeartTopic.Name);

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
        Assert.Equal(Ids(0, 5), Received(_cluster));
    }

    [Fact]
    public async Task Write_TopicThatIsMissing_IsNamed_AndFoundOnceItIsThere()
    {
        await using KafkaRecordSink sink = TestSink.Open(_cluster, static options => options.ReadinessTimeout = TimeSpan.FromSeconds(1));
        _cluster.FailTopic(HeartTopic.Name, ErrorCode.UnknownTopicOrPart);

        KafkaSinkException e = await Assert.ThrowsAsync<KafkaSinkException>(() => WriteAsync(sink, first: 0, count: 5).AsTask());

        Assert.Equal(KafkaSinkFault.TopicMissing, e.Fault);
        Assert.Contains(HeartTopic.Name, e.Message, StringComparison.Ordinal);
        Assert.Equal(SinkCondition.Blocked, sink.Health.Read().Condition);
        _cluster.FailTopic(HeartTopic.Name, ErrorCode.NoError);
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
        Assert.Equal(Ids(0, 6), Received(_cluster));
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
        await using ClearServer server = new();
        await using KafkaRecordSink sink = TestSink.Open(_cluster, options =>
        {
            options.BootstrapServers = server.Address;
            options.ReadinessTimeout = TimeSpan.FromSeconds(3);
            options.Settings["security.protocol"] = "ssl";
        });

        KafkaSinkException e = await Assert.ThrowsAsync<KafkaSinkException>(() => WriteAsync(sink, first: 0, count: 1).AsTask());

        Assert.Equal((KafkaSinkFault.TlsFailed, "KafkaSinkOptions.Settings[\"security.protocol\"]"), (e.Fault, e.Setting));
    }

    public void Dispose() => _cluster.Dispose();
}
