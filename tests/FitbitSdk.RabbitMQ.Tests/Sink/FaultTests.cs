using FitbitSdk.Records;
using FitbitSdk.Records.Tests;
using FitbitSdk.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RabbitMQ.Client;

namespace FitbitSdk.RabbitMQ.Tests;

public sealed class FaultTests(SharedServer shared)
{
    private const string Password = "visible-Secret.123";

    [Fact]
    public async Task Write_CredentialsRefused_SaysSoAndGoesOnOnceTheyAreTaken()
    {
        RabbitMqServer server = await shared.GetAsync();
        string user = TestSink.NewName();
        await using TestSink sink = await TestSink.OpenAsync(server.Uri, connection: options => (options.Hosts, options.UserName, options.Password) = ($"127.0.0.1:{server.Port}", user, Password));

        RabbitMqSinkException e = await AssertFaultAsync(RabbitMqFault.CredentialsRefused, "RabbitMqConnectionOptions.UserName", sink);
        Assert.DoesNotContain(Password, e.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(user, e.Message, StringComparison.Ordinal);
        Assert.Equal((HealthStatus.Unhealthy, "CredentialsRefused"), await HealthAsync(sink));
        await server.AddUserAsync(user, Password);
        await server.AllowAsync(user);

        await AssertWrittenAsync(sink);
        Assert.Equal((HealthStatus.Healthy, "Working"), await HealthAsync(sink));
    }

    [Fact]
    public async Task Write_VirtualHostMissing_SaysSoAndGoesOnOnceItIsThere()
    {
        RabbitMqServer server = await shared.GetAsync();
        string host = TestSink.NewName();
        await using TestSink sink = await TestSink.OpenAsync(server.Uri, connection: options => options.VirtualHost = host);

        await AssertFaultAsync(RabbitMqFault.VirtualHostRefused, "RabbitMqConnectionOptions.VirtualHost", sink);
        await server.AddVirtualHostAsync(host);

        using RecordBatch batch = Heart(3);
        Assert.True((await sink.WriteAsync(batch)).AllAcknowledged);
    }

    [Fact]
    public async Task Write_UserMayNotWrite_SaysSo()
    {
        RabbitMqServer server = await shared.GetAsync();
        string user = TestSink.NewName();
        await server.AddUserAsync(user, Password);
        await server.AllowAsync(user, write: "nothing");
        await using TestSink sink = await TestSink.OpenAsync(server.Uri, connection: options => (options.Hosts, options.UserName, options.Password) = ($"127.0.0.1:{server.Port}", user, Password));

        RabbitMqSinkException e = await AssertFaultAsync(RabbitMqFault.NotAuthorized, "RabbitMqConnectionOptions.UserName", sink);

        Assert.Contains("permission", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_NoQueue_NamesExchangeAndRoutingKeyAndGoesOnOnceOneIsBound()
    {
        await using TestSink sink = await TestSink.OpenAsync(await shared.GetUriAsync(), topology: static options => options.QueueName = null);

        RabbitMqSinkException e = await AssertFaultAsync(RabbitMqFault.Unroutable, "Queues", sink);
        Assert.Contains($"{sink.Name} has no queue that takes messages with the routing key fitbit.heart-rate", e.Message, StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Unhealthy, (await HealthAsync(sink)).Status);
        await sink.Rabbit.QueueAsync($"{sink.Name}.heart-rate");
        await sink.Rabbit.Channel.QueueBindAsync($"{sink.Name}.heart-rate", sink.Name, "*.heart-rate", cancellationToken: TestRabbit.Token);

        await AssertWrittenAsync(sink);
    }

    [Fact]
    public async Task Write_BatchLargerThanAFullQueue_GetsInAsConsumersMakeRoom()
    {
        await using TestSink sink = await TestSink.OpenAsync(await shared.GetUriAsync(), topology: static options => options.Default.MaximumLength = 10);
        using RecordBatch batch = Heart(60);

        Task<WriteResult> writing = sink.WriteAsync(batch).AsTask();
        List<string> received = [];
        while (!writing.IsCompleted || received.LastOrDefault() != batch.GetHead(59).Id.ToString())
        {
            TestRabbit.Token.ThrowIfCancellationRequested();
            if (await TryTakeAsync(sink) is { } message)
            {
                received.Add(message.Header("record-id")!);
            }
        }

        Assert.True((await writing).AllAcknowledged);
        AssertEndsInOrder(batch, received);
    }

    [Fact]
    public async Task Write_QueueStaysFull_IsRefusedInTheEnd()
    {
        await using TestSink sink = await TestSink.OpenAsync(
            await shared.GetUriAsync(), topology: static options => options.Default.MaximumLength = 10, connection: static options => options.ReadinessTimeout = TimeSpan.FromSeconds(1));
        using RecordBatch batch = Heart(60);

        RabbitMqSinkException e = await Assert.ThrowsAsync<RabbitMqSinkException>(() => sink.WriteAsync(batch).AsTask());

        Assert.Equal(RabbitMqFault.Refused, e.Fault);
        Assert.Equal(HealthStatus.Degraded, (await HealthAsync(sink)).Status);
        Assert.InRange((await sink.TakeAsync(StreamId.HeartRate)).Count, 10, 20);
    }

    [Fact]
    public async Task Write_ConnectionCutAmidConfirms_SendsAgainWhatWasNotConfirmed()
    {
        Uri server = await shared.GetUriAsync();
        await using TcpProxy proxy = new(server.Port);
        await using TestSink sink = await TestSink.OpenAsync(server, connection: options => options.Hosts = $"127.0.0.1:{proxy.Port}");
        await AssertWrittenAsync(sink);
        using RecordBatch batch = Heart(200);

        proxy.HoldAnswers();
        Task<WriteResult> writing = sink.WriteAsync(batch).AsTask();
        while (await sink.Rabbit.Channel.MessageCountAsync($"{sink.Name}.heart-rate", TestRabbit.Token) < 200)
        {
            await Task.Yield();
        }

        proxy.Cut();
        proxy.LetThrough();

        Assert.True((await writing).AllAcknowledged);
        string[] received = [.. (await sink.TakeAsync(StreamId.HeartRate)).Select(static one => one.Header("record-id")!)];
        Assert.Equal(400, received.Length);
        AssertEndsInOrder(batch, received);
    }

    [Fact]
    public async Task Write_FirstHostDead_GoesToTheNext()
    {
        Uri server = await shared.GetUriAsync();
        await using TestSink sink = await TestSink.OpenAsync(server, connection: options => options.Hosts = $"127.0.0.1:1,amqp://localhost:{server.Port},127.0.0.1:2");

        await AssertWrittenAsync(sink);
    }

    [Fact]
    public async Task Write_NoHostAnswers_IsUnreachableByTheClock()
    {
        ManualTimeProvider time = new();
        await using TestSink sink = await TestSink.OpenAsync(
            await shared.GetUriAsync(), connection: static options => options.Hosts = "127.0.0.1:1", services: services => services.AddSingleton<TimeProvider>(time));
        using RecordBatch batch = Heart(1);

        Task<WriteResult> writing = sink.WriteAsync(batch).AsTask();
        BrokerConnection connection = sink.Services.GetRequiredService<BrokerConnection>();
        while (connection.Fault is null)
        {
            TestRabbit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        RabbitMqSinkException e = await Assert.ThrowsAsync<RabbitMqSinkException>(() => time.RunAsync(writing, TimeSpan.FromSeconds(1)));

        Assert.Equal((RabbitMqFault.Unreachable, "RabbitMqConnectionOptions.Hosts"), (e.Fault, e.Setting));
        Assert.Equal((HealthStatus.Degraded, "Unreachable"), await HealthAsync(sink));
    }

    [Fact]
    public async Task Write_RecordTooLarge_IsRefusedAlone()
    {
        await using TestSink sink = await TestSink.OpenAsync(await shared.GetUriAsync(), static options => options.MaximumMessageBytes = 1024);
        using RecordBatch batch = Batches.Of(Batches.Origin(StreamId.ActivityLog), Batches.BareActivity, Samples.Activity(new()), Batches.BareActivity);

        WriteResult result = await sink.WriteAsync(batch);

        RejectedRecord refused = Assert.Single(result.Rejected);
        Assert.Equal((1, false), (refused.Index, result.IsUnknown));
        Assert.Contains("RabbitMqSinkOptions.MaximumMessageBytes", refused.Reason, StringComparison.Ordinal);
        Assert.Equal(2, (await sink.TakeAsync(StreamId.ActivityLog)).Count);
    }

    [Fact]
    public async Task Write_RoutingKeyTooLong_IsRefusedByNameAndLeavesTheSinkUsable()
    {
        string key = new('x', 256);
        await using TestSink sink = await TestSink.OpenAsync(await shared.GetUriAsync(), options => options.RoutingKey = _ => key);

        await AssertFaultAsync(RabbitMqFault.Unroutable, "RabbitMqSinkOptions.RoutingKey", sink);
        key = "short";

        await AssertWrittenAsync(sink);
    }

    [Fact]
    public async Task Write_Cancelled_LeavesTheSinkUsable()
    {
        Uri server = await shared.GetUriAsync();
        await using TcpProxy proxy = new(server.Port);
        await using TestSink sink = await TestSink.OpenAsync(server, connection: options => options.Hosts = $"127.0.0.1:{proxy.Port}");
        await AssertWrittenAsync(sink);
        using RecordBatch batch = Heart(20);
        using CancellationTokenSource stop = new();

        proxy.HoldAnswers();
        Task<WriteResult> writing = sink.Sink.WriteAsync(batch, stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
        proxy.LetThrough();

        using RecordBatch next = Heart(3);
        Assert.True((await sink.WriteAsync(next)).AllAcknowledged);
    }

    private static RecordBatch<HeartRateSample> Heart(int count) => Batches.Of(Batches.Origin(StreamId.HeartRate), [.. Enumerable.Range(0, count).Select(static i => Batches.Heart(i, 60))]);

    private static async Task AssertWrittenAsync(TestSink sink)
    {
        using RecordBatch batch = Heart(3);
        Assert.True((await sink.WriteAsync(batch)).AllAcknowledged);
        Assert.Equal(3, (await sink.TakeAsync(StreamId.HeartRate)).Count);
    }

    private static async Task<RabbitMqSinkException> AssertFaultAsync(RabbitMqFault fault, string setting, TestSink sink)
    {
        using RecordBatch batch = Heart(3);
        RabbitMqSinkException e = await Assert.ThrowsAsync<RabbitMqSinkException>(() => sink.WriteAsync(batch).AsTask());
        Assert.Equal((fault, setting), (e.Fault, e.Setting));
        return e;
    }

    /// <summary>Checks that whatever came twice or late, the last of each record came in order.</summary>
    private static void AssertEndsInOrder(RecordBatch batch, IEnumerable<string> received)
    {
        IEnumerable<string> last = received.Select(static (id, place) => (id, place)).GroupBy(static one => one.id).Select(static one => one.Last()).OrderBy(static one => one.place).Select(static one => one.id);
        Assert.Equal(Enumerable.Range(0, batch.Count).Select(i => batch.GetHead(i).Id.ToString()), last);
    }

    // Until the first message there is no queue, and to ask for one that is not there closes the channel.
    private static async Task<BasicGetResult?> TryTakeAsync(TestSink sink)
    {
        await sink.Rabbit.QueueAsync($"{sink.Name}.heart-rate", new() { ["x-queue-type"] = "classic", ["x-max-length"] = 10, ["x-overflow"] = "reject-publish" });
        return await sink.Rabbit.Channel.BasicGetAsync($"{sink.Name}.heart-rate", autoAck: true, TestRabbit.Token);
    }

    private static async Task<(HealthStatus Status, string? Connection)> HealthAsync(TestSink sink)
    {
        HealthReportEntry entry = (await sink.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestRabbit.Token)).Entries.Values.Single();
        return (entry.Status, entry.Data["connection"].ToString());
    }
}
