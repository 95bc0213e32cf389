using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace FitbitSdk.RabbitMQ;

/// <summary>Publishes what observers are told, in order and in the background: the sync waits for none of it. What no queue wants is done with.</summary>
internal sealed class EventQueue : IAsyncDisposable
{
    // Under way together.
    private const int MaximumTogether = 100;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly ConfirmedPublisher _publisher;
    private readonly DeclaredExchange _exchange;
    private readonly TimeProvider _time;
    private readonly TimeSpan _flushTimeout;
    private readonly ILogger _log;
    private readonly Counter<long>? _events;
    private readonly Channel<OutgoingMessage> _waiting;
    private readonly CancellationTokenSource _ended = new();
    private readonly Lazy<Task> _work;
    private long _dropped;

    /// <summary>Creates a queue. It connects when the first event comes.</summary>
    /// <param name="publisher">Publishes.</param>
    /// <param name="exchange">Where to.</param>
    /// <param name="maximum">How many events may wait.</param>
    /// <param name="flushTimeout">How long they are waited for at the end.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Hears of events that are dropped.</param>
    /// <param name="meters">Makes the meter.</param>
    public EventQueue(
        ConfirmedPublisher publisher, DeclaredExchange exchange, int maximum, TimeSpan flushTimeout, TimeProvider time, ILogger log, IMeterFactory? meters)
    {
        (_publisher, _exchange, _flushTimeout, _time, _log) = (publisher, exchange, flushTimeout, time, log);
        _events = meters?.Create(RabbitMqDiagnostics.MeterName)
            .CreateCounter<long>(RabbitMqDiagnostics.Metrics.Events, "{event}", "Events that were to be published, by what became of them.");
        _waiting = Channel.CreateBounded<OutgoingMessage>(new BoundedChannelOptions(maximum) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }, _ => Drop());
        _work = new(() => Task.Run(RunAsync));
    }

    /// <summary>Takes an event in; the oldest makes room where there is none.</summary>
    public void Add(in OutgoingMessage message)
    {
        if (_waiting.Writer.TryWrite(message))
        {
            _ = _work.Value;
        }
        else
        {
            Drop();
        }
    }

    /// <summary>Publishes what still waits, as long as there is time for it.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        if (_work.IsValueCreated)
        {
            await Task.WhenAny(_work.Value, Task.Delay(_flushTimeout, _time)).ConfigureAwait(false);
            await _ended.CancelAsync().ConfigureAwait(false);
            await _work.Value.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RunAsync()
    {
        List<OutgoingMessage> messages = [];
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(_ended.Token).ConfigureAwait(false))
            {
                while (messages.Count < MaximumTogether && _waiting.Reader.TryRead(out OutgoingMessage message))
                {
                    messages.Add(message);
                }

                await PublishAsync(messages).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            messages.ForEach(_ => Drop());
            while (_waiting.Reader.TryRead(out _))
            {
                Drop();
            }
        }

        TellDropped();
    }

    /// <summary>Publishes messages until the server has each, or has said that no queue wants it.</summary>
    private async Task PublishAsync(List<OutgoingMessage> messages)
    {
        bool isTold = false;
        for (int failures = 0; messages.Count > 0;)
        {
            int before = messages.Count;
            if (await TryPublishAsync(messages).ConfigureAwait(false) is not { } fault)
            {
                continue;
            }

            if (!isTold)
            {
                isTold = true;
                _log.EventsWait(fault);
            }

            failures = messages.Count < before ? 1 : failures + 1;
            await Task.Delay(Pause(failures), _time, _ended.Token).ConfigureAwait(false);
        }

        TellDropped();
    }

    /// <summary>Publishes messages once; those that are done with are removed.</summary>
    /// <returns>What kept others from it; <see langword="null"/> where nothing did.</returns>
    private async Task<RabbitMqFault?> TryPublishAsync(List<OutgoingMessage> messages)
    {
        try
        {
            await _exchange.EnsureAsync(_ended.Token).ConfigureAwait(false);
            PublishTally tally = await _publisher.PublishAsync(messages, first: 0, _ended.Token).ConfigureAwait(false);
            if (tally.Fault is { Fault: RabbitMqFault.NotFound })
            {
                _exchange.Forget();
            }

            Dictionary<int, PublishOutcome> failures = tally.Failures.ToDictionary(static one => one.Index, static one => one.Outcome);
            OutgoingMessage[] left = [.. messages.Where((_, i) => i >= tally.Sent || failures.GetValueOrDefault(i) is PublishOutcome.Nacked or PublishOutcome.Unknown)];
            int unwanted = failures.Values.Count(static outcome => outcome is PublishOutcome.Returned);
            Count("Unwanted", unwanted);
            Count("Completed", messages.Count - left.Length - unwanted);
            messages.Clear();
            messages.AddRange(left);

            // None is sent behind one that no queue wants: those go at once.
            return failures.Count > unwanted || (left.Length > 0 && unwanted == 0) ? tally.Fault?.Fault : null;
        }
        catch (RabbitMqSinkException e)
        {
            return e.Fault;
        }
    }

    private static TimeSpan Pause(int failures) => TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(failures - 1, 10)));

    private void Drop()
    {
        Count("Dropped", 1);
        if (Interlocked.Increment(ref _dropped) == 1)
        {
            _log.EventDropped();
        }
    }

    private void TellDropped()
    {
        if (Interlocked.Exchange(ref _dropped, 0) is var dropped and > 0)
        {
            _log.EventsDropped(dropped);
        }
    }

    private void Count(string outcome, int count)
    {
        if (count > 0)
        {
            _events?.Add(count, new KeyValuePair<string, object?>(RabbitMqDiagnostics.Tags.Outcome, outcome));
        }
    }
}
