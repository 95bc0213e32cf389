using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace FitbitSdk.RabbitMQ;

/// <summary>One channel with confirmations, from its birth to its first fault. The client's own tracking is off: it waits for ever, and its limiter throws or is missing.</summary>
internal sealed class ConfirmedChannel : IAsyncDisposable
{
    // Taken for each message, the turn would cost more than what it guards; kept for too long, others starve.
    private const int LongestTurn = 64;

    private static readonly TimeSpan ShortestLook = TimeSpan.FromMilliseconds(100);

    private readonly IChannel _channel;
    private readonly IConnection _open;
    private readonly BrokerConnection _connection;
    private readonly RabbitMqConnectionOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly ConfirmWindow _window;
    private readonly SemaphoreSlim _room;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _ended = new();
    private readonly Lock _ending = new();
    private readonly ITimer _looks;
    private RabbitMqSinkException? _cause;
    private bool _isEnding;

    private ConfirmedChannel(IChannel channel, IConnection open, BrokerConnection connection, RabbitMqConnectionOptions options, TimeProvider time, ILogger log)
    {
        (_channel, _open, _connection, _options, _time, _log) = (channel, open, connection, options, time, log);
        (_window, _room) = (new(time), new(options.MaximumInFlight));
        channel.BasicAcksAsync += (_, told) => Confirm(told.DeliveryTag, told.Multiple, PublishOutcome.Confirmed);
        channel.BasicNacksAsync += (_, told) => Confirm(told.DeliveryTag, told.Multiple, PublishOutcome.Nacked);
        channel.BasicReturnAsync += OnReturnAsync;
        channel.ChannelShutdownAsync += OnShutdownAsync;
        TimeSpan look = options.ConfirmTimeout / 30;
        look = look > ShortestLook ? look : ShortestLook;
        _looks = time.CreateTimer(static channel => ((ConfirmedChannel)channel!).Look(), this, look, look);
    }

    /// <summary>Gets whether it takes no messages any more.</summary>
    public bool HasEnded => _ended.IsCancellationRequested;

