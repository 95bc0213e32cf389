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
    private readonly BrokerCertificates _certificates = new(options.Value);
    private Task _again = Task.CompletedTask;
    private long _connectedAt;
    private bool _wasConnected;
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
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ObjectDisposedException(nameof(BrokerConnection), e);
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

    /// <summary>Gives a connection up on which the server does not answer: what was sent on it may still arrive, so nothing else is to be sent there. Another takes its place.</summary>
    public async Task AbandonAsync(IConnection connection)
    {
        logger.ConnectionLost(0);
        await CloseAsync(connection).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        Task<IConnection>? connecting;
        Task ending;
        lock (_changing)
        {
            ending = _ended.CancelAsync();
            connecting = _connecting;
        }

        await ending.ConfigureAwait(false);
        await ((Task?)connecting ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_connection is { } connection)
        {
            await CloseAsync(connection).ConfigureAwait(false);
        }

        _certificates.Dispose();
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

            // A server that takes connections and drops them at once is none that is back.
            _failures = time.GetElapsedTime(_connectedAt) < LongestPause ? _failures + 1 : 0;
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
                    (_preferred, _connectedAt, _wasConnected) = (place, time.GetTimestamp(), true);
                    telemetry.Connected(null);
                    logger.Connected(place + 1, addresses.Length);
                    return connection;
                }
                catch (Exception e) when (!_ended.IsCancellationRequested && (BrokerFaults.IsLoss(e) || e is RabbitMqSinkException))
                {
                    // That one refuses says more than that another does not answer.
                    RabbitMqSinkException fault = e as RabbitMqSinkException ?? BrokerFaults.OfConnect(e, addresses[place], _wasConnected);
                    worst = worst is null || worst.Fault < fault.Fault ? fault : worst;
                }
            }

            _failures++;
            telemetry.Connected(worst!.Fault);
            Tell(worst);
            logger.NotConnected(worst.Fault, addresses.Length);
            if (BrokerFaults.NeedsAction(worst.Fault))
            {
                AskAgain();
                throw worst;
            }
        }
    }

    /// <summary>Tries again later although nobody asks: who waits for messages from the server never does.</summary>
    private void AskAgain()
    {
        lock (_changing)
        {
            if (_again.IsCompleted && !_ended.IsCancellationRequested)
            {
                _again = Task.Delay(LongestPause, time, _ended.Token).ContinueWith(_ => Reconnect(), _ended.Token, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            }
        }
    }

    // Nobody need ask: it is to be known whether the server is back.
    private void Reconnect() => _ = Task.Run(Connecting).ContinueWith(static ended => ended.Exception, TaskScheduler.Default);

    private async Task<IConnection> OpenAsync(BrokerAddress address)
    {
        // The client waits for the server's first word, and for TLS, as long as its token says.
        using CancellationTokenSource late = new(_options.ConnectTimeout, time);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, _ended.Token);
        ConnectionFactory factory = BrokerFactory.Create(_options, address, _certificates);
        ConnectionSocket socket = new(factory);
        IConnection? connection = null;
        try
        {
            connection = await factory.CreateConnectionAsync(stop.Token).ConfigureAwait(false);

            // The client takes a connection for open before the server has said so of the virtual host.
            await (await connection.CreateChannelAsync(cancellationToken: stop.Token).ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
            return connection;
        }
        catch
        {
            if (connection is not null)
            {
                await CloseAsync(connection).ConfigureAwait(false);
            }

            // Given up before it was open, the client leaves it behind.
            socket.Close();
            throw;
        }
    }

    private void Adopt(IConnection connection)
    {
        (_connection, _unblocked) = (connection, Done());
        connection.ConnectionBlockedAsync += OnBlockedAsync;
        connection.ConnectionUnblockedAsync += OnUnblockedAsync;
        connection.ConnectionShutdownAsync += OnShutdownAsync;
        if (!connection.IsOpen)
        {
            throw new IOException("The connection was lost as soon as it was made.");
        }

        Tell(null);
    }

    private Task OnBlockedAsync(object sender, ConnectionBlockedEventArgs told)
    {
        logger.Blocked();
        if (Volatile.Read(ref _unblocked).Task.IsCompleted)
        {
            Volatile.Write(ref _unblocked, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

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
            Reconnect();
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
            await CloseNowAsync(connection).WaitAsync(_options.ConnectTimeout * 2, time).ConfigureAwait(false);
        }
        catch (Exception e) when (BrokerFaults.IsLoss(e))
        {
            // It was lost before, or will be.
        }
    }

    private async Task CloseNowAsync(IConnection connection)
    {
        // Anything but an abort waits half a minute at least.
        await connection.CloseAsync(Constants.ReplySuccess, "", _options.ConnectTimeout, abort: true).ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
    }

    private static TaskCompletionSource Done()
    {
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        done.SetResult();
        return done;
    }
}
