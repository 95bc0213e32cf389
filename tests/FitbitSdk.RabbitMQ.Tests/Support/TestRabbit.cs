using System.Text;
using FitbitSdk.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using RabbitMQ.Client;

namespace FitbitSdk.RabbitMQ.Tests;

/// <summary>Publishes to a server, and looks at it with a connection of its own.</summary>
internal sealed class TestRabbit : IAsyncDisposable
{
    private readonly IConnection _eyes;

    private TestRabbit(IConnection eyes, IChannel channel) => (_eyes, Channel) = (eyes, channel);

    /// <summary>Gets a channel beside the one that is tested.</summary>
    public IChannel Channel { get; }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<TestRabbit> ConnectAsync(Uri address)
    {
        IConnection eyes = await new ConnectionFactory { Uri = address }.CreateConnectionAsync(Token);
        return new(eyes, await eyes.CreateChannelAsync(cancellationToken: Token));
    }

    public static RabbitMqConnectionOptions OptionsFor(int port) => new() { Hosts = $"127.0.0.1:{port}", ConnectTimeout = TimeSpan.FromSeconds(5) };

    public static BrokerConnection Connection(RabbitMqConnectionOptions options, TimeProvider? time = null) =>
        new(Microsoft.Extensions.Options.Options.Create(options), new(null, TimeProvider.System), NullLogger<BrokerConnection>.Instance, time ?? TimeProvider.System);

    public static ConfirmedPublisher Publisher(BrokerConnection connection, RabbitMqConnectionOptions options, TimeProvider? time = null) =>
        new(connection, Microsoft.Extensions.Options.Options.Create(options), new(null, TimeProvider.System), NullLogger<ConfirmedPublisher>.Instance, time ?? TimeProvider.System);

    /// <summary>Makes messages with the bodies 0, 1, 2 and so on.</summary>
    public static OutgoingMessage[] Messages(int count, string queue, string exchange = "") =>
        [.. Enumerable.Range(0, count).Select(i => new OutgoingMessage(exchange, queue, new() { MessageId = $"m-{i}", Persistent = true }, Encoding.UTF8.GetBytes($"{i}")))];

    public Task QueueAsync(string name, Dictionary<string, object?>? arguments = null) =>
        Channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: Token);

    /// <summary>Takes all messages out of a queue.</summary>
    public async Task<IReadOnlyList<BasicGetResult>> TakeAsync(string queue)
    {
        List<BasicGetResult> taken = [];
        while (await Channel.BasicGetAsync(queue, autoAck: true, Token) is { } one)
        {
            taken.Add(one);
        }

        return taken;
    }

    public async Task<string[]> TakeTextsAsync(string queue) => [.. (await TakeAsync(queue)).Select(static one => Encoding.UTF8.GetString(one.Body.Span))];

    public async ValueTask DisposeAsync()
    {
        await Channel.DisposeAsync();
        await _eyes.DisposeAsync();
    }
}
