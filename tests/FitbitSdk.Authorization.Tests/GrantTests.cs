using System.Net;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Authorization.Tests;

/// <summary>What becomes of a grant after it was given.</summary>
public sealed class GrantTests
{
    private const string Fitbit = "fitbit";
    private const string Google = "google-health";

    private static readonly UserKey Anna = AuthorizationHost.Anna;

    private static CancellationToken Cancel => AuthorizationHost.Cancel;

    [Theory]
    [InlineData(Fitbit)]
    [InlineData(Google)]
    public async Task Refresh_TokenStillGood_IsReplacedAllTheSame(string provider)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider);
        OAuthToken before = await host.ConnectAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        HealthGrant grant = await host.Authorization.RefreshAsync(Anna, Cancel);

        OAuthToken after = (await host.StoredAsync())!;
        Assert.NotEqual(before.Access, after.Access);
        Assert.Equal((before.ExpiresAt + Duration.FromMinutes(1), true, before.AccountId), (grant.AccessExpiresAt, grant.CanRefresh, grant.AccountId));
    }

    [Fact]
    public async Task AnyCall_NothingStored_SaysSo()
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(Fitbit);

        await Assert.ThrowsAsync<NeedsAuthorizationException>(() => host.Authorization.RefreshAsync(Anna, Cancel));
        await Assert.ThrowsAsync<NeedsAuthorizationException>(() => host.Authorization.IntrospectAsync(Anna, Cancel));
        Assert.Null(await host.Authorization.GetGrantAsync(Anna, Cancel));
        Assert.Equal(RevocationOutcome.NothingStored, await host.Authorization.RevokeAsync(Anna, Cancel));
        Assert.Empty(host.Wire.All);
    }

    [Theory]
    [InlineData(Fitbit, 28800)]
    [InlineData(Google, 3599)]
    public async Task Introspect_LiveToken_TellsWhatTheProviderKnows(string provider, int seconds)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider);
        OAuthToken token = await host.ConnectAsync(person: 1);

        GrantIntrospection found = await host.Authorization.IntrospectAsync(Anna, Cancel);

        Assert.Equal((true, host.Service.ClientId, provider == Fitbit ? token.AccountId : null), (found.IsActive, found.ClientId, found.AccountId));
        Assert.Equal(host.Service.Scopes, found.Scopes);
        Assert.Equal(Instant.FromUtc(2026, 3, 14, 12, 0) + Duration.FromSeconds(seconds), found.ExpiresAt);
        TokenWire.Sent sent = host.Wire.All.Last();
        Assert.Equal(("POST", ""), (sent.Method, sent.Address.Query));
        Assert.Contains(Uri.EscapeDataString(token.Access.Reveal()), sent.Form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Introspect_AtFitbit_IsOneOfTheUsersQuota()
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(Fitbit);
        await host.ConnectAsync();

        await host.Authorization.IntrospectAsync(Anna, Cancel);
        int? first = host.Quota?.Remaining;
        await host.Authorization.IntrospectAsync(Anna, Cancel);

        Assert.Equal((149, 148), (first, host.Quota?.Remaining));
    }

    [Fact]
    public async Task Introspect_QuotaUsedUp_IsNotSent()
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(Fitbit);
        await host.ConnectAsync();
        host.Wire.Answer = static _ => Task.FromResult<HttpResponseMessage?>(new(HttpStatusCode.OK)
        {
            Content = new StringContent("""{"active":true}"""),
            Headers = { { "Fitbit-Rate-Limit-Limit", "150" }, { "Fitbit-Rate-Limit-Remaining", "0" }, { "Fitbit-Rate-Limit-Reset", "600" } },
        });
        await host.Authorization.IntrospectAsync(Anna, Cancel);
        int sent = host.Wire.All.Count;

        RateLimitedException thrown = await Assert.ThrowsAsync<RateLimitedException>(() => host.Authorization.IntrospectAsync(Anna, Cancel));

        Assert.Equal(sent, host.Wire.All.Count);
        Assert.True(thrown.RetryAt >= Instant.FromUtc(2026, 3, 14, 12, 10));
    }

    [Theory]
    [InlineData(Fitbit)]
    [InlineData(Google)]
    public async Task Introspect_AnswerIsNoJson_IsAProtocolErrorThatQuotesNothing(string provider)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider);
        await host.ConnectAsync();
        host.Wire.Answer = static _ => Task.FromResult<HttpResponseMessage?>(new(HttpStatusCode.OK) { Content = new StringContent("not-json-at-all") });

        HealthApiProtocolException thrown = await Assert.ThrowsAsync<HealthApiProtocolException>(() => host.Authorization.IntrospectAsync(Anna, Cancel));

        Assert.Equal("IntrospectToken", thrown.Operation);
        Assert.DoesNotContain("not-json", thrown.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Fitbit)]
    [InlineData(Google)]
    public async Task Introspect_GrantWithdrawnElsewhere_IsNotActive(string provider)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider);
        await using AuthorizationHost elsewhere = host.Beside(sqlite: null);
        await host.ConnectAsync();
        await elsewhere.Store.TryReplaceAsync(host.Key, null, (await host.StoredAsync())!, Cancel);
        await elsewhere.Authorization.RevokeAsync(Anna, Cancel);

        GrantIntrospection found = await host.Authorization.IntrospectAsync(Anna, Cancel);

        Assert.Equal((false, 0), (found.IsActive, found.Scopes.Count));
    }

    [Theory]
    [InlineData(Fitbit)]
    [InlineData(Google)]
    public async Task Revoke_LiveGrant_EndsItThereAndHere(string provider)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider);
        OAuthToken token = await host.ConnectAsync();

        RevocationOutcome first = await host.Authorization.RevokeAsync(Anna, Cancel);
        RevocationOutcome second = await host.Authorization.RevokeAsync(Anna, Cancel);

        Assert.Equal((RevocationOutcome.Revoked, RevocationOutcome.NothingStored), (first, second));
        Assert.Equal((token.Refresh!.Reveal(), ""), (TokenWire.Member(host.Wire.All.Last().Form, "token"), host.Wire.All.Last().Address.Query));
        await host.Store.TryReplaceAsync(host.Key, null, token, Cancel);
        Assert.False((await host.Authorization.IntrospectAsync(Anna, Cancel)).IsActive);
    }

    [Theory]
    [InlineData(Fitbit, RevocationOutcome.Revoked)]
    [InlineData(Google, RevocationOutcome.AlreadyInvalid)]
    public async Task Revoke_GrantWithdrawnElsewhere_IsWhatTheServiceSays(string provider, RevocationOutcome said)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider);
        OAuthToken token = await host.ConnectAsync();
        await host.Authorization.RevokeAsync(Anna, Cancel);
        await host.Store.TryReplaceAsync(host.Key, null, token, Cancel);

        Assert.Equal(said, await host.Authorization.RevokeAsync(Anna, Cancel));
        Assert.Null(await host.StoredAsync());
    }

    [Theory]
    [InlineData(Fitbit, 503)]
    [InlineData(Fitbit, 429)]
    [InlineData(Fitbit, 0)]
    [InlineData(Google, 500)]
    [InlineData(Google, 0)]
    public async Task Revoke_NoUsableAnswer_IsUnknownAndCanBeRepeated(string provider, int status)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider);
        OAuthToken token = await host.ConnectAsync();
        host.Wire.Answer = _ => status == 0
            ? throw new HttpRequestException(HttpRequestError.ConnectionError)
            : Task.FromResult<HttpResponseMessage?>(new((HttpStatusCode)status));

        RevocationOutcome lost = await host.Authorization.RevokeAsync(Anna, Cancel);
        OAuthToken? kept = await host.StoredAsync();
        host.Wire.Answer = static _ => Task.FromResult<HttpResponseMessage?>(null);
        RevocationOutcome repeated = await host.Authorization.RevokeAsync(Anna, Cancel);

        Assert.Equal((RevocationOutcome.Unknown, token.Access, RevocationOutcome.Revoked), (lost, kept?.Access, repeated));
        Assert.Null(await host.StoredAsync());
    }

    [Fact]
    public async Task Revoke_AnswerNeverComes_IsUnknownAfterItsLimit()
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(Fitbit);
        await host.ConnectAsync();
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource<HttpResponseMessage?> never = new();
        host.Wire.Answer = sent =>
        {
            asked.SetResult();
            return never.Task;
        };
        Task<RevocationOutcome> revocation = host.Authorization.RevokeAsync(Anna, Cancel);
        await asked.Task;

        host.Clock.Advance(TimeSpan.FromSeconds(20));
        never.SetCanceled(Cancel);

        Assert.Equal(RevocationOutcome.Unknown, await revocation);
        Assert.NotNull(await host.StoredAsync());
    }

    [Fact]
    public async Task Revoke_ApplicationIsRefused_ThrowsAndKeepsTheTokens()
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(Fitbit);
        await host.ConnectAsync();
        host.Wire.Answer = static _ => Task.FromResult<HttpResponseMessage?>(
            new(HttpStatusCode.Unauthorized) { Content = new StringContent("""{"errors":[{"errorType":"invalid_client"}]}""") });

        HealthApiException thrown = await Assert.ThrowsAsync<HealthApiException>(() => host.Authorization.RevokeAsync(Anna, Cancel));

        Assert.Equal(HealthApiErrorKind.ApplicationRefused, thrown.Kind);
        Assert.NotNull(await host.StoredAsync());
    }

    [Fact]
    public async Task Revoke_RefreshIsRunning_WaitsForItAndRevokesWhatItStored()
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(Fitbit);
        OAuthToken before = await host.ConnectAsync();
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Wire.Answer = async sent =>
        {
            if (sent.Form.Contains("grant_type=refresh_token", StringComparison.Ordinal))
            {
                asked.SetResult();
                await goOn.Task;
            }

            return null;
        };
        Task<HealthGrant> refresh = host.Authorization.RefreshAsync(Anna, Cancel);
        await asked.Task;

        Task<RevocationOutcome> revocation = host.Authorization.RevokeAsync(Anna, Cancel);
        goOn.SetResult();

        Assert.Equal((true, RevocationOutcome.Revoked), ((await refresh).CanRefresh, await revocation));
        string? revoked = TokenWire.Member(host.Wire.All.Last().Form, "token");
        Assert.True(revoked is { Length: > 0 } && revoked != before.Refresh!.Reveal());
        Assert.Null(await host.StoredAsync());
    }

    [Fact]
    public async Task Revoke_AnotherPairStoredMeanwhile_RevokesThatToo()
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(Fitbit);
        OAuthToken token = await host.ConnectAsync();
        OAuthToken next = new() { Access = new("next-access"), Refresh = new("next-refresh"), ExpiresAt = token.ExpiresAt, AccountId = token.AccountId };
        bool refreshed = false;
        host.Wire.Answer = async _ =>
        {
            if (!refreshed)
            {
                refreshed = true;
                await host.Store.TryReplaceAsync(host.Key, await host.Store.GetAsync(host.Key, Cancel), next, Cancel);
            }

            return null;
        };

        RevocationOutcome outcome = await host.Authorization.RevokeAsync(Anna, Cancel);

        Assert.Equal(RevocationOutcome.Revoked, outcome);
        Assert.Equal([token.Refresh!.Reveal(), "next-refresh"], host.Wire.All.Skip(1).Select(static sent => TokenWire.Member(sent.Form, "token")));
        Assert.Null(await host.StoredAsync());
    }

    [Theory]
    [InlineData(Fitbit)]
    [InlineData(Google)]
    public async Task Revoke_AnotherPairStoredMeanwhileIsInvalid_StaysRevoked(string provider)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider);
        OAuthToken token = await host.ConnectAsync();
        OAuthToken next = new() { Access = new("next-access"), Refresh = new("next-refresh"), ExpiresAt = token.ExpiresAt, AccountId = token.AccountId };
        host.Wire.Answer = async sent =>
        {
            if (sent.Form.Contains("next-refresh", StringComparison.Ordinal))
            {
                return new(HttpStatusCode.BadRequest) { Content = new StringContent("""{"error":"invalid_token"}""") };
            }

            await host.Store.TryReplaceAsync(host.Key, await host.Store.GetAsync(host.Key, Cancel), next, Cancel);
            return null;
        };

        RevocationOutcome outcome = await host.Authorization.RevokeAsync(Anna, Cancel);

        Assert.Equal(RevocationOutcome.Revoked, outcome);
        Assert.Equal(["next-refresh"], host.Wire.All.TakeLast(1).Select(static sent => TokenWire.Member(sent.Form, "token")));
        Assert.Null(await host.StoredAsync());
    }
}
