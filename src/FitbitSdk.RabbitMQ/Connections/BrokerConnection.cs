using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace FitbitSdk.RabbitMQ;

/// <summary>The one connection that all share. It is made when it is first asked for, and again, without end, whenever it is lost.</summary>
internal sealed class BrokerConnection(IOptions<RabbitMqConnectionOptions> options, RabbitMqTelemetry telemetry, ILogger<BrokerConnection> logger, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly RabbitMqConnectionOptions _options = options.Value;
    private readonly CancellationTokenSource _ended = new();
    private readonly Lock _changing = new();
    private Task<IConnection>? _connecting;
    private IConnection? _connection;
    private TaskCompletionSource _unblocked = Done();
    private volatile RabbitMqSinkException? _fault;
    private int _failures;
    private int _preferred;

    /// <summary>Is raised when <see cref="Fault"/> has changed.</summary>
    public event EventHandler? Changed;

    /// <summary>Gets what is wrong; <see langword="null"/> while nothing is known to be.</summary>
    public RabbitMqFault? Fault => _fault?.Fault ?? (Volatile.Read(ref _unblocked).Task.IsCompleted ? null : RabbitMqFault.Blocked);

    /// <summary>Gives the connection, as soon as there is one.</summary>
    /// <exception cref="RabbitMqSinkException">There is none in time, or a server refuses what it is told.</exception>
    public async ValueTask<IConnection> GetAsync(CancellationToken cancellationToken)
    {
        Task<IConnection> connecting = Connecting();
        if (connecting.IsCompletedSuccessfully)
        {
            return await connecting.ConfigureAwait(false);
        }

        try
        {
            return await connecting.WaitAsync(_options.ReadinessTimeout, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw _fault ?? BrokerFaults.ToException(RabbitMqFault.Unreachable);
        }
    }

    /// <summary>Waits while the server is short of memory or disk space.</summary>
    /// <exception cref="RabbitMqSinkException">It took too long.</exception>
    public async ValueTask AwaitUnblockedAsync(CancellationToken cancellationToken)
    {
        Task unblocked = Volatile.Read(ref _unblocked).Task;
        if (unblocked.IsCompleted)
        {
            return;
        }

        try
        {
            await unblocked.WaitAsync(_options.ReadinessTimeout, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            throw BrokerFaults.ToException(RabbitMqFault.Blocked, e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task<IConnection>? connecting;
        lock (_changing)
        {
            _ended.Cancel();
            connecting = _connecting;
        }

        await ((Task?)connecting ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_connection is { } connection)
        {
            await CloseAsync(connection).ConfigureAwait(false);
        }
    }

    private Task<IConnection> Connecting()
    {
        lock (_changing)
        {
            ObjectDisposedException.ThrowIf(_ended.IsCancellationRequested, this);
            bool isOver = _connecting is null or { IsCompleted: true, IsCompletedSuccessfully: false } || (_connecting.IsCompleted && _connection is not { IsOpen: true });
            return isOver ? _connecting = Task.Run(ConnectAsync) : _connecting!;
        }
    }

    private async Task<IConnection> ConnectAsync()
    {
        if (_connection is { } lost)
        {
            await CloseAsync(lost).ConfigureAwait(false);
        }

        BrokerAddress[] addresses = [.. BrokerAddress.Split(_options).Select(one => BrokerAddress.Parse(one, _options.UseTls)!)];
        while (true)
        {
            if (_failures > 0)
            {
                await Task.Delay(Pause(), time, _ended.Token).ConfigureAwait(false);
            }

            RabbitMqSinkException? worst = null;
            for (int i = 0; i < addresses.Length; i++)
            {
                int place = (_preferred + i) % addresses.Length;
                try
                {
                    IConnection connection = await OpenAsync(addresses[place]).ConfigureAwait(false);
                    Adopt(connection);
                    (_preferred, _failures) = (place, 0);
                    telemetry.Connected(null);
                    logger.Connected(place + 1, addresses.Length);
                    return connection;
                }
                catch (Exception e) when (!_ended.IsCancellationRequested && e is RabbitMQClientException or IOException or TimeoutException or OperationCanceledException)
                {
                    // That one refuses says more than that another does not answer.
                    RabbitMqSinkException fault = BrokerFaults.OfConnect(e, addresses[place]);
                    worst = worst is null || worst.Fault < fault.Fault ? fault : worst;
                }
            }

            _failures++;
            telemetry.Connected(worst!.Fault);
            Tell(worst);
            logger.NotConnected(worst.Fault, addresses.Length);
            if (BrokerFaults.NeedsAction(worst.Fault))
            {
                throw worst;
            }
        }
    }

    private async Task<IConnection> OpenAsync(BrokerAddress address)
    {
        IConnection connection = await BrokerFactory.Create(_options, address).CreateConnectionAsync(_ended.Token).ConfigureAwait(false);
        try
        {
            // The client takes a connection for open before the server has said so of the virtual host.
            await (await connection.CreateChannelAsync().ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await CloseAsync(connection).ConfigureAwait(false);
            throw;
        }
    }

    private void Adopt(IConnection connection)
    {
        (_connection, _unblocked) = (connection, Done());
        connection.ConnectionBlockedAsync += OnBlockedAsync;
        connection.ConnectionUnblockedAsync += OnUnblockedAsync;
        connection.ConnectionShutdownAsync += OnShutdownAsync;
        Tell(null);
    }

    private Task OnBlockedAsync(object sender, ConnectionBlockedEventArgs told)
    {
        logger.Blocked();
        Volatile.Write(ref _unblocked, new(TaskCreationOptions.RunContinuationsAsynchronously));
        Changed?.Invoke(this, EventArgs.Empty);
        return Task.CompletedTask;
    }

    private Task OnUnblockedAsync(object sender, AsyncEventArgs told)
    {
        logger.Unblocked();
        Volatile.Read(ref _unblocked).TrySetResult();
        Changed?.Invoke(this, EventArgs.Empty);
        return Task.CompletedTask;
    }

    private Task OnShutdownAsync(object sender, ShutdownEventArgs reason)
    {
        Volatile.Read(ref _unblocked).TrySetResult();
        if (reason.Initiator is not ShutdownInitiator.Application)
        {
            logger.ConnectionLost(reason.ReplyCode);
            Tell(BrokerFaults.OfClose(reason));
        }

        if (!_ended.IsCancellationRequested)
        {
            // Nobody need ask: it is to be known whether the server is back.
            _ = Task.Run(Connecting).ContinueWith(static ended => ended.Exception, TaskScheduler.Default);
        }

        return Task.CompletedTask;
    }

    private void Tell(RabbitMqSinkException? fault)
    {
        _fault = fault;
        Changed?.Invoke(this, EventArgs.Empty);
    }

    private TimeSpan Pause() => TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(_failures - 1, 10)));

    private async Task CloseAsync(IConnection connection)
    {
        try
        {
            await connection.CloseAsync(_options.ConnectTimeout).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or RabbitMQClientException or OperationCanceledException or TimeoutException)
        {
            // It was lost before.
        }

        await connection.DisposeAsync().ConfigureAwait(false);
    }

    private static TaskCompletionSource Done()
    {
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        done.SetResult();
        return done;
    }
}
