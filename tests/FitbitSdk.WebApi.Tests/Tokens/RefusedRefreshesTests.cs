using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.WebApi.Tests;

/// <summary>What the token service refused is not posted again at each call, and no longer kept from it than it must be.</summary>
public sealed class RefusedRefreshesTests
{
    private const string WrongSecret = """{"errors":[{"errorType":"invalid_client"}]}""";
    private const string AnothersToken = """{"error":"unauthorized_client"}""";
    private const string Mistake = """{"errors":[{"errorType":"invalid_request"}]}""";

    private static readonly OAuthToken Pair = new() { Access = new("access"), Refresh = new("refresh"), ExpiresAt = Instant.MinValue };

    [Theory]
    [InlineData(401, WrongSecret, HealthApiErrorKind.ApplicationRefused)]
    [InlineData(400, AnothersToken, HealthApiErrorKind.ApplicationRefused)]
    [InlineData(400, Mistake, HealthApiErrorKind.Rejected)]
    [InlineData(404, "", HealthApiErrorKind.Forbidden)]
    [InlineData(410, "", HealthApiErrorKind.Retired)]
    public async Task Get_RefusedJustBefore_FailsTheSameAndPostsNothingForAMinute(int status, string body, HealthApiErrorKind kind)
    {
        await using TestHost host = Expired();
        host.Service.Token = (_, _) => Task.FromResult(StubService.Status(status, body));
        HealthApiException first = await FailAsync(host, TestHost.Anna);
        Instant next = host.Clock.Now + Duration.FromMinutes(1);

        HealthApiException again = await FailAsync(host, TestHost.Anna);

        Assert.Equal((kind, next), (first.Kind, first.RetryAt));
        Assert.Equal((kind, next, first.ErrorType, first.Status), (again.Kind, again.RetryAt, again.ErrorType, again.Status));
        Assert.Equal(first.GetType(), again.GetType());
        Assert.Single(host.Service.TokenPosts);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await FailAsync(host, TestHost.Anna);
        Assert.Equal(2, host.Service.TokenPosts.Count);
    }

    [Theory]
    [InlineData(401, WrongSecret, 1)]
    [InlineData(410, "", 1)]
    [InlineData(400, AnothersToken, 2)]
    [InlineData(400, Mistake, 2)]
    public async Task Get_AnotherUserRefusedJustBefore_FailsWithoutAPostWhereItIsTheApplication(int status, string body, int posts)
    {
        await using TestHost host = Expired();
        host.Service.Token = (_, _) => Task.FromResult(StubService.Status(status, body));

        await FailAsync(host, TestHost.Anna);
        await FailAsync(host, TestHost.Ben);

        Assert.Equal(posts, host.Service.TokenPosts.Count);
    }

    [Fact]
    public void Add_ManyUsersRefusedAtOnce_IsOneRefusalOfTheApplication()
    {
        ManualClock clock = new();
        RefusedRefreshes refused = new(clock);
        Instant now = clock.Now;
        HealthApiException[] together = [.. Enumerable.Range(0, 8).Select(user => Refuse($"user-{user}"))];

        clock.Advance(TimeSpan.FromMinutes(1));
        HealthApiException later = Refuse("user-9");

        Assert.All(together, error => Assert.Equal(now + Duration.FromMinutes(1), error.RetryAt));
        Assert.Equal(now + Duration.FromMinutes(3), later.RetryAt);

        HealthApiException Refuse(string user) => refused.Add(
            TestHost.Key(TestHost.User(user)), new(Pair, 1), new(HealthApiErrorKind.ApplicationRefused, "RefreshToken", "nobody knows the application."));
    }

    [Fact]
    public async Task Get_RefusedJustBeforeAndAnotherPairStored_PostsIt()
    {
        await using TestHost host = Expired();
        host.Service.AnswerTokens(
            static () => StubService.Status(400, Mistake),
            static () => StubService.Json(Answers.Tokens("anna-access-3", "anna-refresh-3")));
        await FailAsync(host, TestHost.Anna);

        host.Put(TestHost.Anna, "anna-access-2", "anna-refresh-2", hours: -1);

        Assert.Equal("anna-access-3", (await host.Tokens.GetAsync(TestHost.Key(TestHost.Anna), null, TestHost.Cancel)).Reveal());
    }

    [Fact]
    public async Task Get_ClockSetBackAfterARefusal_IsAskedAgainAfterAMinuteAllTheSame()
    {
        await using TestHost host = Expired();
        host.Service.Token = static (_, _) => Task.FromResult(StubService.Status(429));
        await FailAsync(host, TestHost.Anna);

        host.Clock.Correct(TimeSpan.FromHours(-1));

        Assert.Equal(host.Clock.Now + Duration.FromMinutes(1), (await FailAsync(host, TestHost.Anna)).RetryAt);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await FailAsync(host, TestHost.Anna);
        Assert.Equal(2, host.Service.TokenPosts.Count);
    }

    [Fact]
    public void Known_StaleReadOfAnOlderPair_DoesNotEndTheMemoryOfTheNewer()
    {
        RefusedRefreshes refused = new(new ManualClock());
        TokenKey anna = TestHost.Key(TestHost.Anna);
        refused.Add(anna, new(Pair, 2), new NeedsAuthorizationException("RefreshToken", "refused."));

        refused.ThrowIfKnown(anna, new(Pair, 1));

        Assert.Throws<NeedsAuthorizationException>(() => refused.ThrowIfKnown(anna, new(Pair, 2)));
    }

    [Fact]
    public void Known_MoreUsersThanAreRemembered_ForgetsTheOldest()
    {
        RefusedRefreshes refused = new(new ManualClock());
        static TokenKey Key(int user) => TestHost.Key(TestHost.User($"user-{user}"));
        for (int i = 0; i <= RefusedRefreshes.Capacity; i++)
        {
            refused.Add(Key(i), new(Pair, 1), new NeedsAuthorizationException("RefreshToken", "refused."));
        }

        refused.ThrowIfKnown(Key(0), new(Pair, 1));
        Assert.Throws<NeedsAuthorizationException>(() => refused.ThrowIfKnown(Key(1), new(Pair, 1)));
        Assert.Throws<NeedsAuthorizationException>(() => refused.ThrowIfKnown(Key(RefusedRefreshes.Capacity), new(Pair, 1)));
    }

    private static async Task<HealthApiException> FailAsync(TestHost host, SyncUser user) =>
        await Assert.ThrowsAnyAsync<HealthApiException>(() => host.Client.Devices.GetAsync(user, TestHost.Cancel));

    private static TestHost Expired()
    {
        TestHost host = new();
        host.Put(TestHost.Anna, "anna-access-1", "anna-refresh-1", hours: -2);
        host.Put(TestHost.Ben, "ben-access-1", "ben-refresh-1", hours: -2);
        return host;
    }
}
