using FitbitSdk.Radar;
using FitbitSdk.Records;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace FitbitSdk.Kafka.Tests;

public sealed class KafkaSinkOptionsTests
{
    private const string Password = "visible-Secret.123";

    [Fact]
    public void Options_Defaults_AreValid() => Assert.NotNull(Read(static _ => { }));

    [Fact]
    public void Options_WithoutServers_AreRefusedByName() => AssertRefused("BootstrapServers", static options => options.BootstrapServers = "");

    [Theory]
    [InlineData("enable.idempotence", "false")]
    [InlineData("acks", "1")]
    [InlineData("request.required.acks", "0")]
    [InlineData("bootstrap.servers", "elsewhere:9092")]
    [InlineData("transactional.id", "mine")]
    [InlineData("message.timeout.ms", "1")]
    [InlineData("queue.buffering.max.messages", "1")]
    [InlineData("delivery.report.only.error", "true")]
    [InlineData("dotnet.producer.enable.delivery.reports", "false")]
    [InlineData("dotnet.producer.delivery.report.fields", "none")]
    [InlineData("max.in.flight.requests.per.connection", "100")] // librdkafka's own rule for idempotence
    [InlineData("no.such.setting", "1")]
    [InlineData("ssl.ca.location", "/no/such/file")]
    [InlineData("compression.type", Password)]
    public void Options_SettingThatContradictsOrIsUnknown_IsRefusedByName(string name, string value) => AssertRefused(name, options =>
    {
        options.Settings[name] = value;
        if (name.StartsWith("ssl", StringComparison.Ordinal))
        {
            options.Settings["security.protocol"] = "ssl";
        }
    });

    [Theory]
    [InlineData("enable.idempotence", "true")]
    [InlineData("acks", "all")]
    [InlineData("request.required.acks", "-1")]
    [InlineData("linger.ms", "20")]
    [InlineData("compression.codec", "zstd")]
    [InlineData("client.id", "mine")]
    public void Options_SettingThatFits_IsTaken(string name, string value) => Assert.NotNull(Read(options => options.Settings[name] = value));

    [Fact]
    public void Options_ForSaslOverTls_AreTaken() => Assert.NotNull(Read(static options =>
    {
        options.Settings["security.protocol"] = "sasl_ssl";
        options.Settings["sasl.mechanism"] = "SCRAM-SHA-512";
        options.Settings["sasl.username"] = "anna";
        options.Settings["sasl.password"] = Password;
    }));

    [Fact]
    public void Options_OutOfRange_AreRefusedByName()
    {
        AssertRefused("MaximumInFlight", static options => options.MaximumInFlight = 0);
        AssertRefused("DeliveryTimeout", static options => options.DeliveryTimeout = TimeSpan.Zero);
        AssertRefused("ReadinessTimeout", static options => options.ReadinessTimeout = TimeSpan.FromDays(1));
        AssertRefused("FlushTimeout", static options => options.FlushTimeout = TimeSpan.FromSeconds(-1));
        AssertRefused("Format", static options => options.Format = (KafkaFormat)9);
        AssertRefused("TopicPrefix", static options => options.TopicPrefix = "health data.");
    }

    [Fact]
    public void Options_TopicsWithoutAnEncoder_AreRefused()
    {
        AssertRefused("ITopicEncoder", static options => options.Format = KafkaFormat.Topics);
        Assert.NotNull(Read(static options => options.Format = KafkaFormat.Topics, static sync => sync.AddRadarEncoder()));
    }

    [Fact]
    public void Options_TopicsAsCloudEvents_AreRefused() => AssertRefused("CloudEvents", static options => (options.Format, options.CloudEvents) = (KafkaFormat.Topics, true));

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("Jos\u00e9")]
    [InlineData("a/b")]
    public async Task Write_TopicNameThatKafkaDoesNotTake_IsRefusedBeforeAnyCall(string name)
    {
        using MockCluster cluster = new(brokers: 1);
        await using KafkaRecordSink sink = TestSink.Open(cluster, options => options.TopicName = _ => name);
        using RecordBatch batch = Records.Tests.Samples.Batch("steps");

        KafkaSinkException e = await Assert.ThrowsAsync<KafkaSinkException>(() => sink.WriteAsync(batch, TestContext.Current.CancellationToken).AsTask());

        Assert.Equal((KafkaSinkFault.TopicNameInvalid, "KafkaSinkOptions.TopicName"), (e.Fault, e.Setting));
    }

    [Fact]
    public async Task AddKafkaSink_Twice_RegistersOneSinkWithItsHealthCheck()
    {
        ServiceCollection services = new();
        IHealthSyncBuilder sync = new Builder(services);
        sync.AddKafkaSink(static options => options.BootstrapServers = "localhost:1").AddKafkaSink(static options => options.CloudEvents = true);
        services.AddHealthChecks().AddKafkaSinkCheck();
        await using ServiceProvider container = services.BuildServiceProvider();

        Assert.Same(container.GetRequiredService<KafkaRecordSink>(), Assert.Single(container.GetServices<IRecordSink>()));
        Assert.True(container.GetRequiredService<IOptions<KafkaSinkOptions>>().Value.CloudEvents);
        HealthReport report = await container.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("FitbitSdk.Kafka", HealthStatus.Healthy, "Working"), (report.Entries.Keys.Single(), report.Status, report.Entries.Values.Single().Data["condition"]));
    }

    private static KafkaSinkOptions Read(Action<KafkaSinkOptions> configure, Action<IHealthSyncBuilder>? more = null)
    {
        ServiceCollection services = new();
        Builder sync = new(services);
        sync.AddKafkaSink(options =>
        {
            options.BootstrapServers = "localhost:1";
            configure(options);
        });
        more?.Invoke(sync);
        using ServiceProvider container = services.BuildServiceProvider();
        return container.GetRequiredService<IOptions<KafkaSinkOptions>>().Value;
    }

    private static void AssertRefused(string named, Action<KafkaSinkOptions> configure)
    {
        OptionsValidationException e = Assert.Throws<OptionsValidationException>(() => Read(configure));

        Assert.Contains(named, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, e.ToString(), StringComparison.Ordinal);
    }

    private sealed class Builder(IServiceCollection services) : IHealthSyncBuilder
    {
        public IServiceCollection Services { get; } = services;
    }
}
