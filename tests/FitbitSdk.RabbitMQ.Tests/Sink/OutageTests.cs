using FitbitSdk.Records;
using FitbitSdk.Records.Tests;
using FitbitSdk.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FitbitSdk.RabbitMQ.Tests;

/// <summary>Servers of their own, because they are stopped, starved and configured.</summary>
public sealed class OutageTests
{
    [Fact]
    public async Task Write_ServerKilledThenStopped_GoesOnByItselfAndNothingIsLost()
    {
        await using RabbitMqServer server = await RabbitMqServer.StartAsync();
        await using TestSink sink = await TestSink.OpenAsync(server.Uri);
        RecordBatch[] batches = [.. Enumerable.Range(0, 3).Select(static i => Heart(i * 100, 100))];

        Assert.True((await sink.WriteAsync(batches[0])).AllAcknowledged);
        await server.KillAsync();
        Task<WriteResult> second = sink.WriteAsync(batches[1]).AsTask();
        await server.StartAgainAsync();
        Assert.True((await second).AllAcknowledged);
        await server.StopAsync();
        Task<WriteResult> third = sink.WriteAsync(batches[2]).AsTask();
        await server.StartAgainAsync();
        Assert.True((await third).AllAcknowledged);

        await using TestRabbit rabbit = await TestRabbit.ConnectAsync(server.Uri);
        string[] received = [.. (await rabbit.TakeAsync($"{sink.Name}.heart-rate")).Select(static one => one.Header("record-id")!).Distinct()];
        Assert.Equal(batches.SelectMany(static batch => Enumerable.Range(0, 100).Select(i => batch.GetHead(i).Id.ToString())), received);
        Array.ForEach(batches, static batch => batch.Dispose());
    }

    [Fact]
    public async Task Write_MemoryAlarm_WaitsAndGoesOnOnceItIsOver()
    {
        await using RabbitMqServer server = await RabbitMqServer.StartAsync();
        ManualTimeProvider time = new();
        await using TestSink sink = await TestSink.OpenAsync(server.Uri, services: services => services.AddSingleton<TimeProvider>(time));
        BrokerConnection connection = sink.Services.GetRequiredService<BrokerConnection>();
        using RecordBatch batch = Heart(0, 5);
        Assert.True((await sink.WriteAsync(batch)).AllAcknowledged);

        await server.RaiseMemoryAlarmAsync();
        Task<WriteResult> waiting = sink.WriteAsync(batch).AsTask(); // its first message is what the server answers with the alarm
        await UntilAsync(() => connection.Fault is RabbitMqFault.Blocked);
        RabbitMqSinkException e = await Assert.ThrowsAsync<RabbitMqSinkException>(() => time.RunAsync(waiting, TimeSpan.FromSeconds(5)));
        Assert.Equal(RabbitMqFault.Blocked, e.Fault);
        HealthReport health = await sink.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestRabbit.Token);
        Assert.Equal((HealthStatus.Degraded, "Blocked"), (health.Status, health.Entries.Values.Single().Data["connection"]));

        waiting = sink.WriteAsync(batch).AsTask();
        await server.ClearMemoryAlarmAsync();

        Assert.True((await waiting).AllAcknowledged);
        Assert.Null(connection.Fault);
    }

    [Fact]
    public async Task Write_OverTls_NeedsTheAuthorityAndTheClientsCertificate()
    {
        using TlsFiles files = new();
        await using RabbitMqServer server = await RabbitMqServer.StartAsync(files, "max_message_size = 2000");
        Action<RabbitMqConnectionOptions> right = options => (options.Hosts, options.UseTls, options.CaFile, options.ClientCertificateFile, options.ClientKeyFile) =
            ($"127.0.0.1:{server.TlsPort}", true, files.AuthorityFile, files.ClientFile, files.ClientKeyFile);

        await AssertWrittenAsync(server, right);
        await AssertWrittenAsync(server, right + (options => (options.Hosts, options.UseTls) = ($"amqps://guest:guest@localhost:{server.TlsPort}", false)));
        await AssertFaultAsync(RabbitMqFault.TlsFailed, server, right + (static options => options.CaFile = null));
        await AssertFaultAsync(RabbitMqFault.TlsFailed, server, right + (static options => (options.ClientCertificateFile, options.ClientKeyFile) = (null, null)));
        await AssertFaultAsync(RabbitMqFault.MessageTooLarge, server, right, static options => options.RecordsPerMessage = 100);
    }

    private static RecordBatch<HeartRateSample> Heart(int first, int count) => Batches.Of(Batches.Origin(StreamId.HeartRate), [.. Enumerable.Range(first, count).Select(static i => Batches.Heart(i, 60))]);

    private static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
        {
            TestRabbit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static async Task AssertWrittenAsync(RabbitMqServer server, Action<RabbitMqConnectionOptions> connection)
    {
        await using TestSink sink = await TestSink.OpenAsync(server.Uri, connection: connection);
        using RecordBatch batch = Heart(0, 3);
        Assert.True((await sink.WriteAsync(batch)).AllAcknowledged);
    }

    private static async Task AssertFaultAsync(RabbitMqFault fault, RabbitMqServer server, Action<RabbitMqConnectionOptions> connection, Action<RabbitMqSinkOptions>? configure = null)
    {
        await using TestSink sink = await TestSink.OpenAsync(server.Uri, configure, connection: options =>
        {
            connection(options);
            options.ReadinessTimeout = TimeSpan.FromSeconds(3);
        });
        using RecordBatch batch = Heart(0, 30);
        RabbitMqSinkException e = await Assert.ThrowsAsync<RabbitMqSinkException>(() => sink.WriteAsync(batch).AsTask());
        Assert.True(fault == e.Fault, e.ToString());
    }
}
