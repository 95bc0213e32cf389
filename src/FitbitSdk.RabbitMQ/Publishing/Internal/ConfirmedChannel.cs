using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace FitbitSdk.RabbitMQ;

/// <summary>One channel with confirmations, from its birth to its first fault. The client's own tracking is off: it waits for ever, and its limiter throws or is missing.</summary>
internal sealed class ConfirmedChannel : IAsyncDisposable
{
    private readonly IChannel _channel;
    private readonly BrokerConnection _connection;
    private readonly RabbitMqConnectionOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly ConfirmWindow _window = new();
    private readonly SemaphoreSlim _room;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _ended = new();
    private readonly Lock _ending = new();
    private RabbitMqSinkException? _cause;
    private bool _isEnding;

    private ConfirmedChannel(IChannel channel, BrokerConnection connection, RabbitMqConnectionOptions options, TimeProvider time, ILogger log)
    {
        (_channel, _connection, _options, _time, _log, _room) = (channel, connection, options, time, log, new(options.MaximumInFlight));
        channel.BasicAcksAsync += (_, told) => Confirm(told.DeliveryTag, told.Multiple, PublishOutcome.Confirmed);
        channel.BasicNacksAsync += (_, told) => Confirm(told.DeliveryTag, told.Multiple, PublishOutcome.Nacked);
        channel.BasicReturnAsync += OnReturnAsync;
        channel.ChannelShutdownAsync += OnShutdownAsync;
    }

    /// <summary>Gets whether it takes no messages any more.</summary>
    public bool HasEnded => _ended.IsCancellationRequested;

    public static async Task<ConfirmedChannel> OpenAsync(BrokerConnection connection, RabbitMqConnectionOptions options, TimeProvider time, ILogger log)
    {
        IConnection open = await connection.GetAsync(CancellationToken.None).ConfigureAwait(false);
        await connection.AwaitUnblockedAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            IChannel channel = await open.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: false)).ConfigureAwait(false);
            return new(channel, connection, options, time, log);
        }
        catch (Exception e) when (IsLoss(e))
        {
            throw BrokerFaults.ToException(RabbitMqFault.Unreachable, e);
        }
    }

    /// <summary>Sends messages until one fails, and waits for what the server says of them.</summary>
    public async Task SendAsync(IReadOnlyList<OutgoingMessage> messages, PublishTally tally, CancellationToken cancellationToken)
    {
        try
        {
            using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended.Token);
            for (int i = tally.First; i < messages.Count && !tally.HasFailed; i++)
            {
                OutgoingMessage message = messages[i];
                await _connection.AwaitUnblockedAsync(stop.Token).ConfigureAwait(false);
                await TakeTurnAsync(stop.Token).ConfigureAwait(false);
                if (tally.HasFailed)
                {
                    // What made the room was a refusal.
                    _room.Release();
                    _turn.Release();
                    break;
                }

                await InTimeAsync(PublishAsync(message, i, tally), stop.Token).ConfigureAwait(false);
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

        Task all = tally.CloseAsync();
        await InTimeAsync(all, cancellationToken).ConfigureAwait(false);
        await all.ConfigureAwait(false);
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
    public async Task CloseAsync()
    {
        try
        {
            await _channel.CloseAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (IsLoss(e))
        {
            // It was lost before, or the server does not read.
        }

        await _channel.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Waits until this message is the next, and there is room for it.</summary>
    private async Task TakeTurnAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // One token, one wait: given up outside of the semaphore, room would be taken and never given back.
            await InTimeAsync(_room.WaitAsync(cancellationToken), CancellationToken.None).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch
        {
            _turn.Release();
            throw;
        }
    }

    /// <summary>Hands one message to the client. Never with a caller's token: a publish that is broken off breaks the channel.</summary>
    private async Task PublishAsync(OutgoingMessage message, int index, PublishTally tally)
    {
        try
        {
            _window.Add(tally, index, message);
            await _channel.BasicPublishAsync(message.Exchange, message.RoutingKey, mandatory: true, message.Properties, message.Body, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // Whether the server counted it is not known, so no number after it would be.
            End(BrokerFaults.ToException(IsLoss(e) ? RabbitMqFault.Unreachable : RabbitMqFault.ChannelClosed, e));
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Waits no longer than a confirmation may take. Room is made by confirmations, too.</summary>
    private async Task InTimeAsync(Task task, CancellationToken cancellationToken)
    {
        if (task.IsCompletedSuccessfully)
        {
            return;
        }

        try
        {
            await task.WaitAsync(_options.ConfirmTimeout, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
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
        _window.Return(told.BasicProperties.MessageId, told.Exchange, told.RoutingKey, told.ReplyCode);
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

        int unknown = _window.End();
        if (unknown > 0)
        {
            _log.ChannelEnded(cause?.Fault, unknown);
        }

        _ended.Cancel();
    }

    private static bool IsLoss(Exception e) => e is RabbitMQClientException or IOException or OperationCanceledException or TimeoutException or ObjectDisposedException;
}
