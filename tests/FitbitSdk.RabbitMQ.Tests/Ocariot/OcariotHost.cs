using System.Text;
using System.Text.Json.Nodes;
using FitbitSdk.Http;
using FitbitSdk.Records;
using FitbitSdk.Simulators;
using FitbitSdk.Sync;
using FitbitSdk.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using RabbitMQ.Client;

namespace FitbitSdk.RabbitMQ.Tests.Ocariot;

/// <summary>A simulated service, a host with the real client and engine on OCARIoT's bus, and a queue beside it that takes all events. Its exchanges and queues have names of their own.</summary>
internal sealed class OcariotHost : IAsyncDisposable
{
    private static readonly string[] Keys = [.. All().Select(static one => one.RoutingKey)];

    private readonly FitbitSimulator _simulator;
    private readonly ServiceProvider _services;
    private readonly string _name;

    private OcariotHost(FitbitSimulator simulator, ServiceProvider services, TestRabbit rabbit, string name) => (_simulator, _services, Rabbit, _name) = (simulator, services, rabbit, name);

    public TestRabbit Rabbit { get; }

    public FitbitSimulator Simulator => _simulator;

    public InMemoryTokenStore Tokens { get; private init; } = null!;

    public InMemoryOffsetStore Offsets { get; private init; } = null!;

    public string Exchange => _name + "data";

    public string DeletionExchange => _name + "account";

    public string DeletionQueue => _name + "deletions";

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public UserKey Child(int index) => new(_simulator.Accounts[index].UserId);

    public static async Task<OcariotHost> StartAsync(
        SharedServer server, int users = 1, string? secret = null, Action<OcariotBusOptions>? configure = null, Action<IServiceCollection>? more = null, params IEnumerable<string> unwanted)
    {
        Uri address = await server.GetUriAsync();
        string name = $"o-{Guid.NewGuid():N}.";
        FitbitSimulator simulator = await FitbitSimulator.StartAsync(new() { Users = users, FirstDay = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-14), Days = 15 }, TestRabbit.Token);
        (InMemoryTokenStore tokens, InMemoryOffsetStore offsets) = (new(), new());
        ServiceCollection services = new();
        services.AddMetrics();
        more?.Invoke(services);
        services.AddSingleton<ITokenStore>(tokens).AddSingleton<IOffsetStore>(offsets);
        services.AddFitbitClient(options =>
            (options.ClientId, options.ClientSecret, options.BaseAddress, options.MaximumWait) = (simulator.ClientId, secret ?? simulator.ClientSecret, simulator.BaseAddress, TimeSpan.Zero));
        services.AddHealthSync().AddRabbitMqConnection(options => options.Hosts = address.AbsoluteUri).AddOcariotBus(options =>
        {
            (options.Exchange, options.DeletionExchange, options.DeletionQueue) = (name + "data", name + "account", name + "deletions");
            configure?.Invoke(options);
        });
        TestRabbit rabbit = await TestRabbit.ConnectAsync(address);
        OcariotHost host = new(simulator, services.BuildServiceProvider(), rabbit, name) { Tokens = tokens, Offsets = offsets };
        await rabbit.Channel.ExchangeDeclareAsync(host.Exchange, ExchangeType.Direct, durable: true, cancellationToken: TestRabbit.Token);
        await rabbit.QueueAsync(name + "all");
        foreach (string key in Keys.Except(unwanted, StringComparer.Ordinal))
        {
            await rabbit.Channel.QueueBindAsync(name + "all", host.Exchange, key, cancellationToken: TestRabbit.Token);
        }

        for (int i = 0; i < users; i++)
        {
            await host.AdoptAsync(i);
        }

        return host;
    }

    /// <summary>Gives the host a child's tokens, or in their place others.</summary>
    public async Task AdoptAsync(int index, string? refresh = null, string? access = null, bool isExpired = false)
    {
        Instant now = SystemClock.Instance.GetCurrentInstant();
        await Get<TokenManager>().AdoptAsync(
            new(ProviderId.Fitbit, Child(index)),
            new()
            {
                Access = new(access ?? _simulator.Accounts[index].AccessToken),
                Refresh = new(refresh ?? _simulator.Accounts[index].RefreshToken),
                ExpiresAt = isExpired ? now - Duration.FromHours(1) : now + Duration.FromHours(5),
            },
            TokenAdoption.Replace,
            TestRabbit.Token);
    }

    public Task<SyncReport> SyncAsync(int index = 0, params IReadOnlyCollection<StreamId> streams) => Get<SyncEngine>().SyncAsync(
        new(Child(index), SystemClock.Instance.GetCurrentInstant() - Duration.FromDays(13)), new() { Streams = streams.Count == 0 ? OcariotJsonEncoder.Streams : streams }, TestRabbit.Token);

    /// <summary>Begins to consume deletions, and waits until the queue is there.</summary>
    public async Task ConsumeAsync()
    {
        await Get<IHostedService>().StartAsync(TestRabbit.Token);
        await UntilAsync(async () => await IsThereAsync(DeletionQueue));
    }

    public async Task DeleteAsync(string body) => await Rabbit.Channel.BasicPublishAsync(
        DeletionExchange, "users.delete", mandatory: true, new BasicProperties(), Encoding.UTF8.GetBytes(body), TestRabbit.Token);

    /// <summary>Ends the host, which flushes what waits, and takes what the bus was told.</summary>
    public async Task<IReadOnlyList<(BasicGetResult Message, JsonObject Body)>> EndAsync()
    {
        await _services.DisposeAsync();
        return [.. (await Rabbit.TakeAsync(_name + "all")).Select(static message => (message, JsonNode.Parse(message.Body.Span)!.AsObject()))];
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _simulator.DisposeAsync();
        await Rabbit.DisposeAsync();
    }

    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(TestRabbit.Token);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (!await condition())
        {
            await Task.Delay(20, limit.Token);
        }
    }

    /// <summary>Gives the events of the bus.</summary>
    public static IReadOnlyList<OcariotEvent> All() =>
        [OcariotEvent.PhysicalActivitySync, OcariotEvent.SleepSync, OcariotEvent.WeightSync, OcariotEvent.LogSync, OcariotEvent.LastSync, OcariotEvent.AuthError, OcariotEvent.Revoke];

    private async Task<bool> IsThereAsync(string queue)
    {
        await using IConnection eyes = await new ConnectionFactory { Uri = new(Get<Microsoft.Extensions.Options.IOptions<RabbitMqConnectionOptions>>().Value.Hosts) }.CreateConnectionAsync(TestRabbit.Token);
        await using IChannel channel = await eyes.CreateChannelAsync(cancellationToken: TestRabbit.Token);
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue, TestRabbit.Token)).ConsumerCount > 0;
        }
        catch (global::RabbitMQ.Client.Exceptions.OperationInterruptedException)
        {
            return false;
        }
    }
}
