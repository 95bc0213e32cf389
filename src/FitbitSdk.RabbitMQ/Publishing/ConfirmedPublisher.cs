using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FitbitSdk.RabbitMQ;

/// <summary>Publishes messages and tells of each what the server did with it. All callers share one channel and one window, and their messages are under way together.</summary>
internal sealed partial class ConfirmedPublisher(BrokerConnection connection, IOptions<RabbitMqConnectionOptions> options, RabbitMqTelemetry telemetry, ILogger<ConfirmedPublisher> logger, TimeProvider time) : IAsyncDisposable
{
    private readonly Lock _changing = new();
    private Task<ConfirmedChannel>? _channel;
    private volatile ConfirmedChannel? _last;
    private bool _disposed;

    /// <summary>Publishes messages in order, the next before the last is confirmed, and none after one has failed.</summary>
    /// <param name="messages">The messages; each is asked for once, in order.</param>
    /// <param name="first">The place of the message to begin with.</param>
    /// <param name="cancellationToken">Stops the wait; what is under way is then unknown, not unsent.</param>
    /// <returns>What became of them.</returns>
    /// <exception cref="RabbitMqSinkException">There is no connection; nothing was sent.</exception>
    public async ValueTask<PublishTally> PublishAsync(IReadOnlyList<OutgoingMessage> messages, int first = 0, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ConfirmedChannel channel = await Channel().WaitAsync(cancellationToken).ConfigureAwait(false);
        PublishTally tally = new(messages.Count, first);
        await channel.SendAsync(messages, tally, cancellationToken).ConfigureAwait(false);
        telemetry.Published(tally);
        return tally;
    }

    /// <summary>Waits for what is under way, as long as <see cref="RabbitMqConnectionOptions.FlushTimeout"/> says.</summary>
    public async ValueTask DisposeAsync()
    {
        Task<ConfirmedChannel>? last;
        lock (_changing)
        {
            (last, _channel, _disposed) = (_channel, null, true);
        }

        if (last is not null)
        {
            await ((Task)last).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (last.IsCompletedSuccessfully)
            {
                await (await last.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Gives the channel, a new one where the last has ended. Opening is shared: who stops waiting does not end it for others.</summary>
    private Task<ConfirmedChannel> Channel()
    {
        lock (_changing)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_channel is null or { IsCompleted: true, IsCompletedSuccessfully: false } || (_channel.IsCompleted && _last is { HasEnded: true }))
            {
                _channel = Task.Run(OpenAsync);
            }

            return _channel;
        }
    }

    private async Task<ConfirmedChannel> OpenAsync()
    {
        if (_last is { } ended)
        {
            // While it is short of memory, the server does not read that a channel is to be closed.
            await connection.AwaitUnblockedAsync(CancellationToken.None).ConfigureAwait(false);
            await ended.CloseAsync().ConfigureAwait(false);
        }

        return _last = await ConfirmedChannel.OpenAsync(connection, options.Value, time, logger).ConfigureAwait(false);
    }
}
