using System.Net;
using FitbitSdk.Records;
using FitbitSdk.Testing;
using Microsoft.Extensions.DependencyInjection;
using static FitbitSdk.Authorization.Tests.AuthorizationHost;

namespace FitbitSdk.Authorization.Tests;

/// <summary>What the clients do when a user is to be forgotten.</summary>
public sealed class ErasureTests
{
    private const string Fitbit = "fitbit";
    private const string Google = "google-health";

    [Theory]
    [InlineData(Fitbit)]
    [InlineData(Google)]
    public async Task Erase_LiveGrant_EndsItThereAndHere(string provider)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider);
        OAuthToken token = await host.ConnectAsync();

        await host.Erasure.EraseAsync(Anna, Cancel);
        await host.Erasure.EraseAsync(Anna, Cancel);

        Assert.Null(await host.StoredAsync());
        await host.Store.TryReplaceAsync(host.Key, null, token, Cancel);
        Assert.False((await host.Authorization.IntrospectAsync(Anna, Cancel)).IsActive);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public async Task Erase_NoUsableAnswer_FailsKeepsTheTokensAndCanBeRepeated(int status)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(Fitbit);
        await host.ConnectAsync();
        host.Wire.Answer = _ => Task.FromResult<HttpResponseMessage?>(new((HttpStatusCode)status));

        AggregateException thrown = await Assert.ThrowsAsync<AggregateException>(() => host.Erasure.EraseAsync(Anna, Cancel));
        OAuthToken? kept = await host.StoredAsync();
        host.Wire.Answer = static _ => Task.FromResult<HttpResponseMessage?>(null);
        await host.Erasure.EraseAsync(Anna, Cancel);

        Assert.Equal(HealthApiErrorKind.Unavailable, Assert.IsType<HealthApiException>(Assert.Single(thrown.InnerExceptions)).Kind);
        Assert.NotNull(kept);
        Assert.Null(await host.StoredAsync());
    }

    [Fact]
    public async Task Erase_ServiceIsSwitchedOff_RemovesTheTokensAndSucceeds()
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(Fitbit);
        await host.ConnectAsync();
        host.Wire.Answer = static _ => Task.FromResult<HttpResponseMessage?>(new(HttpStatusCode.Gone));

        await host.Erasure.EraseAsync(Anna, Cancel);

        Assert.Null(await host.StoredAsync());
    }

    [Fact]
    public async Task Erase_StoredTokensAreDamaged_RemovesThem()
    {
        DamagedStore store = new();
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(Fitbit, store: store);

        await host.Erasure.EraseAsync(Anna, Cancel);

        Assert.Equal([host.Key], store.Removed);
    }

    [Fact]
    public void AddFitbitClient_TwiceAndWithAName_GivesEachClientOneEraser()
    {
        ServiceCollection services = new();
        services.AddFitbitClient(static options => options.ClientId = "ABC123");
        services.AddFitbitClient(static options => options.ClientId = "ABC123");
        services.AddFitbitClient("research", static options => options.ClientId = "DEF456");
        services.AddGoogleHealthClient(static options => options.ClientId = "GHI789");

        Assert.Equal(3, services.Count(static service => service.ServiceType == typeof(IUserEraser)));
    }

    private sealed class DamagedStore : ITokenStore
    {
        private readonly InMemoryTokenStore _tokens = new();

        public List<TokenKey> Removed { get; } = [];

        // Of Anna's tokens at the other provider nothing is stored.
        public ValueTask<StoredToken?> GetAsync(TokenKey key, CancellationToken cancellationToken) =>
            key.Provider == ProviderId.Fitbit ? throw new InvalidDataException("scripted") : _tokens.GetAsync(key, cancellationToken);

        public ValueTask<StoredToken?> TryReplaceAsync(TokenKey key, StoredToken? expected, OAuthToken next, CancellationToken cancellationToken) =>
            _tokens.TryReplaceAsync(key, expected, next, cancellationToken);

        public ValueTask<bool> TryRemoveAsync(TokenKey key, StoredToken expected, CancellationToken cancellationToken) => _tokens.TryRemoveAsync(key, expected, cancellationToken);

        public ValueTask RemoveAsync(TokenKey key, CancellationToken cancellationToken)
        {
            Removed.Add(key);
            return default;
        }
    }
}
