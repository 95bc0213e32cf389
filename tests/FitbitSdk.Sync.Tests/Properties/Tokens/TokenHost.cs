using FitbitSdk.Http;
using FitbitSdk.Records;
using FitbitSdk.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace FitbitSdk.Sync.Tests.Properties;

/// <summary>A process with a token manager of its own. Whatever it does outside itself, with the store, the lease or the issuer, waits for its turn.</summary>
internal sealed class TokenHost : ITokenStore, ITokenLease, ITokenEndpoint
{
    public static readonly TokenKey Anna = new(ProviderId.Fitbit, new("anna"));

    // A store that takes longer has failed: three writes and the pauses between them are what a lease has to spare.
    private static readonly TimeSpan StoreLimit = TimeSpan.FromSeconds(3);

    private static readonly AsyncLocal<int> CurrentCaller = new();

    private readonly TokenWorld _world;
    private int _delays;

    public TokenHost(TokenWorld world)
    {
        _world = world;
        HostClock clock = new(this);
        Tokens = new(client: null, this, this, _ => this, clock, new(static () => [], clock, NullLogger<TokenNews>.Instance), NullLogger<TokenManager>.Instance);
    }

    /// <summary>Gets the caller that is at work; 0 for a refresh, which belongs to nobody.</summary>
    public static int Caller => CurrentCaller.Value;

    public TokenManager Tokens { get; }

    public bool IsDead { get; set; }

    /// <summary>Gets whether a refresh waits for its turn, or for a while to pass.</summary>
    public bool IsRefreshing => Volatile.Read(ref _delays) > 0 || _world.Turns.IsWaiting(this, caller: 0);

    TimeSpan ITokenEndpoint.RefreshMargin => TimeSpan.FromMinutes(5);

    /// <summary>What every caller does: asks for a token, uses it, and once more where it is refused.</summary>
    /// <returns>Whether a token was good.</returns>
    public async Task<bool> CallAsync(int caller, CancellationToken cancellationToken)
    {
        CurrentCaller.Value = caller;
        AccessToken token = await Tokens.GetAsync(Anna, null, cancellationToken).ConfigureAwait(false);
        if (await UseAsync(token).ConfigureAwait(false))
        {
            return true;
        }

        token = await Tokens.GetAsync(Anna, token, cancellationToken).ConfigureAwait(false);
        return await UseAsync(token).ConfigureAwait(false);
    }

    async ValueTask<StoredToken?> ITokenStore.GetAsync(TokenKey key, CancellationToken cancellationToken) =>
        await _world.Turns.TakeAsync(this, () => _world.Store.GetAsync(key, CancellationToken.None).AsTask().GetAwaiter().GetResult(), StoreLimit).ConfigureAwait(false);

    async ValueTask<StoredToken?> ITokenStore.TryReplaceAsync(TokenKey key, StoredToken? expected, OAuthToken next, CancellationToken cancellationToken) =>
        await _world.Turns.TakeAsync(this, () => _world.Store.TryReplaceAsync(key, expected, next, CancellationToken.None).AsTask().GetAwaiter().GetResult(), StoreLimit).ConfigureAwait(false);

    ValueTask<bool> ITokenStore.TryRemoveAsync(TokenKey key, StoredToken expected, CancellationToken cancellationToken) => throw new NotSupportedException();

    ValueTask ITokenStore.RemoveAsync(TokenKey key, CancellationToken cancellationToken) => throw new NotSupportedException();

    async ValueTask<IAsyncDisposable?> ITokenLease.TryAcquireAsync(TokenKey key, TimeSpan lease, CancellationToken cancellationToken) =>
        await _world.Turns.TakeAsync(this, () => _world.Lease.TryAcquireAsync(key, lease, CancellationToken.None).AsTask().GetAwaiter().GetResult()).ConfigureAwait(false) is { } taken
            ? new HeldLease(this, taken)
            : null;

    async ValueTask<OAuthToken> ITokenEndpoint.RefreshAsync(RefreshToken refresh, CancellationToken cancellationToken)
    {
        try
        {
            TimeSpan limit = OAuthTokenEndpoint.PostTimeout;
            DateTimeOffset posted = _world.Clock.GetUtcNow();
            OAuthToken? pair = await _world.Turns.TakeAsync(this, () => _world.Issuer.Refresh(refresh, _world.Now), limit).ConfigureAwait(false);
            await _world.Turns.TakeAsync(this, static () => true, limit - (_world.Clock.GetUtcNow() - posted)).ConfigureAwait(false);
            return pair ?? throw new NeedsAuthorizationException(OAuthTokenEndpoint.Operation, "invalid_grant");
        }
        catch (IOException e)
        {
            throw new HealthApiException(HealthApiErrorKind.Unavailable, OAuthTokenEndpoint.Operation, "no answer.", e);
        }
    }

    ValueTask<OAuthToken> ITokenEndpoint.ExchangeAsync(string code, PendingAuthorization pending, CancellationToken cancellationToken) => throw new NotSupportedException();

    private Task<bool> UseAsync(AccessToken token) => _world.Turns.TakeAsync(this, () => _world.Issuer.Use(token));

    private sealed class HeldLease(TokenHost host, IAsyncDisposable lease) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await host._world.Turns.TakeAsync(host, () => lease.DisposeAsync().AsTask().Wait(0)).ConfigureAwait(false);
    }

    /// <summary>The clock of all; what a process has armed dies with it.</summary>
    private sealed class HostClock(TokenHost host) : TimeProvider
    {
        private readonly ManualTimeProvider _inner = host._world.Clock;

        public override long TimestampFrequency => _inner.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => _inner.GetUtcNow();

        public override long GetTimestamp() => _inner.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            bool isDelay = state is not CancellationTokenSource;
            Interlocked.Add(ref host._delays, isDelay ? 1 : 0);
            return _inner.CreateTimer(Fire, state, dueTime, period);

            void Fire(object? timer)
            {
                if (!host.IsDead)
                {
                    Interlocked.Add(ref host._delays, isDelay ? -1 : 0);
                    callback(timer);
                }
            }
        }
    }
}
