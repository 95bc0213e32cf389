using System.Diagnostics.Metrics;
using FitbitSdk.Records;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RabbitMQ.Client;

namespace FitbitSdk.RabbitMQ.Tests.Events;

/// <summary>Events on their way: none holds up the sync, none is lost in silence.</summary>
public sealed class EventQueueTests(SharedServer server)
{
    private readonly string _exchange = $"e-{Guid.NewGuid():N}";

    [Fact]
    public async Task OnEvent_HostEndsRightAfterwards_PublishesAllOfThemInOrder()
    {
        Uri address = await server.GetUriAsync();
        await using TestRabbit rabbit = await TestRabbit.ConnectAsync(address);
        await rabbit.Channel.ExchangeDeclareAsync(_exchange, ExchangeType.Topic, durable: true, cancellationToken: TestRabbit.Token);
        await rabbit.QueueAsync(_exchange);
        await rabbit.Channel.QueueBindAsync(_exchange, _exchange, "windowDelivered", cancellationToken: TestRabbit.Token);

        // Every second one is of a kind that no queue takes.
        await TellAsync(address.AbsoluteUri, 500);

        IReadOnlyList<BasicGetResult> taken = await rabbit.TakeAsync(_exchange);
        Assert.Equal(Enumerable.Range(0, 250).Select(static i => i * 2), taken.Select(static one => (int)System.Text.Json.Nodes.JsonNode.Parse(one.Body.Span)!["records"]!));
        Assert.All(taken, static one => Assert.Equal(("windowDelivered", "application/json", true), (one.BasicProperties.Type, one.BasicProperties.ContentType, one.BasicProperties.Persistent)));
    }

    [Fact]
    public async Task OnEvent_SomeBelongInNoQueue_CountsEachOnce()
    {
        Uri address = await server.GetUriAsync();

        Dictionary<string, long> counted = await TellAsync(address.AbsoluteUri, 300);

        Assert.Equal(300, counted["Unwanted"]);
        Assert.Equal(["Unwanted"], counted.Keys);
    }

    [Fact]
    public async Task OnEvent_ServerIsAway_DropsTheOldestAndCountsAllThatAreLost()
    {
        Dictionary<string, long> counted = await TellAsync("127.0.0.1:1", 40, maximum: 5);

        Assert.Equal(("Dropped", 40), (Assert.Single(counted).Key, counted["Dropped"]));
    }

    /// <summary>Tells events and ends the host at once.</summary>
    /// <returns>How many events had which outcome.</returns>
    private async Task<Dictionary<string, long>> TellAsync(string hosts, int count, int maximum = 1000)
    {
        Dictionary<string, long> counted = [];
        ServiceCollection services = new();
        services.AddMetrics();
        services.AddHealthSync()
            .AddRabbitMqConnection(options => (options.Hosts, options.FlushTimeout) = (hosts, TimeSpan.FromSeconds(hosts.EndsWith(":1", StringComparison.Ordinal) ? 0 : 30)))
            .AddRabbitMqEvents(options => (options.Exchange, options.MaximumWaiting) = (_exchange, maximum));
        ServiceProvider container = services.BuildServiceProvider();
        IMeterFactory factory = container.GetRequiredService<IMeterFactory>();
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, factory) && instrument.Name == "fitbitsdk.rabbitmq.events")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            lock (counted)
            {
                string outcome = (string)tags[0].Value!;
                counted[outcome] = counted.GetValueOrDefault(outcome) + value;
            }
        });
        listener.Start();
        await using (container)
        {
            ISyncObserver observer = Assert.Single(container.GetServices<ISyncObserver>());
            for (int i = 0; i < count; i++)
            {
                observer.OnEvent(new(i % 2 == 0 ? SyncEventKind.WindowDelivered : SyncEventKind.RunEnded, ProviderId.Fitbit, Instant.FromUtc(2026, 3, 14, 12, 0)) { User = new("anna"), Records = i });
            }
        }

        return counted;
    }
}
