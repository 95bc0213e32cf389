using FitbitSdk.Records;
using FitbitSdk.Records.Tests;
using RabbitMQ.Client;

namespace FitbitSdk.RabbitMQ.Tests;

public sealed class SinkTopologyTests(SharedServer shared)
{
    [Fact]
    public async Task Write_Default_DeclaresADurableQuorumQueueAStream()
    {
        RabbitMqServer server = await shared.GetAsync();
        await using TestSink sink = await TestSink.OpenAsync(server.Uri, topology: static options => options.Default.Type = RabbitMqQueueType.Quorum);

        Assert.Single(await sink.WriteAndTakeAsync(Heart()));

        Assert.Contains($"{sink.Name}.heart-rate\tquorum\ttrue", await server.ControlAsync("list_queues", "--no-table-headers", "name", "type", "durable"), StringComparison.Ordinal);
        Assert.Contains($"{sink.Name}\ttopic\ttrue", await server.ControlAsync("list_exchanges", "--no-table-headers", "name", "type", "durable"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_QueueIsThereOtherwise_NamesBothSidesAndGoesOnOnceItIsGone()
    {
        await using TestSink sink = await TestSink.OpenAsync(await shared.GetUriAsync(), topology: static options => options.Default.MaximumLength = 10);
        await sink.Rabbit.QueueAsync($"{sink.Name}.heart-rate", new() { ["x-queue-type"] = "classic", ["x-max-length"] = 5, ["x-overflow"] = "reject-publish" });

        RabbitMqSinkException e = await AssertFaultAsync(RabbitMqFault.TopologyMismatch, sink);
        Assert.Equal("RabbitMqTopologyOptions.MaximumLength", e.Setting);
        Assert.Contains($"the queue {sink.Name}.heart-rate is there with x-max-length ", e.Message, StringComparison.Ordinal);
        Assert.Matches("'5'.*options say.*'10'", e.Message);
        await sink.Rabbit.Channel.QueueDeleteAsync($"{sink.Name}.heart-rate", cancellationToken: TestRabbit.Token);

        Assert.Single(await sink.WriteAndTakeAsync(Heart()));
    }

    [Fact]
    public async Task Write_ExchangeOfAnotherType_NamesBothSides()
    {
        await using TestSink sink = await TestSink.OpenAsync(await shared.GetUriAsync());
        await sink.Rabbit.Channel.ExchangeDeclareAsync(sink.Name, "direct", durable: true, cancellationToken: TestRabbit.Token);

        RabbitMqSinkException e = await AssertFaultAsync(RabbitMqFault.TopologyMismatch, sink);

        Assert.Equal("RabbitMqTopologyOptions.ExchangeType", e.Setting);
        Assert.Matches($"the exchange {sink.Name} is there with type 'direct', and the options say 'topic'", e.Message);
    }

    [Fact]
    public async Task Write_Passive_NamesWhatIsMissingAndDeclaresNothing()
    {
        await using TestSink sink = await TestSink.OpenAsync(await shared.GetUriAsync(), topology: static options => options.Mode = RabbitMqTopologyMode.Passive);

        RabbitMqSinkException exchange = await AssertFaultAsync(RabbitMqFault.NotFound, sink);
        Assert.Contains($"the exchange {sink.Name} does not exist", exchange.Message, StringComparison.Ordinal);
        await sink.Rabbit.Channel.ExchangeDeclareAsync(sink.Name, "topic", durable: true, cancellationToken: TestRabbit.Token);
        RabbitMqSinkException queue = await AssertFaultAsync(RabbitMqFault.NotFound, sink);
        Assert.Contains($"the queue {sink.Name}.heart-rate does not exist", queue.Message, StringComparison.Ordinal);
        await sink.Rabbit.QueueAsync($"{sink.Name}.heart-rate");
        await sink.Rabbit.Channel.QueueBindAsync($"{sink.Name}.heart-rate", sink.Name, "#", cancellationToken: TestRabbit.Token);

        Assert.Single(await sink.WriteAndTakeAsync(Heart()));
    }

    [Fact]
    public async Task Write_QueueDeletedBehindTheSink_IsDeclaredAgain()
    {
        await using TestSink sink = await TestSink.OpenAsync(await shared.GetUriAsync());
        Assert.Single(await sink.WriteAndTakeAsync(Heart()));
        await sink.Rabbit.Channel.QueueDeleteAsync($"{sink.Name}.heart-rate", cancellationToken: TestRabbit.Token);

        await AssertFaultAsync(RabbitMqFault.Unroutable, sink);

        Assert.Single(await sink.WriteAndTakeAsync(Heart()));
    }

    [Fact]
    public async Task Write_DeadLetterExchange_TakesWhatConsumersReject()
    {
        string letters = TestSink.NewName();
        await using TestSink sink = await TestSink.OpenAsync(await shared.GetUriAsync(), topology: options => options.DeadLetterExchange = letters);
        using RecordBatch batch = Heart();
        Assert.True((await sink.WriteAsync(batch)).AllAcknowledged);

        BasicGetResult? message = await sink.Rabbit.Channel.BasicGetAsync($"{sink.Name}.heart-rate", autoAck: false, TestRabbit.Token);
        await sink.Rabbit.Channel.BasicRejectAsync(message!.DeliveryTag, requeue: false, TestRabbit.Token);

        BasicGetResult? letter = null;
        while (letter is null)
        {
            letter = await sink.Rabbit.Channel.BasicGetAsync(letters, autoAck: true, TestRabbit.Token);
        }

        Assert.Equal(message.BasicProperties.MessageId, letter.BasicProperties.MessageId);
    }

    [Fact]
    public async Task Write_AlternateExchange_TakesWhatBelongsInNoQueue()
    {
        string alternate = TestSink.NewName();
        await using TestSink sink = await TestSink.OpenAsync(await shared.GetUriAsync(), topology: options => (options.AlternateExchange, options.QueueName) = (alternate, null));
        using RecordBatch batch = Heart();

        Assert.True((await sink.WriteAsync(batch)).AllAcknowledged);

        Assert.Equal("fitbit.heart-rate", Assert.Single(await sink.Rabbit.TakeAsync(alternate)).RoutingKey);
    }

    [Fact]
    public async Task Write_ManyAtOnce_DeclareOnce()
    {
        Listener heard = new();
        await using TestSink sink = await TestSink.OpenAsync(await shared.GetUriAsync(), services: heard.Add);
        RecordBatch[] batches = [.. Enumerable.Range(0, 20).Select(static _ => Heart())];

        WriteResult[] results = await Task.WhenAll(batches.Select(batch => sink.WriteAsync(batch).AsTask()));

        Assert.All(results, static result => Assert.True(result.AllAcknowledged));
        Assert.Single(heard.EventIds, static id => id == 1458);
        Array.ForEach(batches, static batch => batch.Dispose());
    }

    private static RecordBatch<HeartRateSample> Heart() => Batches.Of(Batches.Origin(StreamId.HeartRate), Batches.Heart(5, 61));

    private static async Task<RabbitMqSinkException> AssertFaultAsync(RabbitMqFault fault, TestSink sink)
    {
        using RecordBatch batch = Heart();
        RabbitMqSinkException e = await Assert.ThrowsAsync<RabbitMqSinkException>(() => sink.WriteAsync(batch).AsTask());
        Assert.Equal(fault, e.Fault);
        return e;
    }
}
