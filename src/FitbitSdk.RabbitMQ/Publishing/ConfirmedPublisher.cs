using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FitbitSdk.RabbitMQ;

/// <summary>Publishes messages and tells of each what the server did with it. All callers share one channel and one window, and their messages are under way together.</summary>
internal sealed partial class ConfirmedPublisher(BrokerConnection connection, IOptions<RabbitMqConnectionOptions> options, RabbitMqTelemetry telemetry, ILogger<ConfirmedPublisher> logger, TimeProvider time) : IAsyncDisposable
{
    private readonly Lock _changing = new();
    private readonly CancellationTokenSource _ending = new();
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
        PublishTally tally = new(messages.Count, first);
        await PublishAsync(messages, tally, isAlone: false, cancellationToken).ConfigureAwait(false);
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

        await _ending.CancelAsync().ConfigureAwait(false);
        if (last is not null)
        {
            await ((Task)last).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (last.IsCompletedSuccessfully)
            {
                await (await last.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Publishes what a tally is for, on the channel of all or on one of its own.</summary>
    private async ValueTask PublishAsync(IReadOnlyList<OutgoingMessage> messages, PublishTally tally, bool isAlone, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            // Also before one of its own is opened: the one that has ended is closed then, so that nothing of it comes later.
            ConfirmedChannel channel = await Channel().WaitAsync(cancellationToken).ConfigureAwait(false);
            if (!isAlone)
            {
                await channel.SendAsync(messages, tally, cancellationToken).ConfigureAwait(false);
                return;
            }

            ConfirmedChannel own = await ConfirmedChannel.OpenAsync(connection, options.Value, time, logger, _ending.Token).ConfigureAwait(false);
            await using (own.ConfigureAwait(false))
            {
                await own.SendAsync(messages, tally, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException e) when (_ending.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ObjectDisposedException(nameof(ConfirmedPublisher), e);
        }
        finally
        {
            telemetry.Published(tally);
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
            await connection.AwaitUnblockedAsync(_ending.Token).ConfigureAwait(false);
            await ended.CloseAsync().ConfigureAwait(false);
        }

        return _last = await ConfirmedChannel.OpenAsync(connection, options.Value, time, logger, _ending.Token).ConfigureAwait(false);
    }
}
