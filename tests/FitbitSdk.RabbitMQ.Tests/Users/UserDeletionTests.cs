using System.Collections.Concurrent;
using System.Text;
using FitbitSdk.Records;
using FitbitSdk.RabbitMQ.Tests.Ocariot;
using FitbitSdk.Simulators.Faults;
using FitbitSdk.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RabbitMQ.Client;

namespace FitbitSdk.RabbitMQ.Tests.Users;

public sealed class UserDeletionTests(SharedServer server)
{
    [Theory]
    [InlineData("""{"event_name":"UserDeleteEvent","timestamp":"2026-03-20T12:00:00.000Z","user":{"id":"5a62be07de34500146d9c544"}}""", "5a62be07de34500146d9c544")]
    [InlineData("""{"user":{"id":"anna","type":"child"}}""", "anna")]
    [InlineData("", null)]
    [InlineData("no json", null)]
    [InlineData("[]", null)]
    [InlineData("null", null)]
    [InlineData("""{"user":null}""", null)]
    [InlineData("""{"user":{"id":7}}""", null)]
    [InlineData("""{"user":{"id":""}}""", null)]
    [InlineData("""{"user":{"id":"*"}}""", null)]
    [InlineData("""{"user":{"id":"a\ud800"}}""", null)]
    public void Read_Message_IsTheUserOrNobody(string body, string? user) => Assert.Equal(user, UserDeletion.Read(Encoding.UTF8.GetBytes(body))?.Value);

    [Fact]
    public async Task Delete_UserWithACopy_RevokesThereForgetsHereAndTells()
    {
        await using OcariotHost host = await OcariotHost.StartAsync(server, users: 2);
        await host.SyncAsync(0);
        await host.SyncAsync(1);
        SyncAccount deleted = new(ProviderId.Fitbit, host.Child(0), 0);
        SyncAccount other = new(ProviderId.Fitbit, host.Child(1), 0);
        int rows = (await host.Offsets.GetAsync(other, TestRabbit.Token)).Count;
        await host.ConsumeAsync();

        // A user whom nobody knows, and the same one twice: neither harms anything.
        await host.DeleteAsync($$$"""{"user":{"id":"nobody"}}""");
        await host.DeleteAsync($$$"""{"user":{"id":"{{{host.Child(0).Value}}}"}}""");
        await host.DeleteAsync($$$"""{"user":{"id":"{{{host.Child(0).Value}}}"}}""");
        await OcariotHost.UntilAsync(async () => (await host.Offsets.GetAsync(deleted, TestRabbit.Token)).Count == 0);
        var told = await host.EndAsync();

        Assert.Null(await host.Tokens.GetAsync(new(ProviderId.Fitbit, deleted.User), TestRabbit.Token));
        Assert.NotNull(await host.Tokens.GetAsync(new(ProviderId.Fitbit, other.User), TestRabbit.Token));
        Assert.Equal(rows, (await host.Offsets.GetAsync(other, TestRabbit.Token)).Count);
        Assert.Single(host.Simulator.Requests, static request => request.PathAndQuery == "/oauth2/revoke");
        Assert.Equal([deleted.User.Value], told.Where(static one => (string?)one.Body["event_name"] == "FitbitRevokeEvent").Select(static one => (string?)one.Body["fitbit"]!["child_id"]));
    }

    [Fact]
    public async Task Delete_ProviderDoesNotAnswer_KeepsTheMessageAndAllOfTheUser()
    {
        await using OcariotHost host = await OcariotHost.StartAsync(server);
        await host.SyncAsync();
        FaultRule fault = new() { Kind = FaultKind.ServerError, Path = "/oauth2/revoke" };
        host.Simulator.Faults.Add(fault);
        await host.ConsumeAsync();

        await host.DeleteAsync($$$"""{"user":{"id":"{{{host.Child(0).Value}}}"}}""");
        await OcariotHost.UntilAsync(() => Task.FromResult(host.Simulator.Faults.CountHits(fault) > 0));
        var told = await host.EndAsync();

        Assert.Equal(1u, (await host.Rabbit.Channel.QueueDeclarePassiveAsync(host.DeletionQueue, TestRabbit.Token)).MessageCount);
        Assert.NotNull(await host.Tokens.GetAsync(new(ProviderId.Fitbit, host.Child(0)), TestRabbit.Token));
        Assert.NotEmpty(await host.Offsets.GetAsync(new(ProviderId.Fitbit, host.Child(0), 0), TestRabbit.Token));
        Assert.DoesNotContain(told, static one => (string?)one.Body["event_name"] == "FitbitRevokeEvent");
    }

    [Fact]
    public async Task Delete_MalformedMessage_IsRefusedAndTheNextOneServed()
    {
        await using Consumption one = await Consumption.StartAsync(server);

        await one.PublishAsync("no json");
        await one.PublishAsync("""{"user":{"id":"anna"}}""");
        await OcariotHost.UntilAsync(() => Task.FromResult(one.Erased.Contains("anna")));

        await OcariotHost.UntilAsync(async () => await one.CountAsync() == 0);
    }

