using System.Text;
using System.Text.Json.Nodes;
using FitbitSdk.Records;
using FitbitSdk.Records.Tests;
using FitbitSdk.Simulators.Faults;
using FitbitSdk.Sync;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RabbitMQ.Client;

namespace FitbitSdk.RabbitMQ.Tests.Ocariot;

/// <summary>The whole way: simulated service, client, engine, bus, and a queue beside it.</summary>
public sealed class OcariotBusTests(SharedServer server)
{
    private const string Marker = "marker-of-a-secret";

    [Fact]
    public async Task Sync_AllStreamsThatHaveAShape_PublishesEachOnceAndThenTheLastSync()
    {
        await using OcariotHost host = await OcariotHost.StartAsync(server);

        SyncReport first = await host.SyncAsync();
        await host.SyncAsync();
        var told = await host.EndAsync();

        Assert.Equal(StreamOutcome.Completed, first.Outcome);
        Assert.Equal(["LogSyncEvent", "PhysicalActivitySyncEvent", "SleepSyncEvent", "WeightSyncEvent"], NamesOf(told).Except(["FitbitLastSyncEvent"]).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(first.Streams.Where(static stream => stream.Stream != StreamId.DailyActivity).Sum(static stream => stream.Records), ElementsOf(told, "physicalactivity", "sleep", "weight").Count());
        Assert.Equal(first.Streams.Single(static stream => stream.Stream == StreamId.DailyActivity).Records * 5, ElementsOf(told, "log").Count());
        Assert.All(told, one => Assert.Equal(
            (host.Exchange, KeyOf(one.Body), true, "application/json"),
            (one.Message.Exchange, one.Message.RoutingKey, one.Message.BasicProperties.Persistent, one.Message.BasicProperties.ContentType)));
        Assert.All(ElementsOf(told, "physicalactivity", "sleep", "weight", "log"), element => Assert.Equal(host.Child(0).Value, (string?)element!["child_id"]));
        Assert.Equal(2, NamesOf(told).Count(static name => name == "FitbitLastSyncEvent"));
    }

    [Fact]
    public async Task Sync_LimitIsSmall_SplitsTheBatches()
    {
        await using OcariotHost host = await OcariotHost.StartAsync(server, configure: static options => options.MaximumMessageBytes = 1024);

        SyncReport report = await host.SyncAsync(streams: [StreamId.DailyActivity]);
        var told = await host.EndAsync();

        Assert.Equal(report.Records * 5, ElementsOf(told, "log").Count());
        Assert.True(NamesOf(told).Count(static name => name == "LogSyncEvent") > 1);
        Assert.All(told, static one => Assert.InRange(one.Message.Body.Length, 1, 1024));
    }

    [Fact]
    public async Task Sync_NoQueueTakesWeights_SaysSoAndMovesNoOffset()
    {
        await using OcariotHost host = await OcariotHost.StartAsync(server, unwanted: "weights.sync");

        SyncReport report = await host.SyncAsync();
        var told = await host.EndAsync();

        StreamReport failed = Assert.Single(report.Streams, static stream => stream.Outcome is StreamOutcome.Failed);
        Assert.Equal((StreamId.Weight, null), (failed.Stream, failed.Coverage));
        Assert.Contains("weights.sync", failed.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("FitbitLastSyncEvent", NamesOf(told));
    }

    [Fact]
    public async Task Write_ExchangeIsThereAsAnotherType_NamesTheSetting()
    {
        await using OcariotHost host = await OcariotHost.StartAsync(server, configure: static options => options.Exchange = "amq.topic");
        using RecordBatch batch = Shapes.Batch(StreamId.Weight, Logs.Weighing());

        RabbitMqSinkException thrown = await Assert.ThrowsAsync<RabbitMqSinkException>(async () => await host.Get<IRecordSink>().WriteAsync(batch, TestRabbit.Token));

        Assert.Equal((RabbitMqFault.TopologyMismatch, "OcariotBusOptions.Exchange"), (thrown.Fault, thrown.Setting));
        Assert.Contains("topic, and the options say 'direct'", thrown.Message.Replace("'topic'", "topic", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_AsWritesFare_SaysSo()
    {
        await using OcariotHost host = await OcariotHost.StartAsync(server, more: static services => services.AddHealthChecks().AddRabbitMqSinkCheck(), unwanted: "weights.sync");
        HealthCheckService checks = host.Get<HealthCheckService>();
        List<HealthStatus> found = [(await checks.CheckHealthAsync(TestRabbit.Token)).Status];

        await host.SyncAsync(streams: [StreamId.Weight]);
        found.Add((await checks.CheckHealthAsync(TestRabbit.Token)).Status);
        await host.SyncAsync(streams: [StreamId.Sleep]);
        found.Add((await checks.CheckHealthAsync(TestRabbit.Token)).Status);

        Assert.Equal([HealthStatus.Healthy, HealthStatus.Unhealthy, HealthStatus.Healthy], found);
    }

    [Fact]
    public async Task Write_StreamWithoutAShape_IsAcknowledgedAndCounted()
    {
        await using OcariotHost host = await OcariotHost.StartAsync(server);
        using RecordBatch batch = Samples.Batch("heart-rate");

        Assert.True((await host.Get<IRecordSink>().WriteAsync(batch, TestRabbit.Token)).AllAcknowledged);

        Assert.Equal(batch.Count, host.Get<OcariotJsonEncoder>().CountOf(OcariotOmission.NoShape));
        Assert.Empty(await host.EndAsync());
    }

    [Theory]
    [InlineData(1011)]
    [InlineData(1012)]
    [InlineData(1021)]
    [InlineData(1401)]
    [InlineData(1429)]
    [InlineData(1500)]
    public async Task Sync_Fails_TellsTheCodeOnceAndNoToken(int code)
    {
        await using OcariotHost host = await OcariotHost.StartAsync(server, users: 2, secret: code == 1401 ? Marker : null);
        string path = host.Simulator.Accounts[0].UserId;
        FaultKind? fault = code switch { 1011 => FaultKind.ExpiredToken, 1429 => FaultKind.TooManyRequests, 1500 => FaultKind.InsufficientScope, _ => null };
        if (fault is { } kind)
        {
            host.Simulator.Faults.Add(new FaultRule { Kind = kind, UserId = path, Path = code == 1500 ? "*/sleep/*" : "*/1*" });
        }

        for (int i = 0; i < 2; i++)
        {
            // The service quotes what it refuses.
            await host.AdoptAsync(i, refresh: code == 1021 ? $"{Marker}-refresh" : null, access: code is 1021 or 1401 ? $"{Marker}-access" : null, isExpired: code is 1021 or 1401);
        }

        if (code == 1012)
        {
            await host.Tokens.RemoveAsync(new(ProviderId.Fitbit, host.Child(0)), TestRabbit.Token);
        }

        await host.SyncAsync();
        await host.SyncAsync();
        if (code == 1401)
        {
            await host.SyncAsync(1);
        }

        string[] tokens = [Marker, .. host.Simulator.Accounts.SelectMany(static account => new[] { account.AccessToken, account.RefreshToken }), host.Simulator.ClientSecret];
        var told = await host.EndAsync();
        JsonObject error = Assert.Single(told, static one => (string?)one.Body["event_name"] == "FitbitAuthErrorEvent").Body["fitbit"]!.AsObject();
        Assert.Equal((host.Child(0).Value, code), ((string?)error["child_id"], (int)error["error"]!["code"]!));
        Assert.DoesNotContain("FitbitLastSyncEvent", NamesOf(told));
        Assert.All(told, one => Assert.All(tokens, token => Assert.DoesNotContain(token, Encoding.UTF8.GetString(one.Message.Body.Span) + one.Message.BasicProperties.MessageId, StringComparison.Ordinal)));
    }

    [Fact]
    public void AddOcariotBus_Twice_IsOneSinkOneObserverAndOneConsumer()
    {
        ServiceCollection services = new();
        services.AddHealthSync().AddOcariotBus().AddOcariotBus().AddRabbitMqEvents().AddRabbitMqEvents();

        Assert.Equal((1, 2), (services.Count(static one => one.ServiceType == typeof(IRecordSink)), services.Count(static one => one.ServiceType == typeof(ISyncObserver))));
        Assert.Single(services, static one => one.ImplementationType == typeof(UserDeletionConsumer));
    }

    private static IEnumerable<string?> NamesOf(IEnumerable<(BasicGetResult Message, JsonObject Body)> told) => told.Select(static one => (string?)one.Body["event_name"]);

    private static IEnumerable<JsonNode?> ElementsOf(IEnumerable<(BasicGetResult Message, JsonObject Body)> told, params string[] members) =>
        told.SelectMany(one => members.SelectMany(member => one.Body[member]?.AsArray() ?? []));

    private static string KeyOf(JsonObject body) => OcariotHost.All().Single(one => one.Name == (string?)body["event_name"]).RoutingKey;
}
