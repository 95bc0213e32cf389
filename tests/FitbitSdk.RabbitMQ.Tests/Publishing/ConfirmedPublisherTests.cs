using FitbitSdk.Testing;
using RabbitMQ.Client;

namespace FitbitSdk.RabbitMQ.Tests;

public sealed class ConfirmedPublisherTests(SharedServer shared)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Publish_MoreThanTheWindow_IsConfirmedInOrder()
    {
        string queue = NewName();
        await using Bench bench = await Bench.OpenAsync(shared, static options => options.MaximumInFlight = 7);
        await bench.Rabbit.QueueAsync(queue);

        PublishTally tally = await bench.Publisher.PublishAsync(TestRabbit.Messages(1000, queue), cancellationToken: Token);

        Assert.True(tally.AllConfirmed);
        Assert.Equal(Enumerable.Range(0, 1000).Select(static i => $"{i}"), await bench.Rabbit.TakeTextsAsync(queue));
    }

    [Fact]
    public async Task Publish_SeveralCallers_ShareTheChannelAndKeepTheirOrder()
    {
        string[] queues = [NewName(), NewName(), NewName()];
        await using Bench bench = await Bench.OpenAsync(shared);
        foreach (string queue in queues)
        {
            await bench.Rabbit.QueueAsync(queue);
        }

        PublishTally[] tallies = await Task.WhenAll(queues.Select(queue => bench.Publisher.PublishAsync(TestRabbit.Messages(500, queue), cancellationToken: Token).AsTask()));

        Assert.All(tallies, static tally => Assert.True(tally.AllConfirmed));
        foreach (string queue in queues)
        {
            Assert.Equal(Enumerable.Range(0, 500).Select(static i => $"{i}"), await bench.Rabbit.TakeTextsAsync(queue));
        }
    }

    [Fact]
    public async Task Publish_NoQueueTakesOne_IsReturnedByName()
    {
        string queue = NewName();
        await using Bench bench = await Bench.OpenAsync(shared);
        await bench.Rabbit.QueueAsync(queue);

        PublishTally tally = await bench.Publisher.PublishAsync([.. TestRabbit.Messages(3, queue), .. TestRabbit.Messages(1, "nowhere")], cancellationToken: Token);

        PublishFailure returned = Assert.Single(tally.Failures);
        Assert.Equal((3, PublishOutcome.Returned, (ushort)312), (returned.Index, returned.Outcome, returned.ReplyCode));
        Assert.Equal(RabbitMqFault.Unroutable, tally.Fault?.Fault);
        Assert.Contains("nowhere", tally.Fault!.Message, StringComparison.Ordinal);
        Assert.Equal(3, (await bench.Rabbit.TakeAsync(queue)).Count);
    }

    [Fact]
    public async Task Publish_QueueFull_IsNackedAndTheRestStaysUnsent()
    {
        string queue = NewName();
        await using Bench bench = await Bench.OpenAsync(shared, static options => options.MaximumInFlight = 1);
        await bench.Rabbit.QueueAsync(queue, new() { ["x-max-length"] = 2, ["x-overflow"] = "reject-publish" });

        PublishTally tally = await bench.Publisher.PublishAsync(TestRabbit.Messages(5, queue), cancellationToken: Token);

        Assert.Equal((2, PublishOutcome.Nacked, 3, false), (Assert.Single(tally.Failures).Index, tally.Failures[0].Outcome, tally.Sent, tally.AllConfirmed));
        Assert.Equal(RabbitMqFault.Refused, tally.Fault?.Fault);
    }

    [Fact]
    public async Task Publish_ExchangeMissing_EndsTheChannelAndTheNextOneWorks()
    {
        string queue = NewName();
        await using Bench bench = await Bench.OpenAsync(shared);
        await bench.Rabbit.QueueAsync(queue);

        PublishTally missing = await bench.Publisher.PublishAsync(TestRabbit.Messages(1, queue, exchange: NewName()), cancellationToken: Token);
        PublishTally after = await bench.Publisher.PublishAsync(TestRabbit.Messages(1, queue), cancellationToken: Token);

        Assert.Equal((PublishOutcome.Unknown, RabbitMqFault.NotFound), (Assert.Single(missing.Failures).Outcome, missing.Fault?.Fault));
        Assert.Contains("the exchange t-", missing.Fault!.Message, StringComparison.Ordinal);
        Assert.True(after.AllConfirmed);
    }

    [Fact]
    public async Task Publish_ConnectionCutAmidConfirms_IsUnknownAndTheNextOneWorks()
    {
        string queue = NewName();
        await using Bench bench = await Bench.OpenAsync(shared);
        await bench.Rabbit.QueueAsync(queue);
        Assert.True((await bench.Publisher.PublishAsync(TestRabbit.Messages(1, queue), cancellationToken: Token)).AllConfirmed);

        bench.Proxy.HoldAnswers();
        Task<PublishTally> publishing = bench.Publisher.PublishAsync(TestRabbit.Messages(10, queue), cancellationToken: Token).AsTask();
        await bench.UntilAsync(async () => await bench.Rabbit.Channel.MessageCountAsync(queue, Token) == 11);
        bench.Proxy.Cut();
        PublishTally tally = await publishing.WaitAsync(Patience, Token);
        bench.Proxy.LetThrough();
        PublishTally after = await bench.Publisher.PublishAsync(TestRabbit.Messages(10, queue), cancellationToken: Token);

        Assert.Equal((10, RabbitMqFault.Unreachable), (tally.Failures.Count(static one => one.Outcome is PublishOutcome.Unknown), tally.Fault?.Fault));
        Assert.True(after.AllConfirmed);
    }

    [Fact]
    public async Task Publish_NoConfirmation_TimesOutByTheClock()
    {
        string queue = NewName();
        ManualTimeProvider time = new();
        await using Bench bench = await Bench.OpenAsync(shared, time: time);
        await bench.Rabbit.QueueAsync(queue);
        Assert.True((await bench.Publisher.PublishAsync(TestRabbit.Messages(1, queue), cancellationToken: Token)).AllConfirmed);

        bench.Proxy.HoldAnswers();
        Task<PublishTally> publishing = bench.Publisher.PublishAsync(TestRabbit.Messages(1, queue), cancellationToken: Token).AsTask();
        await bench.UntilAsync(() => Task.FromResult(time.ArmedTimers == 1));
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(publishing.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        PublishTally tally = await publishing.WaitAsync(Patience, Token);
        bench.Proxy.LetThrough();

        Assert.Equal((PublishOutcome.Unknown, RabbitMqFault.ConfirmTimeout), (Assert.Single(tally.Failures).Outcome, tally.Fault?.Fault));
        Assert.True((await bench.Publisher.PublishAsync(TestRabbit.Messages(1, queue), cancellationToken: Token)).AllConfirmed);
    }

    [Fact]
    public async Task Publish_Cancelled_StopsTheWaitAndLeavesTheChannel()
    {
        string queue = NewName();
        await using Bench bench = await Bench.OpenAsync(shared);
        await bench.Rabbit.QueueAsync(queue);
        Assert.True((await bench.Publisher.PublishAsync(TestRabbit.Messages(1, queue), cancellationToken: Token)).AllConfirmed);
        using CancellationTokenSource stop = new();

        bench.Proxy.HoldAnswers();
        Task<PublishTally> cancelled = bench.Publisher.PublishAsync(TestRabbit.Messages(3, queue), cancellationToken: stop.Token).AsTask();
        Task<PublishTally> other = bench.Publisher.PublishAsync(TestRabbit.Messages(3, queue), cancellationToken: Token).AsTask();
        await bench.UntilAsync(async () => await bench.Rabbit.Channel.MessageCountAsync(queue, Token) == 7);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        bench.Proxy.LetThrough();

        Assert.True((await other).AllConfirmed);
    }

    [Fact]
    public async Task Dispose_WhileMessagesWait_WaitsForTheirConfirmation()
    {
        string queue = NewName();
        await using Bench bench = await Bench.OpenAsync(shared);
        await bench.Rabbit.QueueAsync(queue);
        Assert.True((await bench.Publisher.PublishAsync(TestRabbit.Messages(1, queue), cancellationToken: Token)).AllConfirmed);

        bench.Proxy.HoldAnswers();
        Task<PublishTally> publishing = bench.Publisher.PublishAsync(TestRabbit.Messages(3, queue), cancellationToken: Token).AsTask();
        await bench.UntilAsync(async () => await bench.Rabbit.Channel.MessageCountAsync(queue, Token) == 4);
        Task closing = bench.Publisher.DisposeAsync().AsTask();
        bench.Proxy.LetThrough();

        Assert.True((await publishing).AllConfirmed);
        await closing;
        await Assert.ThrowsAsync<ObjectDisposedException>(() => bench.Publisher.PublishAsync(TestRabbit.Messages(1, queue), cancellationToken: Token).AsTask());
    }

    private static string NewName() => $"t-{Guid.NewGuid():N}";

    /// <summary>A publisher whose connection goes through a proxy.</summary>
    private sealed class Bench(TestRabbit rabbit, TcpProxy proxy, BrokerConnection connection, ConfirmedPublisher publisher) : IAsyncDisposable
    {
        public TestRabbit Rabbit { get; } = rabbit;

        public TcpProxy Proxy { get; } = proxy;

        public ConfirmedPublisher Publisher { get; } = publisher;

        public static async Task<Bench> OpenAsync(SharedServer shared, Action<RabbitMqConnectionOptions>? configure = null, TimeProvider? time = null)
        {
            Uri server = await shared.GetUriAsync();
            TcpProxy proxy = new(server.Port);
            RabbitMqConnectionOptions options = TestRabbit.OptionsFor(proxy.Port);
            configure?.Invoke(options);
            BrokerConnection connection = TestRabbit.Connection(options, time);
            return new(await TestRabbit.ConnectAsync(server), proxy, connection, TestRabbit.Publisher(connection, options, time));
        }

        public async Task UntilAsync(Func<Task<bool>> holds)
        {
            using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
            limit.CancelAfter(Patience);
            while (!await holds())
            {
                limit.Token.ThrowIfCancellationRequested();
                await Task.Yield();
            }
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
