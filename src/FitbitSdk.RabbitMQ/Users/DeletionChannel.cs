using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using FitbitSdk.Records;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace FitbitSdk.RabbitMQ;

/// <summary>One channel on which deletions come in, until it ends. A message is acknowledged once its user is forgotten; what is under way when the channel
/// ends comes again on the next, and harms nothing there.</summary>
internal sealed class DeletionChannel : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    private readonly IChannel _channel;
    private readonly UserErasure _erasure;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Counter<long>? _deletions;
    private readonly ConcurrentDictionary<ulong, Task> _working = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _ending = new();

    public DeletionChannel(IChannel channel, UserErasure erasure, TimeProvider time, ILogger log, Counter<long>? deletions)
    {
        (_channel, _erasure, _time, _log, _deletions) = (channel, erasure, time, log, deletions);
        channel.ChannelShutdownAsync += (_, _) => End();
    }

    /// <summary>Gets what ends with the channel, or once the server no longer delivers.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Begins to consume.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="maximum">How many deletions are worked on at once.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task ConsumeAsync(string queue, ushort maximum, CancellationToken cancellationToken)
    {
        AsyncEventingBasicConsumer consumer = new(_channel);
        consumer.ReceivedAsync += OnReceivedAsync;
        consumer.UnregisteredAsync += (_, _) => End();
        await _channel.BasicQosAsync(0, maximum, global: false, cancellationToken).ConfigureAwait(false);
        await _channel.BasicConsumeAsync(queue, autoAck: false, consumer, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_working.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _channel.DisposeAsync().ConfigureAwait(false);
        _ending.Dispose();
    }

    private async Task OnReceivedAsync(object sender, BasicDeliverEventArgs message)
    {
        if (UserDeletion.Read(message.Body) is not { } user)
        {
            // It will never be better: kept, it would come again and again.
            _log.DeletionRefused();
            Count("Refused");
            await _channel.BasicRejectAsync(message.DeliveryTag, requeue: false, _ending.Token).ConfigureAwait(false);
            return;
        }

        // Not awaited: one whose provider is down must not hold up the next.
        ulong tag = message.DeliveryTag;
        Task work = Task.Run(() => ForgetAsync(tag, user));
        _working[tag] = work;
        _ = work.ContinueWith(_ => _working.TryRemove(tag, out Task? _), TaskScheduler.Default);
    }

    private async Task ForgetAsync(ulong tag, UserKey user)
    {
        try
        {
            for (int failures = 0; !await TryForgetAsync(user, Pause(failures)).ConfigureAwait(false); failures++)
            {
                await Task.Delay(Pause(failures), _time, _ending.Token).ConfigureAwait(false);
            }

            await _channel.BasicAckAsync(tag, multiple: false, _ending.Token).ConfigureAwait(false);
            Count("Completed");
            _log.UserForgotten(user);
        }
        catch (Exception e) when (e is OperationCanceledException or OperationInterruptedException or IOException or ObjectDisposedException)
        {
            // The channel is gone, so the message comes again.
        }
    }

    private async Task<bool> TryForgetAsync(UserKey user, TimeSpan pause)
    {
        try
        {
            await _erasure.EraseAsync(user, _ending.Token).ConfigureAwait(false);
            return true;
        }
        catch (AggregateException e)
        {
            Count("Failed");
            _log.UserNotForgotten(user, NameOf(e.InnerExceptions[0]), pause);
            return false;
        }
    }

    // An exception's own text may be a stranger's.
    private static string NameOf(Exception e) => e is HealthApiException known ? known.Kind.ToString() : e.GetType().Name;

    private static TimeSpan Pause(int failures) => TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(failures, 10)));

    private Task End()
    {
        _ended.TrySetResult();
        return Task.CompletedTask;
    }

    private void Count(string outcome) => _deletions?.Add(1, new KeyValuePair<string, object?>(RabbitMqDiagnostics.Tags.Outcome, outcome));
}
