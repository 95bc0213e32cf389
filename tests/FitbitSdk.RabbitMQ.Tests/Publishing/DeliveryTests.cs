using System.Net;
using System.Net.Sockets;
using RabbitMQ.Client;

namespace FitbitSdk.RabbitMQ.Tests;

/// <summary>What one caller, one queue or one host does wrong, and what the others notice of it: nothing.</summary>
public sealed class DeliveryTests(SharedServer shared)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Deliver_AnotherCallersExchangeIsMissing_Succeeds()
    {
        string queue = NewName();
        await using Desk desk = await Desk.OpenAsync(shared);
        await desk.Rabbit.QueueAsync(queue);
        using CancellationTokenSource done = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task<int> wrong = Task.Run(() => FailAsync(desk.Publisher, done.Token), Token);

        for (int i = 0; i < 20; i++)
        {
            await desk.Publisher.DeliverAsync(TestRabbit.Messages(50, queue), Token).AsTask().WaitAsync(Patience, Token);
        }

        await done.CancelAsync();
        Assert.True(await wrong > 0);
    }

    [Fact]
    public async Task Deliver_ExchangeMissing_IsToldByName()
    {
        await using Desk desk = await Desk.OpenAsync(shared);

        RabbitMqSinkException thrown = await Assert.ThrowsAsync<RabbitMqSinkException>(() => desk.Publisher.DeliverAsync(TestRabbit.Messages(300, "k", NewName()), Token).AsTask());

        Assert.Equal(RabbitMqFault.NotFound, thrown.Fault);
    }

    [Fact]
    public async Task Deliver_OneOfTwoQueuesIsFull_DoesNotFloodTheOther()
    {
        (string full, string roomy, string exchange) = (NewName(), NewName(), NewName());
        await using Desk desk = await Desk.OpenAsync(shared, static options => options.ReadinessTimeout = TimeSpan.FromSeconds(3));
        await desk.Rabbit.Channel.ExchangeDeclareAsync(exchange, "fanout", durable: true, cancellationToken: Token);
        await desk.Rabbit.QueueAsync(full, new() { ["x-max-length"] = 10, ["x-overflow"] = "reject-publish" });
        await desk.Rabbit.QueueAsync(roomy);
        await desk.Rabbit.Channel.QueueBindAsync(full, exchange, "", cancellationToken: Token);
        await desk.Rabbit.Channel.QueueBindAsync(roomy, exchange, "", cancellationToken: Token);

        RabbitMqSinkException thrown = await Assert.ThrowsAsync<RabbitMqSinkException>(() => desk.Publisher.DeliverAsync(TestRabbit.Messages(500, "", exchange), Token).AsTask().WaitAsync(Patience, Token));

        Assert.Equal(RabbitMqFault.Refused, thrown.Fault);
        Assert.InRange(await desk.Rabbit.Channel.MessageCountAsync(roomy, Token), 10u, 600u);
    }

    [Fact]
    public async Task Publish_CutWhileTheServerReadsNothing_EndsAndTheNextOneWorks()
    {
        string queue = NewName();
        await using Desk desk = await Desk.OpenAsync(shared, static options => (options.MaximumInFlight, options.ConfirmTimeout) = (100_000, TimeSpan.FromSeconds(30)));
        await desk.Rabbit.QueueAsync(queue);
        Assert.True((await desk.Publisher.PublishAsync(TestRabbit.Messages(1, queue), cancellationToken: Token)).AllConfirmed);

        desk.Proxy.HoldRequests();
        byte[] body = new byte[64 * 1024];
        OutgoingMessage[] many = [.. Enumerable.Range(0, 1000).Select(i => new OutgoingMessage("", queue, new() { MessageId = $"big-{i}" }, body))];
        Task<PublishTally> publishing = desk.Publisher.PublishAsync(many, cancellationToken: Token).AsTask();
        await Task.Run(() => SpinWait.SpinUntil(() => desk.Proxy.HasHeld, Patience), Token);
        desk.Proxy.Cut();
        PublishTally tally = await publishing.WaitAsync(Patience, Token);
        desk.Proxy.LetThrough();

        Assert.False(tally.AllConfirmed);
        Assert.True((await desk.Publisher.PublishAsync(TestRabbit.Messages(1, queue), cancellationToken: Token).AsTask().WaitAsync(Patience, Token)).AllConfirmed);
    }

    [Fact]
    public async Task Connect_FirstHostTakesConnectionsAndSaysNothing_ReachesTheSecond()
    {
        Uri server = await shared.GetUriAsync();
        using TcpListener silent = new(IPAddress.Loopback, 0);
        silent.Start();
        RabbitMqConnectionOptions options = TestRabbit.OptionsFor(server.Port);
        options.Hosts = $"127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port},{options.Hosts}";
        options.ConnectTimeout = TimeSpan.FromSeconds(1);
        await using BrokerConnection connection = TestRabbit.Connection(options);

        IConnection open = await connection.GetAsync(Token).AsTask().WaitAsync(Patience, Token);

        Assert.True(open.IsOpen);
        using Socket left = await silent.AcceptSocketAsync(Token);
        Assert.True(await IsClosedAsync(left));
    }

    [Fact]
    public async Task Get_WhileTheConnectionIsDisposedOf_SaysSo()
    {
        using TcpListener silent = new(IPAddress.Loopback, 0);
        silent.Start();
        BrokerConnection connection = TestRabbit.Connection(TestRabbit.OptionsFor(((IPEndPoint)silent.LocalEndpoint).Port));
        Task<IConnection> waiting = connection.GetAsync(Token).AsTask();

        await connection.DisposeAsync().AsTask().WaitAsync(Patience, Token);

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
    }

    private static string NewName() => $"t-{Guid.NewGuid():N}";

    /// <summary>Reads until the other side has closed; it never does where it forgot the socket.</summary>
    private static async Task<bool> IsClosedAsync(Socket socket)
    {
        byte[] greeting = new byte[64];
        try
        {
            while (await socket.ReceiveAsync(greeting, Token).AsTask().WaitAsync(Patience, Token) > 0)
            {
            }

            return true;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private static async Task<int> FailAsync(ConfirmedPublisher publisher, CancellationToken cancellationToken)
    {
        int failed = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await publisher.DeliverAsync(TestRabbit.Messages(1, "k", NewName()), cancellationToken);
            }
            catch (RabbitMqSinkException e) when (e.Fault is RabbitMqFault.NotFound)
            {
                failed++;
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        return failed;
    }

    private sealed class Desk(TestRabbit rabbit, TcpProxy proxy, BrokerConnection connection, ConfirmedPublisher publisher) : IAsyncDisposable
    {
        public TestRabbit Rabbit { get; } = rabbit;

        public TcpProxy Proxy { get; } = proxy;

        public ConfirmedPublisher Publisher { get; } = publisher;

        public static async Task<Desk> OpenAsync(SharedServer shared, Action<RabbitMqConnectionOptions>? configure = null)
        {
            Uri server = await shared.GetUriAsync();
            TcpProxy proxy = new(server.Port);
            RabbitMqConnectionOptions options = TestRabbit.OptionsFor(proxy.Port);
            configure?.Invoke(options);
            BrokerConnection connection = TestRabbit.Connection(options);
            return new(await TestRabbit.ConnectAsync(server), proxy, connection, TestRabbit.Publisher(connection, options));
        }

        public async ValueTask DisposeAsync()
        {
            Proxy.LetThrough();
            await Publisher.DisposeAsync();
            await connection.DisposeAsync();
            await Rabbit.DisposeAsync();
            await Proxy.DisposeAsync();
        }
    }
}
