using Confluent.Kafka;
using FitbitSdk.Radar;
using FitbitSdk.Records;
using FitbitSdk.Records.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk.Kafka.Tests;

/// <summary>The sink asks for a topic before its first message.</summary>
public sealed class SinkTopicsTests : IDisposable
{
    private readonly MockCluster _cluster = new();
    private readonly MockAdmin _admin;

    public SinkTopicsTests() => _admin = new(_cluster);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_TopicThatIsMissing_IsCreatedOnceAsTheProfileOfItsStreamSays()
    {
        await using ServiceProvider container = Build(static topics => topics.Profiles = new([("steps", "*", TopicSpec.Auto(3, 1))]));

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => WriteAsync(container))));

        Assert.Equal(["fitbitsdk.steps: 3 partitions on 1 brokers each"], _admin.Created);
        Assert.Equal((TopicOutcome.Created, TopicProfileRule.EveryTenant), Outcome(container));
        Assert.Equal(10, Read("fitbitsdk.steps"));
    }

    [Fact]
    public async Task Write_TopicOfATenant_IsCreatedAsTheTenantsProfileSays()
    {
        await using ServiceProvider container = Build(
            static topics => topics.Profiles = new([("steps", "acme", TopicSpec.Auto(3, 1)), ("steps", "*", TopicSpec.Auto(1, 1))]),
            static sink => sink.TopicName = static origin => TenantTopicNames.Of("acme", origin.Stream.Value));

        Assert.True((await WriteAsync(container)).AllAcknowledged);

        Assert.Equal(["acme.steps: 3 partitions on 1 brokers each"], _admin.Created);
        Assert.Equal((TopicOutcome.Created, TopicProfileRule.Tenant), Outcome(container));
    }

    [Fact]
    public async Task Write_TopicsOfAnEncoder_AreCreatedByTheirOwnNames()
    {
        await using ServiceProvider container = Build(
            static topics => topics.Default = TopicSpec.RadarBase, static sink => (sink.Format, sink.DeadLetterTopic) = (KafkaFormat.Topics, "dead"), new RadarAvroEncoder());

        Assert.True((await WriteAsync(container)).AllAcknowledged);

        Assert.Equal(["connect_fitbit_intraday_steps: 3 partitions on 3 brokers each"], _admin.Created);
        Assert.Equal((TopicOutcome.Created, TopicProfileRule.Default), Outcome(container));
        Assert.Equal(1, Read("connect_fitbit_intraday_steps"));
    }

    [Fact]
    public async Task GetOrCreate_AllOfAnEncoder_CreatesEachTopicAheadByItsName()
    {
        RadarAvroEncoder encoder = new();
        await using ServiceProvider container = Build(static topics => topics.Default = TopicSpec.RadarBase);

        IReadOnlyList<ProvisionedTopic> topics = await container.GetRequiredService<TopicProvisioner>().GetOrCreateAsync(encoder, Cancel);

        Assert.Equal(encoder.Topics.Select(static topic => topic.Name), topics.Select(static topic => topic.Name));
        Assert.All(topics, static topic => Assert.Equal((TopicOutcome.Created, TopicSpec.RadarBase), (topic.Outcome, topic.Profile.Spec)));
        Assert.Equal(encoder.Topics.Count, _admin.Created.Count);
    }

    [Fact]
    public async Task Write_TopicThatDiffers_IsReportedAndUsed()
    {
        _cluster.CreateTopic("fitbitsdk.steps");
        await using ServiceProvider container = Build();

        Assert.True((await WriteAsync(container)).AllAcknowledged);

        Assert.Equal((TopicOutcome.Drifted, TopicProfileRule.Default), Outcome(container));
        Assert.Empty(_admin.Created);
    }

    [Fact]
    public async Task Write_CreationRefused_IsNamed_AndTriedAgain()
    {
        _admin.Failure = new KafkaSinkException(KafkaSinkFault.TopicRefused, "KafkaTopicsOptions.Profiles", "too many replicas.");
        await using ServiceProvider container = Build();

        KafkaSinkException e = await Assert.ThrowsAsync<KafkaSinkException>(() => WriteAsync(container));

        Assert.Same(_admin.Failure, e);
        Assert.Equal(SinkCondition.Blocked, container.GetRequiredService<KafkaRecordSink>().Health.Read().Condition);
        _admin.Failure = null;
        Assert.True((await WriteAsync(container)).AllAcknowledged);
    }

    [Fact]
    public async Task Write_TopicThatIsDeletedLater_IsCreatedAgain()
    {
        await using ServiceProvider container = Build();
        Assert.True((await WriteAsync(container)).AllAcknowledged);
        _cluster.FailTopic("fitbitsdk.steps", ErrorCode.UnknownTopicOrPart);
        _cluster.Fail(MockCluster.Request.Produce, [.. Enumerable.Repeat(ErrorCode.UnknownTopicOrPart, 5)]);

        KafkaSinkException e = await Assert.ThrowsAsync<KafkaSinkException>(() => WriteAsync(container));

        Assert.Equal(KafkaSinkFault.TopicMissing, e.Fault);
        _cluster.FailTopic("fitbitsdk.steps", ErrorCode.NoError);
        _admin.Hide("fitbitsdk.steps");
        await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(container)); // the cluster still has it
        Assert.Equal(2, _admin.Created.Count);
    }

    [Fact]
    public async Task Write_NameThatIsNone_IsNamed()
    {
        await using ServiceProvider container = Build(sink: static sink => sink.TopicName = static _ => "no name");

        KafkaSinkException e = await Assert.ThrowsAsync<KafkaSinkException>(() => WriteAsync(container));

        Assert.Equal(KafkaSinkFault.TopicNameInvalid, e.Fault);
    }

    public void Dispose() => _cluster.Dispose();

    private static async Task<WriteResult> WriteAsync(ServiceProvider container)
    {
        using RecordBatch batch = Samples.Batch("steps");
        return await container.GetRequiredService<KafkaRecordSink>().WriteAsync(batch, Cancel);
    }

    private static (TopicOutcome Outcome, TopicProfileRule Rule) Outcome(ServiceProvider container)
    {
        ProvisionedTopic topic = Assert.Single(container.GetRequiredService<TopicProvisioner>().Topics);
        return (topic.Outcome, topic.Profile.Rule);
    }

    private int Read(string topic)
    {
        using TopicReader reader = new(_cluster.Bootstrap, topic);
        return reader.ReadToEnd().Count;
    }

    private ServiceProvider Build(Action<KafkaTopicsOptions>? topics = null, Action<KafkaSinkOptions>? sink = null, ITopicEncoder? encoder = null)
    {
        ServiceCollection services = new();
        services.AddSingleton<ITopicAdmin>(_admin);
        if (encoder is not null)
        {
            services.AddSingleton(encoder);
        }

        new Builder(services).AddKafkaTopics(topics).AddKafkaSink(options =>
        {
            KafkaSinkOptions proven = TestSink.OptionsFor(_cluster);
            (options.BootstrapServers, options.ReadinessTimeout) = (proven.BootstrapServers, TimeSpan.FromSeconds(3));
            proven.Settings.ToList().ForEach(options.Settings.Add);
            sink?.Invoke(options);
        });
        return services.BuildServiceProvider();
    }

    private sealed class Builder(IServiceCollection services) : IHealthSyncBuilder
    {
        public IServiceCollection Services { get; } = services;
    }
}
