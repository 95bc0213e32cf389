using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.WebApi.Tests;

/// <content>A refresh token is refused: whoever may have used it gets the time to store what came of it, and it is posted once only.</content>
public sealed partial class TokenManagerTests
{
    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    public async Task Get_RefreshTokenRefused_NeedsAuthorization(int status)
    {
        await using TestHost host = Expired();
        host.Service.AnswerTokens(() => StubService.Status(status, Answers.InvalidGrant));

        NeedsAuthorizationException error = await Assert.ThrowsAsync<NeedsAuthorizationException>(() => host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask());

        Assert.Equal("invalid_grant", error.ErrorType);
        Assert.Single(host.Service.TokenPosts);
    }

    [Fact]
    public async Task Get_RefreshTokenRefusedBecauseItWasRotated_AdoptsTheNewerPair()
    {
        await using TestHost host = Expired();
        host.Service.Token = (_, _) =>
        {
            host.Put(TestHost.Anna, "anna-access-other", "anna-refresh-other");
            return Task.FromResult(StubService.Status(400, Answers.InvalidGrant));
        };

        Assert.Equal("anna-access-other", (await host.Tokens.GetAsync(Anna, null, TestHost.Cancel)).Reveal());
        Assert.Single(host.Service.TokenPosts);
    }

    [Theory]
    [InlineData(401, """{"errors":[{"errorType":"invalid_client","message":"Invalid authorization header format."}]}""")]
    [InlineData(400, """{"errors":[{"errorType":"unauthorized_client"}]}""")]
    [InlineData(401, """{"error":"invalid_client","error_description":"no"}""")]
    public async Task Get_ApplicationRefused_BlamesNoUser(int status, string body)
    {
        await using TestHost host = Expired();
        host.Service.AnswerTokens(() => StubService.Status(status, body));

        HealthApiException error = await Assert.ThrowsAsync<HealthApiException>(() => host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask());

        Assert.Equal(HealthApiErrorKind.ApplicationRefused, error.Kind);
    }

    [Theory]
    [InlineData(410, "", HealthApiErrorKind.Retired)]
    [InlineData(429, "", HealthApiErrorKind.RateLimited)]
    [InlineData(400, "", HealthApiErrorKind.Rejected)]
    public async Task Get_TokenServiceRefuses_SaysHow(int status, string body, HealthApiErrorKind kind)
    {
        await using TestHost host = Expired();
        host.Service.AnswerTokens(() => StubService.Status(status, body));

        HealthApiException error = await Assert.ThrowsAnyAsync<HealthApiException>(() => host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask());

        Assert.Equal(kind, error.Kind);
        Assert.Single(host.Service.TokenPosts);
    }

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
    public async Task Adopt_SameRefreshTokenWithANewerAccessToken_EndsTheRefusal()
    {
        await using TestHost host = Expired(lease: new MemoryLease());
        host.Service.AnswerTokens(
            static () => StubService.Status(400, Answers.InvalidGrant),
            static () => StubService.Json(Answers.Tokens("anna-access-3", "anna-refresh-3")));
        await Assert.ThrowsAsync<NeedsAuthorizationException>(() => host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask());

        Assert.True(await host.Tokens.AdoptAsync(Anna, host.Pair("anna-access-2", "anna-refresh-1", hours: 1), cancellationToken: TestHost.Cancel));
        host.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal("anna-access-3", (await host.Tokens.GetAsync(Anna, null, TestHost.Cancel)).Reveal());
    }
}