    public static async Task<ConfirmedChannel> OpenAsync(BrokerConnection connection, RabbitMqConnectionOptions options, TimeProvider time, ILogger log, CancellationToken cancellationToken)
    {
        IConnection open = await connection.GetAsync(cancellationToken).ConfigureAwait(false);
        await connection.AwaitUnblockedAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            IChannel channel = await open.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: false), CancellationToken.None).ConfigureAwait(false);
            return new(channel, open, connection, options, time, log);
        }
        catch (Exception e) when (BrokerFaults.IsLoss(e))
        {
            if (BrokerFaults.IsSilence(e))
            {
                await connection.AbandonAsync(open).ConfigureAwait(false);
            }

            throw BrokerFaults.ToException(connection.Fault ?? RabbitMqFault.Unreachable, e);
        }
    }

    /// <summary>Sends messages until one fails, and waits for what the server says of them.</summary>
    public async Task SendAsync(IReadOnlyList<OutgoingMessage> messages, PublishTally tally, CancellationToken cancellationToken)
    {
        try
        {
            using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended.Token);
            int next = tally.First;
            while (next < tally.End && !tally.HasFailed)
            {
                await _connection.AwaitUnblockedAsync(stop.Token).ConfigureAwait(false);
                await _turn.WaitAsync(stop.Token).ConfigureAwait(false);
                next = await SendTurnAsync(messages, next, tally, stop.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The channel ended, and with it the window: every message has its outcome, or will have in a moment.
        }
        catch (RabbitMqSinkException e)
        {
            tally.BlameOn(e);
        }

        await tally.CloseAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        tally.BlameOn(_cause);
    }

    /// <summary>Waits for what is under way, then closes. What is heard of nothing by then stays unknown.</summary>
    public async ValueTask DisposeAsync()
    {
        long begun = _time.GetTimestamp();
        for (int room = 0; room < _options.MaximumInFlight && !HasEnded; room++)
        {
            TimeSpan left = _options.FlushTimeout - _time.GetElapsedTime(begun);
            try
            {
                await _room.WaitAsync(_ended.Token).WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, _time).ConfigureAwait(false);
            }
            catch (Exception e) when (e is TimeoutException or OperationCanceledException)
            {
                break;
            }
        }

        End(null);
        await CloseAsync().ConfigureAwait(false);
    }

    /// <summary>Closes the channel once it has ended. The server then has read everything that was sent on it, so that nothing of it comes after what another channel sends.</summary>
    /// <remarks>Where the server does not answer, that is not known: the connection is given up with the channel.</remarks>
    public async Task CloseAsync()
    {
        try
        {
            await CloseNowAsync().WaitAsync(_options.ConnectTimeout, _time).ConfigureAwait(false);
        }
        catch (Exception e) when (BrokerFaults.IsLoss(e))
        {
            if (BrokerFaults.IsSilence(e))
            {
                await _connection.AbandonAsync(_open).ConfigureAwait(false);
            }
        }
    }

    private async Task CloseNowAsync()
    {
        try
        {
            await _channel.CloseAsync().ConfigureAwait(false);
        }
        finally
        {
            await _channel.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Hands messages over for one turn, and gives the turn back. The caller's messages are not touched after it returns.</summary>
    /// <returns>The place behind the last that was handed over.</returns>
    private async ValueTask<int> SendTurnAsync(IReadOnlyList<OutgoingMessage> messages, int next, PublishTally tally, CancellationToken cancellationToken)
    {
        Task? left = null;
        try
        {
            for (int end = Math.Min(tally.End, next + LongestTurn); next < end; next++)
            {
                if (!_room.Wait(0, CancellationToken.None))
                {
                    await _room.WaitAsync(cancellationToken).ConfigureAwait(false);
                }

                // What made the room may have been a refusal.
                if (tally.HasFailed || cancellationToken.IsCancellationRequested)
                {
                    _room.Release();
                    cancellationToken.ThrowIfCancellationRequested();
                    break;
                }

                ValueTask publishing = PublishAsync(messages[next], next, tally);
                if (!publishing.IsCompletedSuccessfully)
                {
                    left = publishing.AsTask();
                    await left.WaitAsync(cancellationToken).ConfigureAwait(false);
                    left = null;
                }
            }

            return next;
        }
        finally
        {
            if (left is null)
            {
                _turn.Release();
            }
            else
            {
                // A caller that leaves breaks off no publish: the next has its turn behind it.
                _ = left.ContinueWith(static (_, turn) => ((SemaphoreSlim)turn!).Release(), _turn, TaskScheduler.Default);
            }
        }
    }

    /// <summary>Hands one message to the client. Never with a caller's token: a publish that is broken off breaks the channel. The channel's own is over with it.</summary>
    private async ValueTask PublishAsync(OutgoingMessage message, int index, PublishTally tally)
    {
        try
        {
            _window.Add(tally, index, message);
            await _channel.BasicPublishAsync(message.Exchange, message.RoutingKey, mandatory: true, message.Properties, message.Body, _ended.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // Whether the server counted it is not known, so no number after it would be.
            End(e is OperationInterruptedException closed ? BrokerFaults.OfClose(closed.ShutdownReason ?? _channel.CloseReason)
                : BrokerFaults.ToException(BrokerFaults.IsLoss(e) ? RabbitMqFault.Unreachable : RabbitMqFault.ChannelClosed, e));
        }
    }

    /// <summary>Ends the channel when its oldest message waits for too long. Turns, room and callers wait for that one at most, so that one limit holds for all.</summary>
    private void Look()
    {
        if (_window.OldestWait >= _options.ConfirmTimeout)
        {
            End(BrokerFaults.ToException(_connection.Fault ?? RabbitMqFault.ConfirmTimeout));
        }
    }

    private Task Confirm(ulong number, bool multiple, PublishOutcome outcome)
    {
        int settled = _window.Settle(number, multiple, outcome);
        if (settled > 0)
        {
            _room.Release(settled);
        }

        return Task.CompletedTask;
    }

    private Task OnReturnAsync(object sender, BasicReturnEventArgs told)
    {
        if (!_window.Return(told.BasicProperties.MessageId, told.Exchange, told.RoutingKey, told.ReplyCode))
        {
            // Its confirmation would follow and make a lost message a delivered one.
            End(BrokerFaults.ToException(RabbitMqFault.ChannelClosed));
        }

        return Task.CompletedTask;
    }

    private Task OnShutdownAsync(object sender, ShutdownEventArgs reason)
    {
        End(BrokerFaults.OfClose(reason));
        return Task.CompletedTask;
    }

    private void End(RabbitMqSinkException? cause)
    {
        lock (_ending)
        {
            if (_isEnding)
            {
                return;
            }

            (_isEnding, _cause) = (true, cause);
        }

        _looks.Dispose();
        int unknown = _window.End();
        if (unknown > 0)
        {
            _log.ChannelEnded(cause?.Fault, unknown);
        }

        // Whoever waits goes on elsewhere: this may be the thread on which the client reads.
        _ = _ended.CancelAsync();
    }
}
