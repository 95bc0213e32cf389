using System.Net.Http.Headers;
using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.WebApi.Tests;

/// <summary>A token service that answers what it should not, and a store that cannot be read.</summary>
public sealed class TokenServiceFaultTests
{
    private static readonly TokenKey Anna = TestHost.Key(TestHost.Anna);

    [Theory]
    [InlineData("28800.0")]
    [InlineData("2.88e4")]
    [InlineData("\"28800.0\"")]
    public async Task Refresh_LifetimeWithAFraction_IsRead(string lifetime)
    {
        await using TestHost host = new();
        host.Service.AnswerTokens(() => StubService.Json($$"""{"access_token":"anna-access-2","refresh_token":"anna-refresh-2","expires_in":{{lifetime}}}"""));

        await host.Tokens.RefreshAsync(Anna, TestHost.Cancel);

        Assert.Equal(host.Clock.Now + Duration.FromHours(8), host.Store[Anna]!.Token.ExpiresAt);
    }

    [Theory]
    [InlineData(7, 2)]
    [InlineData(600, 1)]
    public async Task Refresh_ServiceSaysWhenItIsBack_IsNotAskedBefore(int seconds, int posts)
    {
        await using TestHost host = new();
        host.Put(TestHost.Anna, "anna-access-1", "anna-refresh-1", hours: -1);
        host.Service.Answer(static () => StubService.Json("[]"));
        host.Service.AnswerTokens(
            () =>
            {
                HttpResponseMessage busy = StubService.Status(503);
                busy.Headers.RetryAfter = new(TimeSpan.FromSeconds(seconds));
                return busy;
            },
            static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));
        Instant before = host.Clock.Now;

        Exception? error = await Record.ExceptionAsync(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Instant back = before + Duration.FromSeconds(seconds);
        Assert.Equal((posts, posts == 1 ? (Instant?)back : null), (host.Service.TokenPosts.Count, (error as HealthApiException)?.RetryAt));
        Assert.Equal(posts == 1 ? before : back, host.Clock.Now);
    }

    [Fact]
    public async Task Get_ServiceGivesOutTheRefusedTokenAgain_EndsInsteadOfRefreshingForEver()
    {
        await using TestHost host = new();
        int posts = 1;
        host.Service.Token = (_, _) => Task.FromResult(StubService.Json(Answers.Tokens("anna-access-1", $"anna-refresh-{++posts}")));
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Status(401, Answers.ExpiredToken));

        await Assert.ThrowsAsync<HealthApiProtocolException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.InRange(host.Service.TokenPosts.Count, 1, 3);
    }

    [Fact]
    public async Task Get_ServiceSaysHowLongToWait_IsNotAskedBefore()
    {
        await using TestHost host = new();
        host.Put(TestHost.Anna, "anna-access-1", "anna-refresh-1", hours: 0);
        host.Service.Token = static (_, _) =>
        {
            HttpResponseMessage response = StubService.Status(429);
            response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromHours(1));
            return Task.FromResult(response);
        };

        for (int i = 0; i < 10; i++)
        {
            RateLimitedException error = await Assert.ThrowsAsync<RateLimitedException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
            Assert.NotNull(error.RetryAt);
        }

        Assert.Single(host.Service.TokenPosts);
        host.Clock.Advance(TimeSpan.FromHours(2));
        await Assert.ThrowsAsync<RateLimitedException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
        Assert.Equal(2, host.Service.TokenPosts.Count);
    }

    [Fact]
    public async Task Adopt_StoredRowUnreadable_TakesItsPlaceWhenTold()
    {
        await using TestHost host = new();
        bool unreadable = true;
        host.Store.BeforeRead = () =>
        {
            if (unreadable)
            {
                unreadable = false;
                throw new TokenProtectionException("the key is gone");
            }
        };

        Assert.True(await host.Tokens.AdoptAsync(Anna, host.Pair("anna-access-9", "anna-refresh-9"), TokenAdoption.Replace, TestHost.Cancel));
        Assert.Equal("anna-access-9", host.Store[Anna]!.Token.Access.Reveal());
    }

    [Fact]
    public async Task Get_ServiceDoesNotSayHowLongToWait_IsAskedLessAndLessOften()
    {
        await using TestHost host = new();
        host.Put(TestHost.Anna, "anna-access-1", "anna-refresh-1", hours: 0);
        host.Service.Token = static (_, _) => Task.FromResult(StubService.Status(429));
        List<int> minutes = [];
        for (int minute = 0; minute < 240; minute++)
        {
            int before = host.Service.TokenPosts.Count;
            for (int call = 0; call < 3; call++)
            {
                await Assert.ThrowsAsync<RateLimitedException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
            }

            minutes.AddRange(Enumerable.Repeat(minute, host.Service.TokenPosts.Count - before));
            host.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal([0, 1, 3, 7, 15, 31, 63, 123, 183], minutes);
    }

    [Fact]
    public async Task Get_ServiceDoesNotSayHowLongToWait_FailsWithTheTimeOfTheNextAttempt()
    {
        await using TestHost host = new();
        host.Put(TestHost.Anna, "anna-access-1", "anna-refresh-1", hours: 0);
        host.Service.Token = static (_, _) => Task.FromResult(StubService.Status(429));

        RateLimitedException[] errors =
        [
            await Assert.ThrowsAsync<RateLimitedException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel)),
            await Assert.ThrowsAsync<RateLimitedException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel)),
        ];

        Assert.All(errors, error => Assert.Equal(host.Clock.Now + Duration.FromMinutes(1), error.RetryAt));
        Assert.Single(host.Service.TokenPosts);
    }

    [Theory]
    [InlineData("anna-refresh-1", "26FWFL")]
    [InlineData("another-refresh", null)]
    public async Task Adopt_PairWithoutAccount_InheritsThatOfTheSameGrantAlone(string refresh, string? account)
    {
        await using TestHost host = new();

        await host.Tokens.AdoptAsync(Anna, new() { Access = new("x"), Refresh = new(refresh), ExpiresAt = host.Clock.Now + Duration.FromHours(9) }, cancellationToken: TestHost.Cancel);

        Assert.Equal(account, host.Store[Anna]!.Token.AccountId);
    }
}
