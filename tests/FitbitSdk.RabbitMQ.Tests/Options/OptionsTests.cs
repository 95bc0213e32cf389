using FitbitSdk.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace FitbitSdk.RabbitMQ.Tests;

public sealed class OptionsTests
{
    private const string Password = "visible-Secret.123";

    [Fact]
    public void Connection_Defaults_NeedHostsAlone()
    {
        Assert.Equal(1000, Read<RabbitMqConnectionOptions>(Connect(static _ => { })).MaximumInFlight);
        AssertRefused<RabbitMqConnectionOptions>("Hosts", Connect(static options => options.Hosts = ""));
        AssertRefused<RabbitMqConnectionOptions>("AddRabbitMqConnection", static sync => sync.AddRabbitMqSink());
    }

    [Theory]
    [InlineData("rabbit-1", "amqp://rabbit-1:5672")]
    [InlineData("rabbit-1:5673", "amqp://rabbit-1:5673")]
    [InlineData("[::1]:5673", "amqp://::1:5673")]
    [InlineData("amqp://anna:visible-Secret.123@rabbit-1/health", "amqp://rabbit-1:5672")]
    [InlineData("amqps://rabbit-1", "amqps://rabbit-1:5671")]
    public void Address_AnyForm_IsShownWithoutSecrets(string text, string shown) => Assert.Equal(shown, BrokerAddress.Parse(text, useTls: false)?.ToString());

    [Fact]
    public void Address_Uri_IsTakenApart()
    {
        BrokerAddress address = BrokerAddress.Parse("amqp://an%40na:vis%2Fible@rabbit-1/he%2Falth", useTls: false)!;

        Assert.Equal(("an@na", "vis/ible", "he/alth"), (address.UserName, address.Password, address.VirtualHost));
        Assert.Null(BrokerAddress.Parse("amqp://rabbit-1/", useTls: false)!.VirtualHost);
    }

    [Theory]
    [InlineData("http://rabbit-1")]
    [InlineData("rabbit-1:port")]
    [InlineData("amqp://rabbit-1/a/b")]
    [InlineData("amqp://rabbit-1/?heartbeat=5")]
    [InlineData("good,amqp://")]
    public void Hosts_OfAnotherForm_AreRefusedAndNotRepeated(string hosts) => AssertRefused<RabbitMqConnectionOptions>("Hosts", Connect(options => options.Hosts = hosts));

    [Fact]
    public void Connection_WhatContradictsOrCannotBe_IsRefusedByName()
    {
        AssertRefused<RabbitMqConnectionOptions>("VirtualHost", Connect(static options => (options.Hosts, options.VirtualHost) = ("amqp://a/one", "two")));
        AssertRefused<RabbitMqConnectionOptions>("Password", Connect(static options => (options.Hosts, options.Password) = ("amqp://anna:other@a", Password)));
        AssertRefused<RabbitMqConnectionOptions>("UserName", Connect(static options => (options.Hosts, options.UserName) = ("amqp://anna:other@a", "bob")));
        AssertRefused<RabbitMqConnectionOptions>("Hosts and UseTls", Connect(static options => (options.UseTls, options.Hosts) = (true, "amqp://one")));
        AssertRefused<RabbitMqConnectionOptions>("Hosts and UseTls", Connect(static options => options.Hosts = "amqps://one,amqp://two"));
        AssertRefused<RabbitMqConnectionOptions>("CaFile", Connect(static options => options.CaFile = "/no/such/file"));
        AssertRefused<RabbitMqConnectionOptions>("CaFile", Connect(static options => (options.UseTls, options.CaFile) = (true, "/no/such/file")));
        AssertRefused<RabbitMqConnectionOptions>("ClientCertificateFile", Connect(static options => (options.UseTls, options.ClientCertificateFile) = (true, "/no/such/file")));
        AssertRefused<RabbitMqConnectionOptions>("ClientKeyFile", Connect(static options => (options.UseTls, options.ClientKeyFile) = (true, "/no/such/file")));
        AssertRefused<RabbitMqConnectionOptions>("ClientKeyPassword", Connect(static options => (options.UseTls, options.ClientKeyPassword) = (true, Password)));
        AssertRefused<RabbitMqConnectionOptions>("MaximumInFlight", Connect(static options => options.MaximumInFlight = 0));
        AssertRefused<RabbitMqConnectionOptions>("ConnectTimeout", Connect(static options => options.ConnectTimeout = TimeSpan.Zero));
        AssertRefused<RabbitMqConnectionOptions>("ReadinessTimeout", Connect(static options => options.ReadinessTimeout = TimeSpan.FromDays(1)));
        AssertRefused<RabbitMqConnectionOptions>("Heartbeat", Connect(static options => options.Heartbeat = TimeSpan.Zero));
        AssertRefused<RabbitMqConnectionOptions>("ConfirmTimeout", Connect(static options => options.ConfirmTimeout = TimeSpan.Zero));
        AssertRefused<RabbitMqConnectionOptions>("FlushTimeout", Connect(static options => options.FlushTimeout = TimeSpan.FromSeconds(-1)));
        AssertRefused<RabbitMqConnectionOptions>("ClientName", Connect(static options => options.ClientName = ""));
    }

    [Fact]
    public void Connection_SamePasswordInUriAndOption_IsTaken() =>
        Assert.NotNull(Read<RabbitMqConnectionOptions>(Connect(static options => (options.Hosts, options.Password) = ($"amqp://anna:{Password}@a,b", Password))));

