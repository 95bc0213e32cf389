using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FitbitSdk.Kafka.Tests;

public sealed class KafkaShardOptionsTests
{
    [Fact]
    public void Options_Defaults_AreValid() => Assert.Equal("fitbitsdk.state", Read(static _ => { }).StateTopic);

    [Fact]
    public void Options_OutOfRange_AreRefusedByName()
    {
        AssertRefused("StateTopic", static options => options.StateTopic = "a topic");
        AssertRefused("GroupId", static options => options.GroupId = "");
        AssertRefused("MaximumTransactionTime", static options => options.MaximumTransactionTime = TimeSpan.FromMinutes(1));
        AssertRefused("MaximumTransactionRecords", static options => options.MaximumTransactionRecords = 0);
        AssertRefused("StartTimeout", static options => options.StartTimeout = TimeSpan.Zero);
    }

    [Fact]
    public void Options_DeliveryLongerThanBrokersLetTransactionsBe_IsRefusedByName() =>
        AssertRefused("KafkaSinkOptions.DeliveryTimeout", static _ => { }, static options => options.DeliveryTimeout = TimeSpan.FromMinutes(30));

    [Fact]
    public void Options_FlushThatHoldsUpTheGroup_IsRefusedByName() =>
        AssertRefused("KafkaSinkOptions.FlushTimeout", static _ => { }, static options => options.FlushTimeout = TimeSpan.FromMinutes(5));

    [Fact]
    public async Task Add_Twice_IsOneSinkOneStoreAndOneMemberOfTheGroup()
    {
        Builder builder = new();
        builder.AddKafkaExactlyOnceSink(static options => options.BootstrapServers = "localhost:1").AddKafkaExactlyOnceSink(static _ => { });
        await using ServiceProvider services = builder.Services.BuildServiceProvider();

        Assert.Same(services.GetRequiredService<KafkaShards>(), Assert.Single(services.GetServices<IHostedService>().OfType<KafkaShards>()));
        Assert.IsType<KafkaTransactionalSink>(services.GetRequiredService<IRecordSink>());
        Assert.IsType<KafkaStateStore>(services.GetRequiredService<IOffsetStore>());
    }

    [Fact]
    public void Add_BesideAnotherSinkOrStore_IsRefused()
    {
        Builder builder = new();
        builder.AddKafkaSink(static options => options.BootstrapServers = "localhost:1");

        Assert.Throws<InvalidOperationException>(() => builder.AddKafkaExactlyOnceSink(static _ => { }));
    }

    [Fact]
    public async Task Check_BeforeTheStart_IsUnhealthy_AndWithAllShardsOpen_IsHealthy()
    {
        using MockCluster cluster = new(brokers: 1);
        cluster.CreateTopic(TestWorker.StateTopic);
        await using KafkaShards unstarted = new(Microsoft.Extensions.Options.Options.Create(TestWorker.OptionsFor(cluster)), Microsoft.Extensions.Options.Options.Create(new KafkaShardOptions()));
        await using TestWorker worker = await TestWorker.StartAsync(cluster);

        Assert.Equal(HealthStatus.Unhealthy, await CheckAsync(unstarted));
        Assert.Equal(HealthStatus.Healthy, await CheckAsync(worker.Shards));
    }

    private static async Task<HealthStatus> CheckAsync(KafkaShards shards)
    {
        HealthCheckContext context = new() { Registration = new("shards", static _ => null!, null, null) };
        return (await new KafkaShardsHealthCheck(shards).CheckHealthAsync(context, TestContext.Current.CancellationToken)).Status;
    }

    private static KafkaShardOptions Read(Action<KafkaShardOptions> configure, Action<KafkaSinkOptions>? configureSink = null)
    {
        Builder builder = new();
        builder.AddKafkaExactlyOnceSink(
            options =>
            {
                options.BootstrapServers = "localhost:1";
                configureSink?.Invoke(options);
            },
            configure);
        using ServiceProvider services = builder.Services.BuildServiceProvider();
        return services.GetRequiredService<IOptions<KafkaShardOptions>>().Value;
    }

    private static void AssertRefused(string name, Action<KafkaShardOptions> configure, Action<KafkaSinkOptions>? configureSink = null) =>
        Assert.Contains(name, Assert.Throws<OptionsValidationException>(() => Read(configure, configureSink)).Message, StringComparison.Ordinal);

    private sealed class Builder : IHealthSyncBuilder
    {
        public IServiceCollection Services { get; } = new ServiceCollection();
    }
}
