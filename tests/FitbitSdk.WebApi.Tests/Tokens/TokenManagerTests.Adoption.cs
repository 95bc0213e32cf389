using FitbitSdk.Http;

namespace FitbitSdk.WebApi.Tests;

/// <content>Pairs that come from elsewhere.</content>
public sealed partial class TokenManagerTests
{
    [Fact]
    public async Task Adopt_NothingStored_StoresThePair()
    {
        await using TestHost host = new();
        TokenKey key = TestHost.Key(TestHost.User("new"));

        Assert.True(await host.Tokens.AdoptAsync(key, host.Pair("new-access", "new-refresh"), cancellationToken: TestHost.Cancel));

        Assert.Equal("new-access", host.Store[key]!.Token.Access.Reveal());
    }

    [Fact]
    public async Task Adopt_PairThatWasRotatedSince_KeepsTheStoredOne()
    {
        await using TestHost host = Expired();
        OAuthToken handedOut = host.Store[Anna]!.Token;
        await RotateAsync(host, 2);

        Assert.False(await host.Tokens.AdoptAsync(Anna, handedOut, cancellationToken: TestHost.Cancel));

        Assert.Equal("anna-refresh-2", host.Store[Anna]!.Token.Refresh!.Reveal());
    }

    [Fact]
    public async Task Adopt_FirstPairAgainAfterManyRotations_KeepsTheStoredOne()
    {
        await using TestHost host = Expired();
        OAuthToken handedOut = host.Store[Anna]!.Token;
        for (int i = 2; i <= 60; i++)
        {
            await RotateAsync(host, i);
        }

        Assert.False(await host.Tokens.AdoptAsync(Anna, handedOut, cancellationToken: TestHost.Cancel));

        TokenLineage lineage = host.Store[Anna]!.Token.Lineage;
        Assert.Equal((1, 16), (lineage.Adopted.Count, lineage.Spent.Count));
    }

    [Fact]
    public async Task Adopt_PairThatARefreshGaveAndTheNextSpent_KeepsTheStoredOne()
    {
        await using TestHost host = Expired();
        await RotateAsync(host, 2);
        OAuthToken middle = host.Store[Anna]!.Token;
        await RotateAsync(host, 3);

        Assert.False(await host.Tokens.AdoptAsync(Anna, Bare(middle), cancellationToken: TestHost.Cancel));

        Assert.Equal("anna-refresh-3", host.Store[Anna]!.Token.Refresh!.Reveal());
    }

    [Fact]
    public async Task Adopt_PairThatIsStored_ChangesNothing()
    {
        await using TestHost host = new();
        await RotateAsync(host, 2);
        long version = host.Store[Anna]!.Version;

        Assert.False(await host.Tokens.AdoptAsync(Anna, Bare(host.Store[Anna]!.Token), cancellationToken: TestHost.Cancel));

        Assert.Equal(version, host.Store[Anna]!.Version);
    }

    [Fact]
    public async Task Adopt_UserAuthorizedAgainElsewhere_TakesTheNewPairAndStillKnowsTheOldOnes()
    {
        await using TestHost host = Expired();
        OAuthToken first = host.Store[Anna]!.Token;
        await RotateAsync(host, 2);
        OAuthToken second = Bare(host.Store[Anna]!.Token);

        Assert.True(await host.Tokens.AdoptAsync(Anna, host.Pair("anna-access-new", "anna-refresh-new"), cancellationToken: TestHost.Cancel));
        Assert.False(await host.Tokens.AdoptAsync(Anna, first, cancellationToken: TestHost.Cancel));
        Assert.False(await host.Tokens.AdoptAsync(Anna, second, cancellationToken: TestHost.Cancel));

        Assert.Equal("anna-access-new", (await host.Tokens.GetAsync(Anna, null, TestHost.Cancel)).Reveal());
    }

    [Fact]
    public async Task Adopt_PairWithoutRefreshToken_IsRecognisedByItsAccessToken()
    {
        await using TestHost host = new();

        Assert.True(await host.Tokens.AdoptAsync(Anna, host.Pair("day-1", null), cancellationToken: TestHost.Cancel));
        Assert.True(await host.Tokens.AdoptAsync(Anna, host.Pair("day-2", null), cancellationToken: TestHost.Cancel));
        Assert.False(await host.Tokens.AdoptAsync(Anna, host.Pair("day-1", null), cancellationToken: TestHost.Cancel));

        Assert.Equal("day-2", host.Store[Anna]!.Token.Access.Reveal());
    }

