namespace FitbitSdk.Http;

/// <content>One at a time: the user's place in this process, and the lease across processes.</content>
public sealed partial class TokenManager
{
    internal static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(60);

    // What a store may take to keep a pair, its repeats included.
    private static readonly TimeSpan WriteTime = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    // Waiting for a lease and holding one: what takes longer has hung.
    private static readonly TimeSpan FlightLimit = LeaseTime * 3;

    /// <summary>Begins work on a user's pair, unless some is under way: then gives that.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="operation">The operation that errors of the work name.</param>
    /// <param name="work">What is to be done.</param>
    /// <param name="isBegun">Whether the work is what was given.</param>
    private Task Join<T>(TokenKey key, string operation, Func<CancellationToken, Task<T>> work, out bool isBegun)
    {
        lock (_lock)
        {
            isBegun = !_flights.TryGetValue(key, out Task? flight);
            if (flight is null)
            {
                // The work belongs to all who wait, not to the one who came first: it takes neither their thread nor their ambient state.
                flight = Detached.Run(() => FlyAsync(key, operation, work));
                _flights.Add(key, flight);
                // Where all who waited have left, nobody looks at the outcome.
                _ = flight.ContinueWith(static done => _ = done.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            }

            return flight;
        }
    }

    /// <summary>Waits until other work on the user's pair has ended, however it ends.</summary>
    private static async Task EndOfAsync(Task flight, CancellationToken cancellationToken)
    {
        await flight.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task<T> FlyAsync<T>(TokenKey key, string operation, Func<CancellationToken, Task<T>> work)
    {
        using CancellationTokenSource limit = new(FlightLimit, _time);
        try
        {
            // A store that hangs must not keep the user's place for ever, neither one that heeds no cancellation nor one that blocks its thread.
            return await Task.Run(() => work(limit.Token), CancellationToken.None).WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested)
        {
            throw Unavailable(operation, "the work on the tokens took too long and was given up.", e);
        }
        finally
        {
            lock (_lock)
            {
                _flights.Remove(key);
            }
        }
    }

    /// <summary>Does work under the lease, where there is one.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="operation">The operation that errors name.</param>
    /// <param name="isEnough">Looks, while another holds the lease, whether what they stored makes the work needless; <see langword="null"/> where nothing does.</param>
    /// <param name="work">Is told when the lease was taken; where the work is needless, what is stored.</param>
    /// <param name="cancellationToken">Ends the wait for the lease.</param>
    private async Task<T> UnderLeaseAsync<T>(
        TokenKey key, string operation, Func<StoredToken?, bool>? isEnough, Func<long, StoredToken?, Task<T>> work, CancellationToken cancellationToken)
    {
        long asked = _time.GetTimestamp();
        while (true)
        {
            // From before the call: the lease may count from then, and its end must not come as a surprise.
            long taken = _time.GetTimestamp();
            if (_lease is null)
            {
                return await work(taken, null).ConfigureAwait(false);
            }

            if (await _lease.TryAcquireAsync(key, LeaseTime, cancellationToken).ConfigureAwait(false) is { } lease)
            {
                try
                {
                    return await work(taken, null).ConfigureAwait(false);
                }
                finally
                {
                    await GiveBackAsync(lease, key).ConfigureAwait(false);
                }
            }

            // Whoever holds it is refreshing, as a rule: what they store may be what we want.
            if (isEnough is not null && await Store.GetAsync(key, cancellationToken).ConfigureAwait(false) is { } stored && isEnough(stored))
            {
                _logger.StoredTokensAdopted(key.Provider, key.User);
                return await work(taken, stored).ConfigureAwait(false);
            }

            if (_time.GetElapsedTime(asked) > LeaseTime + Poll)
            {
                throw Unavailable(operation, "another process keeps the token lease.");
            }

            await Task.Delay(Poll, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Says whether another POST, and the write of what comes of it, ends before the lease does: afterwards someone else may post, and store,
    /// what we are about to post.</summary>
    private bool Fits(long taken, TimeSpan pause) => _time.GetElapsedTime(taken) + pause + OAuthTokenEndpoint.PostTimeout + WriteTime <= LeaseTime;

    private async Task GiveBackAsync(IAsyncDisposable lease, TokenKey key)
    {
        try
        {
            await lease.DisposeAsync().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The tokens are stored: a lease that cannot be given back runs out and must not take them away.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _logger.LeaseNotGivenBack(key.Provider, key.User, e.GetType().Name);
        }
    }
}
