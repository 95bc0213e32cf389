using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace FitbitSdk.RabbitMQ;

/// <summary>Publishes every event in the JSON of <see cref="SyncEventJson"/>.</summary>
internal sealed class RabbitMqEventObserver(
    IOptions<RabbitMqEventsOptions> options, IOptions<RabbitMqConnectionOptions> settings, BrokerConnection connection, ConfirmedPublisher publisher,
    TimeProvider time, ILogger<RabbitMqEventObserver> logger, IMeterFactory? meters = null) : ISyncObserver, IAsyncDisposable
{
    private readonly string _exchange = options.Value.Exchange;
    private readonly EventQueue _queue = new(
        publisher,
        new(connection, options.Value.Exchange, ExchangeType.Topic, $"{nameof(RabbitMqEventsOptions)}.{nameof(RabbitMqEventsOptions.Exchange)}", options.Value.Declares),
        options.Value.MaximumWaiting,
        settings.Value.FlushTimeout,
        time,
        logger,
        meters);

    public void OnEvent(SyncEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        string kind = SyncEventJson.NameOf(happened.Kind);
        _queue.Add(new(_exchange, kind, EventProperties.Of(kind, happened.At), SyncEventJson.Write(happened)));
    }

    public ValueTask DisposeAsync() => _queue.DisposeAsync();
}
