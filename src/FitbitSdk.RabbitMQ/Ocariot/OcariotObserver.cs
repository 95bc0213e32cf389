using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace FitbitSdk.RabbitMQ;

/// <summary>Publishes the events of OCARIoT's bus that hold no data: last sync, error, revocation.</summary>
internal sealed class OcariotObserver(
    IOptions<OcariotBusOptions> options, IOptions<RabbitMqConnectionOptions> settings, OcariotExchange exchange, ConfirmedPublisher publisher,
    TimeProvider time, ILogger<OcariotObserver> logger, IMeterFactory? meters = null) : ISyncObserver, IAsyncDisposable
{
    private readonly string _exchange = options.Value.Exchange;
    private readonly EventQueue _queue = new(publisher, exchange.Declared, options.Value.MaximumWaitingEvents, settings.Value.FlushTimeout, time, logger, meters);

    public void OnEvent(SyncEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (ToMessage(happened, Instant.FromDateTimeOffset(time.GetUtcNow())) is { } message)
        {
            _queue.Add(new(_exchange, message.Event.RoutingKey, EventProperties.Of(message.Event.Name, happened.At), message.Body));
        }
    }

    public ValueTask DisposeAsync() => _queue.DisposeAsync();

    /// <summary>Gives what the bus is told of an event; <see langword="null"/> where it has no word for it.</summary>
    internal static OcariotMessage? ToMessage(SyncEvent happened, Instant now)
    {
        // Of what concerns everyone the shape still names a child: the one in whose run it was met.
        if ((happened.User ?? happened.MetBy) is not { } child)
        {
            return null;
        }

        return happened switch
        {
            { Kind: SyncEventKind.RunEnded, IsComplete: true } => OcariotMessage.LastSync(child, now, happened.At),
            { Kind: SyncEventKind.TokenRevoked } => OcariotMessage.Revoke(child, now),
            _ when OcariotError.Of(happened) is { } error => OcariotMessage.AuthError(child, now, error),
            _ => null,
        };
    }
}