    [Fact]
    public void Sink_WhatContradictsOrCannotBe_IsRefusedByName()
    {
        AssertRefused<RabbitMqSinkOptions>("Exchange", Sink(static options => options.Exchange = ""));
        AssertRefused<RabbitMqSinkOptions>("Format", Sink(static options => options.Format = (RabbitMqFormat)9));
        AssertRefused<RabbitMqSinkOptions>("ITopicEncoder", Sink(static options => options.Format = RabbitMqFormat.Topics));
        AssertRefused<RabbitMqSinkOptions>("RecordsPerMessage", Sink(static options => options.RecordsPerMessage = 0));
        AssertRefused<RabbitMqSinkOptions>("RecordsPerMessage", Sink(static options => (options.Format, options.RecordsPerMessage) = (RabbitMqFormat.Topics, 2)));
        AssertRefused<RabbitMqSinkOptions>("MaximumMessageBytes", Sink(static options => options.MaximumMessageBytes = 1));
        AssertRefused<RabbitMqSinkOptions>("ProjectsAsTenants", Sink(static options => (options.ProjectsAsTenants, options.RoutingKey) = (true, static _ => "key")));
    }

    [Fact]
    public void Topology_WhatContradictsOrCannotBe_IsRefusedByName()
    {
        AssertRefused<RabbitMqTopologyOptions>("Mode", Topology(static options => options.Mode = (RabbitMqTopologyMode)9));
        AssertRefused<RabbitMqTopologyOptions>("ExchangeType", Topology(static options => options.ExchangeType = ""));
        AssertRefused<RabbitMqTopologyOptions>("AlternateExchange", Topology(static options => options.AlternateExchange = "fitbitsdk"));
        AssertRefused<RabbitMqTopologyOptions>("AlternateExchange", Topology(static options => (options.AlternateExchange, options.DeadLetterExchange) = ("x", "x")));
        AssertRefused<RabbitMqTopologyOptions>("DeadLetterExchange", Topology(static options => options.DeadLetterExchange = ""));
        AssertRefused<RabbitMqTopologyOptions>("QueueName", Topology(static options => options.QueueName = "{user}"));
        AssertRefused<RabbitMqTopologyOptions>("QueueName", Topology(static options => options.QueueName = ""));
        AssertRefused<RabbitMqTopologyOptions>("Default", Topology(static options => options.Default.MaximumLength = 0));
        AssertRefused<RabbitMqTopologyOptions>("Default.MessageTtl", Topology(static options => options.Default.MessageTtl = TimeSpan.Zero));
        AssertRefused<RabbitMqTopologyOptions>("Profiles[\"steps\"].DeliveryLimit", Topology(static options => options.Profiles["steps"] = new() { Type = RabbitMqQueueType.Classic, DeliveryLimit = 1 }));
        AssertRefused<RabbitMqTopologyOptions>("Profiles[\"steps\"]", Topology(static options => options.Profiles["steps"] = new() { Type = RabbitMqQueueType.Stream, MaximumLength = 1 }));
        Assert.NotNull(Read<RabbitMqTopologyOptions>(Topology(static options => options.QueueName = null)));
    }

    [Fact]
    public async Task AddRabbitMqSink_Twice_RegistersOneSinkWithItsHealthCheck()
    {
        ServiceCollection services = new();
        new TestSink.Builder(services).AddRabbitMqConnection(static options => options.Hosts = "localhost:1").AddRabbitMqSink().AddRabbitMqSink(static options => options.RecordsPerMessage = 3);
        services.AddHealthChecks().AddRabbitMqSinkCheck();
        await using ServiceProvider container = services.BuildServiceProvider();

        Assert.Same(container.GetRequiredService<RabbitMqRecordSink>(), Assert.Single(container.GetServices<IRecordSink>()));
        Assert.Equal(3, container.GetRequiredService<IOptions<RabbitMqSinkOptions>>().Value.RecordsPerMessage);
        HealthReport report = await container.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("FitbitSdk.RabbitMQ", HealthStatus.Healthy, "Working"), (report.Entries.Keys.Single(), report.Status, report.Entries.Values.Single().Data["condition"]));
    }

    private static Action<IHealthSyncBuilder> Connect(Action<RabbitMqConnectionOptions> configure) => sync => sync.AddRabbitMqConnection(options =>
    {
        options.Hosts = "localhost:1";
        configure(options);
    });

    private static Action<IHealthSyncBuilder> Sink(Action<RabbitMqSinkOptions> configure) => sync => sync.AddRabbitMqSink(configure);

    private static Action<IHealthSyncBuilder> Topology(Action<RabbitMqTopologyOptions> configure) => sync => sync.AddRabbitMqSink().AddRabbitMqTopology(configure);

    private static TOptions Read<TOptions>(Action<IHealthSyncBuilder> add)
        where TOptions : class
    {
        ServiceCollection services = new();
        add(new TestSink.Builder(services));
        using ServiceProvider container = services.BuildServiceProvider();
        return container.GetRequiredService<IOptions<TOptions>>().Value;
    }

    private static void AssertRefused<TOptions>(string name, Action<IHealthSyncBuilder> add)
        where TOptions : class
    {
        OptionsValidationException e = Assert.Throws<OptionsValidationException>(() => Read<TOptions>(add));
        Assert.Contains(name, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, e.Message, StringComparison.Ordinal);
    }
}
