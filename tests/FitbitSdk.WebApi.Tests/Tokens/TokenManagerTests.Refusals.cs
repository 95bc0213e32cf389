using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.WebApi.Tests;

/// <content>A refresh token is refused: whoever may have used it gets the time to store what came of it, and it is posted once only.</content>
public sealed partial class TokenManagerTests
{
    [Fact]
    public async Task Get_RefusedWithoutALease_WaitsALeaseTimeForAnothersPair()
    {
        await using TestHost host = Expired();
        host.Service.AnswerTokens(static () => StubService.Status(400, Answers.InvalidGrant));
        Instant started = host.Clock.Now;
        host.Store.BeforeRead = () =>
        {
            if (host.Clock.Now >= started + Duration.FromSeconds(58))
            {
                host.Put(TestHost.Anna, "anna-access-other", "anna-refresh-other");
            }
        };

        Assert.Equal("anna-access-other", (await host.Tokens.GetAsync(Anna, null, TestHost.Cancel)).Reveal());
        Assert.Single(host.Service.TokenPosts);
    }

    [Fact]
    public async Task Get_RefusedWithoutALeaseAndNobodyStores_GivesUpAfterALeaseTime()
    {
        await using TestHost host = Expired();
        host.Service.AnswerTokens(static () => StubService.Status(400, Answers.InvalidGrant));
        Instant started = host.Clock.Now;

        await Assert.ThrowsAsync<NeedsAuthorizationException>(() => host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask());

        Assert.InRange(host.Clock.Now - started, Duration.FromSeconds(60), Duration.FromSeconds(62));
    }

    [Fact]
    public async Task Get_RefusedUnderALease_WaitsForNobody()
    {
        await using TestHost host = Expired(lease: new MemoryLease());
        host.Service.AnswerTokens(static () => StubService.Status(400, Answers.InvalidGrant));
        Instant started = host.Clock.Now;

        await Assert.ThrowsAsync<NeedsAuthorizationException>(() => host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask());

        Assert.Equal(started, host.Clock.Now);
    }

    [Fact]
    public async Task Get_RefusedBefore_FailsAtOnceAndPostsNothing()
    {
        await using TestHost host = Expired();
        host.Service.AnswerTokens(static () => StubService.Status(400, Answers.InvalidGrant));
        await Assert.ThrowsAsync<NeedsAuthorizationException>(() => host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask());
        Instant later = host.Clock.Now;

        NeedsAuthorizationException[] again =
        [
            await Assert.ThrowsAsync<NeedsAuthorizationException>(() => host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask()),
            await Assert.ThrowsAsync<NeedsAuthorizationException>(() => host.Tokens.GetAsync(Anna, new("anna-access-1"), TestHost.Cancel).AsTask()),
            await Assert.ThrowsAsync<NeedsAuthorizationException>(() => host.Tokens.RefreshAsync(Anna, TestHost.Cancel).AsTask()),
        ];

        Assert.All(again, static error => Assert.Equal("invalid_grant", error.ErrorType));
        Assert.Equal(later, host.Clock.Now);
        Assert.Single(host.Service.TokenPosts);
    }

    [Fact]
    public async Task Get_RefusedBeforeAndAnotherPairIsRefusedToo_PostsEachOnce()
    {
        await using TestHost host = Expired(lease: new MemoryLease());
        host.Service.Token = static (_, _) => Task.FromResult(StubService.Status(400, Answers.InvalidGrant));

        for (int i = 0; i < 3; i++)
        {
            await Assert.ThrowsAsync<NeedsAuthorizationException>(() => host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask());
        }

        host.Put(TestHost.Anna, "anna-access-2", "anna-refresh-2", hours: -1);
        for (int i = 0; i < 3; i++)
        {
            await Assert.ThrowsAsync<NeedsAuthorizationException>(() => host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask());
        }

        Assert.Equal(
            ["grant_type=refresh_token&refresh_token=anna-refresh-1", "grant_type=refresh_token&refresh_token=anna-refresh-2"],
            host.Service.TokenPosts.Select(static post => post.Form));
    }

    [Fact]
    public void Refused_MoreUsersThanAreRemembered_ForgetsTheOldest()
    {
        RefusedRefreshTokens refused = new();
        OAuthToken pair = new() { Access = new("access"), Refresh = new("refresh"), ExpiresAt = Instant.MinValue };
        TokenKey Key(int user) => TestHost.Key(TestHost.User($"user-{user}"));
        for (int i = 0; i <= RefusedRefreshTokens.Capacity; i++)
        {
            refused.Add(Key(i), pair, new("RefreshToken", "refused."));
        }

        Assert.False(refused.TryGet(Key(0), new(pair, 1), out _));
        Assert.True(refused.TryGet(Key(1), new(pair, 1), out _));
        Assert.True(refused.TryGet(Key(RefusedRefreshTokens.Capacity), new(pair, 1), out _));
    }
}
