using System.Text;
using FitbitSdk.Records;
using FitbitSdk.Testing;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;

namespace FitbitSdk.RabbitMQ.Tests;

/// <summary>A sink as a host registers it, over exchanges and queues whose names are of its own.</summary>
internal sealed class TestSink : IAsyncDisposable
{
    private readonly ServiceProvider _container;

    private TestSink(ServiceProvider container, TestRabbit rabbit, string name) => (_container, Rabbit, Name) = (container, rabbit, name);

    /// <summary>Gets the exchange; queues are named after it, a dot and the stream.</summary>
    public string Name { get; }

    public TestRabbit Rabbit { get; }

    public IServiceProvider Services => _container;

    public IRecordSink Sink => _container.GetRequiredService<IRecordSink>();

    public static string NewName() => $"t-{Guid.NewGuid():N}";

    public static async Task<TestSink> OpenAsync(
        Uri server, Action<RabbitMqSinkOptions>? configure = null, Action<RabbitMqTopologyOptions>? topology = null, Action<RabbitMqConnectionOptions>? connection = null,
        Action<IServiceCollection>? services = null, string? name = null)
    {
        string own = name ?? NewName();
        ServiceCollection all = new();
        services?.Invoke(all);
        new Builder(all)
            .AddRabbitMqConnection(options =>
            {
                options.Hosts = server.ToString();
                connection?.Invoke(options);
            })
            .AddRabbitMqSink(options =>
            {
                options.Exchange = own;
                configure?.Invoke(options);
            })
            .AddRabbitMqTopology(options =>
            {
                // Quorum queues take most of a second each; the default has a test of its own.
                options.Default.Type = RabbitMqQueueType.Classic;
                options.QueueName = $"{own}.{{stream}}";
                topology?.Invoke(options);
            });
        all.AddHealthChecks().AddRabbitMqSinkCheck();
        return new(all.BuildServiceProvider(), await TestRabbit.ConnectAsync(server), own);
    }

    public ValueTask<WriteResult> WriteAsync(RecordBatch batch) => Sink.WriteAsync(batch, TestRabbit.Token);

    /// <summary>Writes one batch, and takes what is in the stream's queue then.</summary>
    public async Task<IReadOnlyList<BasicGetResult>> WriteAndTakeAsync(RecordBatch batch)
    {
        using (batch)
        {
            Assert.True((await WriteAsync(batch)).AllAcknowledged);
        }

        return await TakeAsync(batch.Origin.Stream);
    }

    public Task<IReadOnlyList<BasicGetResult>> TakeAsync(StreamId stream) => Rabbit.TakeAsync($"{Name}.{stream.Value}");

    public async ValueTask DisposeAsync()
    {
        await _container.DisposeAsync();
        await Rabbit.DisposeAsync();
    }

    internal sealed record Builder(IServiceCollection Services) : IHealthSyncBuilder;
}

internal static class ReceivedMessages
{
    public static string Text(this BasicGetResult message) => Encoding.UTF8.GetString(message.Body.Span);

    public static string? Header(this BasicGetResult message, string name) => message.BasicProperties.Headers?.TryGetValue(name, out object? value) is true ? TextOf(value) : null;

    /// <summary>Gets all headers, by name.</summary>
    public static string[] Headers(this BasicGetResult message) =>
        [.. (message.BasicProperties.Headers ?? new Dictionary<string, object?>()).Select(static one => $"{one.Key}: {TextOf(one.Value)}").Order(StringComparer.Ordinal)];

    /// <summary>Gets what the headers say.</summary>
    public static DeliveredRecord Delivered(this BasicGetResult message) => message.Header(DeliveryHeaders.Delivery) switch
    {
        "upsert" => DeliveredRecord.Upsert(message.Header(DeliveryHeaders.RecordId)!, Convert.ToUInt64(message.Header(DeliveryHeaders.Revision), 16)),
        "retract" => DeliveredRecord.Retract(message.Header(DeliveryHeaders.RecordId)!),
        "rangeReplaced" => DeliveredRecord.RangeReplaced(
            new(message.Header(RabbitMqHeaders.UserKey)!),
            FetchWindow.Between(StreamTime.Parse(message.Header(DeliveryHeaders.SpanStart)!), StreamTime.Parse(message.Header(DeliveryHeaders.SpanEnd)!))),
        _ => throw new InvalidDataException("No header says what the delivery is."),
    };

    private static string? TextOf(object? value) => value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : value?.ToString();
}