    [Fact]
    public async Task Delete_Fails_IsTriedAgainAfterPausesThatGrowAndAcknowledgedOnlyThen()
    {
        await using Consumption one = await Consumption.StartAsync(server);
        one.Failing["anna"] = 3;

        await one.PublishAsync("""{"user":{"id":"anna"}}""");
        foreach (int seconds in (int[])[1, 2, 4])
        {
            await OcariotHost.UntilAsync(() => Task.FromResult(one.Clock.ArmedTimers == 1));
            Assert.Empty(one.Erased);
            one.Clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Assert.Equal(1, one.Clock.ArmedTimers);
            one.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        await OcariotHost.UntilAsync(() => Task.FromResult(one.Erased.Contains("anna")));
        await one.StopAsync();
        Assert.Equal(0u, await one.CountAsync());
    }

    [Fact]
    public async Task Delete_OneFails_HoldsUpOnlyAsManyAsAreWorkedOnAtOnce()
    {
        await using Consumption one = await Consumption.StartAsync(server, maximum: 2);
        (one.Failing["anna"], one.Failing["bela"]) = (int.MaxValue, 1);

        await one.PublishAsync("""{"user":{"id":"anna"}}""");
        await one.PublishAsync("""{"user":{"id":"bela"}}""");
        await one.PublishAsync("""{"user":{"id":"cleo"}}""");
        await OcariotHost.UntilAsync(() => Task.FromResult(one.Clock.ArmedTimers == 2));
        Assert.Empty(one.Erased);
        one.Clock.Advance(TimeSpan.FromSeconds(1));
        await OcariotHost.UntilAsync(() => Task.FromResult(one.Erased.Count == 2));
        await one.StopAsync();

        Assert.Equal(["bela", "cleo"], one.Erased);
        Assert.Equal(1u, await one.CountAsync());
    }

    [Fact]
    public async Task Delete_ConnectionIsLostInTheMiddle_IsServedOnTheNext()
    {
        RabbitMqServer node = await server.GetAsync();
        await using TcpProxy proxy = new(node.Port);
        await using Consumption one = await Consumption.StartAsync(server, port: proxy.Port);
        one.Failing["anna"] = 1;
        await one.PublishAsync("""{"user":{"id":"anna"}}""");
        await OcariotHost.UntilAsync(() => Task.FromResult(one.Clock.ArmedTimers == 1));

        proxy.Cut();

        // The pause of the consumer now, no longer that of the user.
        await OcariotHost.UntilAsync(() =>
        {
            one.Clock.Advance(TimeSpan.FromMilliseconds(100));
            return Task.FromResult(one.Erased.Contains("anna"));
        });
        await OcariotHost.UntilAsync(async () => await one.CountAsync() == 0);
    }

    /// <summary>A consumer by itself: users are erased by a script, and its pauses pass by a clock of their own.</summary>
    private sealed class Consumption : IUserEraser, IAsyncDisposable
    {
        private readonly string _name = $"d-{Guid.NewGuid():N}";
        private BrokerConnection _connection = null!;
        private UserDeletionConsumer _consumer = null!;
        private TestRabbit _rabbit = null!;

        public ConcurrentDictionary<string, int> Failing { get; } = new();

        public ConcurrentQueue<string> Erased { get; } = new();

        public ManualTimeProvider Clock { get; } = new();

        public static async Task<Consumption> StartAsync(SharedServer server, ushort maximum = 10, int? port = null)
        {
            Consumption one = new();
            RabbitMqServer node = await server.GetAsync();
            OcariotBusOptions options = new() { DeletionExchange = one._name, DeletionQueue = one._name, MaximumDeletions = maximum };
            one._rabbit = await TestRabbit.ConnectAsync(node.Uri);
            one._connection = TestRabbit.Connection(TestRabbit.OptionsFor(port ?? node.Port));
            one._consumer = new(one._connection, new([one]), Microsoft.Extensions.Options.Options.Create(options), one.Clock, NullLogger<UserDeletionConsumer>.Instance);
            await one._rabbit.Channel.ExchangeDeclareAsync(one._name, ExchangeType.Direct, durable: true, cancellationToken: TestRabbit.Token);
            await one._rabbit.QueueAsync(one._name);
            await one._rabbit.Channel.QueueBindAsync(one._name, one._name, "users.delete", cancellationToken: TestRabbit.Token);
            await one._consumer.StartAsync(TestRabbit.Token);
            await OcariotHost.UntilAsync(async () => (await one._rabbit.Channel.QueueDeclarePassiveAsync(one._name, TestRabbit.Token)).ConsumerCount == 1);
            return one;
        }

        public async Task PublishAsync(string body) =>
            await _rabbit.Channel.BasicPublishAsync(_name, "users.delete", mandatory: true, new BasicProperties(), Encoding.UTF8.GetBytes(body), TestRabbit.Token);

        public ValueTask EraseAsync(UserKey user, CancellationToken cancellationToken)
        {
            if (Failing.TryGetValue(user.Value, out int left) && left > 0)
            {
                Failing[user.Value] = left - 1;
                throw new HealthApiException(HealthApiErrorKind.Unavailable, "RevokeToken", "scripted");
            }

            Erased.Enqueue(user.Value);
            return default;
        }

        /// <summary>Ends the consumer and its connection, so that what it did not acknowledge lies in the queue again.</summary>
        public async Task StopAsync()
        {
            await _consumer.StopAsync(TestRabbit.Token);
            await _connection.DisposeAsync();
        }

        public async Task<uint> CountAsync() => (await _rabbit.Channel.QueueDeclarePassiveAsync(_name, TestRabbit.Token)).MessageCount;

        public async ValueTask DisposeAsync()
        {
            await StopAsync();
            _consumer.Dispose();
            await _rabbit.DisposeAsync();
        }
    }
}