    [Fact]
    public async Task Adopt_RefreshTokenThatStaysInForce_IsNeverSpent()
    {
        await using TestHost host = Expired();
        host.Service.AnswerTokens(static () => StubService.Json("""{"access_token":"anna-access-2","expires_in":"3600"}"""));

        await host.Tokens.GetAsync(Anna, null, TestHost.Cancel);

        Assert.Empty(host.Store[Anna]!.Token.Lineage.Spent);
    }

    [Fact]
    public async Task Adopt_SourceRenewedTheAccessTokenAlone_TakesItAndKeepsWhatIsKnown()
    {
        await using TestHost host = new();
        OAuthToken first = host.Store[Anna]!.Token;
        OAuthToken renewed = Bare(host.Pair("anna-access-renewed", "anna-refresh-1", hours: 8.5));

        Assert.True(await host.Tokens.AdoptAsync(Anna, renewed, cancellationToken: TestHost.Cancel));

        OAuthToken stored = host.Store[Anna]!.Token;
        Assert.Equal(("anna-access-renewed", "anna-refresh-1", renewed.ExpiresAt), (stored.Access.Reveal(), stored.Refresh!.Reveal(), stored.ExpiresAt));
        Assert.Equal((first.AccountId, "heartrate sleep profile"), (stored.AccountId, string.Join(' ', stored.Scopes)));
        Assert.Empty(stored.Lineage.Spent);
        Assert.False(await host.Tokens.AdoptAsync(Anna, Bare(first), cancellationToken: TestHost.Cancel));
    }

    [Theory]
    [InlineData("anna-access-1", 9)]
    [InlineData("anna-access-other", 8)]
    [InlineData("anna-access-other", 7)]
    public async Task Adopt_SameRefreshTokenAndNothingNewer_KeepsTheStoredOne(string access, double hours)
    {
        await using TestHost host = new();

        Assert.False(await host.Tokens.AdoptAsync(Anna, Bare(host.Pair(access, "anna-refresh-1", hours)), cancellationToken: TestHost.Cancel));

        Assert.Equal("anna-access-1", host.Store[Anna]!.Token.Access.Reveal());
    }

    [Fact]
    public async Task Adopt_NewPair_EndsTheStateOfAUserWhoMustAuthorizeAgain()
    {
        await using TestHost host = Expired(lease: new MemoryLease());
        host.Service.AnswerTokens(static () => StubService.Status(400, Answers.InvalidGrant));
        await Assert.ThrowsAsync<NeedsAuthorizationException>(() => host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask());

        Assert.True(await host.Tokens.AdoptAsync(Anna, host.Pair("anna-access-new", "anna-refresh-new"), cancellationToken: TestHost.Cancel));

        Assert.Equal("anna-access-new", (await host.Tokens.GetAsync(Anna, null, TestHost.Cancel)).Reveal());
    }

    [Fact]
    public async Task Adopt_ToldToReplace_ReplacesEvenByASpentPairButNotByTheSame()
    {
        await using TestHost host = Expired();
        OAuthToken first = host.Store[Anna]!.Token;
        await RotateAsync(host, 2);
        long version = host.Store[Anna]!.Version;

        Assert.True(await host.Tokens.AdoptAsync(Anna, first, TokenAdoption.Replace, TestHost.Cancel));
        Assert.False(await host.Tokens.AdoptAsync(Anna, first, TokenAdoption.Replace, TestHost.Cancel));

        Assert.Equal((version + 1, "anna-refresh-1"), (host.Store[Anna]!.Version, host.Store[Anna]!.Token.Refresh!.Reveal()));
    }

    /// <summary>As a source elsewhere hands it out: without what the manager knows of its past.</summary>
    private static OAuthToken Bare(OAuthToken token) => new() { Access = token.Access, Refresh = token.Refresh, ExpiresAt = token.ExpiresAt };

    private static async Task RotateAsync(TestHost host, int to)
    {
        host.Service.Token = (_, _) => Task.FromResult(StubService.Json(Answers.Tokens($"anna-access-{to}", $"anna-refresh-{to}")));
        await host.Tokens.RefreshAsync(Anna, TestHost.Cancel);
        Assert.Equal($"anna-refresh-{to}", host.Store[Anna]!.Token.Refresh!.Reveal());
    }
}
