using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.WebApi.Tests;

public sealed partial class TokenManagerTests
{
    private static readonly TokenKey Anna = TestHost.Key(TestHost.Anna);

    [Fact]
    public async Task Get_TokenStillValid_PostsNothing()
    {
        await using TestHost host = new();

        AccessToken token = await host.Tokens.GetAsync(Anna, null, TestHost.Cancel);

        Assert.Equal("anna-access-1", token.Reveal());
        Assert.Empty(host.Service.Calls);
    }

    [Fact]
    public async Task Get_TokenAboutToExpire_IsRefreshedAndStored()
    {
        await using TestHost host = new();
        host.Put(TestHost.Anna, "anna-access-1", "anna-refresh-1", hours: 4.9 / 60);
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));

        AccessToken token = await host.Tokens.GetAsync(Anna, null, TestHost.Cancel);

        Assert.Equal("anna-access-2", token.Reveal());
        StubService.Call post = Assert.Single(host.Service.TokenPosts);
        Assert.Equal(("POST", "https://api.fitbit.com/oauth2/token"), (post.Method, post.Address));
        Assert.Equal("grant_type=refresh_token&refresh_token=anna-refresh-1", post.Form);
        Assert.Equal("Basic " + Convert.ToBase64String("ABC123:SECRET-OF-THE-APPLICATION"u8), post.Authorization);
        OAuthToken stored = host.Store[Anna]!.Token;
        Assert.Equal(("anna-access-2", "anna-refresh-2", "26FWFL"), (stored.Access.Reveal(), stored.Refresh!.Reveal(), stored.AccountId));
        Assert.Equal((host.Clock.Now + Duration.FromHours(8), "heartrate settings"), (stored.ExpiresAt, string.Join(' ', stored.Scopes)));
    }

    [Fact]
    public async Task Get_PublicClient_NamesItselfInTheBody()
    {
        await using TestHost host = Expired(static options => options.ClientSecret = null);
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));

        await host.Tokens.GetAsync(Anna, null, TestHost.Cancel);

        StubService.Call post = Assert.Single(host.Service.TokenPosts);
        Assert.Equal("grant_type=refresh_token&refresh_token=anna-refresh-1&client_id=ABC123", post.Form);
        Assert.Null(post.Authorization);
    }

    [Fact]
    public async Task Get_TokenAddressConfigured_PostsThere()
    {
        await using TestHost host = Expired(static options => options.TokenAddress = new("https://login.example/oauth2/token"));
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));

        await host.Tokens.GetAsync(Anna, null, TestHost.Cancel);

        Assert.Equal("https://login.example/oauth2/token", Assert.Single(host.Service.TokenPosts).Address);
    }

    [Fact]
    public async Task Get_AnswerWithoutRefreshToken_KeepsTheOldOne()
    {
        await using TestHost host = Expired();
        host.Service.AnswerTokens(static () => StubService.Json("""{"access_token":"anna-access-2","expires_in":"3600"}"""));

        await host.Tokens.GetAsync(Anna, null, TestHost.Cancel);

        Assert.Equal("anna-refresh-1", host.Store[Anna]!.Token.Refresh!.Reveal());
        Assert.Equal(["heartrate", "sleep"], host.Store[Anna]!.Token.Scopes);
    }

    [Fact]
    public async Task Get_ManyCallers_ShareOnePost()
    {
        await using TestHost host = Expired();
        long version = host.Store[Anna]!.Version;
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Service.Token = async (_, _) =>
        {
            await gate.Task;
            return StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2"));
        };

        Task<AccessToken>[] calls = [.. Enumerable.Range(0, 200).Select(_ => Task.Run(() => host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask()))];
        gate.SetResult();
        AccessToken[] tokens = await Task.WhenAll(calls);

        Assert.All(tokens, static token => Assert.Equal("anna-access-2", token.Reveal()));
        Assert.Single(host.Service.TokenPosts);
        Assert.Equal(version + 1, host.Store[Anna]!.Version);
    }

    [Fact]
    public async Task Get_ManyCallersWithTheSameRefusedToken_ShareOnePost()
    {
        await using TestHost host = new();
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));

        AccessToken[] tokens = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => host.Tokens.GetAsync(Anna, new("anna-access-1"), TestHost.Cancel).AsTask())));

        Assert.All(tokens, static token => Assert.Equal("anna-access-2", token.Reveal()));
        Assert.Single(host.Service.TokenPosts);
    }

    [Fact]
    public async Task Get_FirstCallerCancels_OthersAndTheStoreStillGetTheToken()
    {
        await using TestHost host = Expired();
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Service.Token = async (_, cancel) =>
        {
            await gate.Task.WaitAsync(cancel);
            return StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2"));
        };
        using CancellationTokenSource first = new();

        Task<AccessToken> cancelled = host.Tokens.GetAsync(Anna, null, first.Token).AsTask();
        Task<AccessToken> other = host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask();
        await first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        gate.SetResult();

        Assert.Equal("anna-access-2", (await other).Reveal());
        Assert.Equal("anna-refresh-2", host.Store[Anna]!.Token.Refresh!.Reveal());
    }

    [Fact]
    public async Task Get_NewPair_IsStoredBeforeAnyoneUsesIt()
    {
        await using TestHost host = Expired();
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));
        host.Service.Data = (call, _) => Task.FromResult(call.Authorization == "Bearer " + host.Store[Anna]!.Token.Access.Reveal() ? StubService.Json("[]") : StubService.Status(400));

        Assert.Empty(await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
    }

    [Fact]
    public async Task Get_SomeoneStoredFirst_AdoptsWhatIsStored()
    {
        await using TestHost host = Expired();
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));
        host.Store.BeforeReplace = store =>
        {
            store.BeforeReplace = null;
            store.Put(Anna, host.Pair("anna-access-other", "anna-refresh-other"));
        };

        AccessToken token = await host.Tokens.GetAsync(Anna, null, TestHost.Cancel);

        Assert.Equal("anna-access-other", token.Reveal());
        Assert.Equal("anna-refresh-other", host.Store[Anna]!.Token.Refresh!.Reveal());
        Assert.Single(host.Service.TokenPosts);
    }

    [Fact]
    public async Task Get_UserRemovedWhileRefreshing_IsNotBroughtBack()
    {
        await using TestHost host = Expired();
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));
        host.Store.BeforeReplace = static store => store.RemoveAsync(Anna, default).AsTask().Wait();

        await Assert.ThrowsAsync<NeedsAuthorizationException>(() => host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask());

        Assert.Null(host.Store[Anna]);
    }

    [Fact]
    public async Task Get_UserRemovedAndStoredAnewWhileRefreshing_KeepsTheNewPair()
    {
        await using TestHost host = Expired();
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));
        host.Store.BeforeReplace = store =>
        {
            store.BeforeReplace = null;
            store.RemoveAsync(Anna, default).AsTask().Wait();
            store.Put(Anna, host.Pair("anna-access-other", "anna-refresh-other"));
            store.Put(Anna, host.Pair("anna-access-other", "anna-refresh-other"));
        };

        Assert.Equal("anna-access-other", (await host.Tokens.GetAsync(Anna, null, TestHost.Cancel)).Reveal());

        Assert.Equal("anna-refresh-other", host.Store[Anna]!.Token.Refresh!.Reveal());
    }

    [Fact]
    public async Task Get_StoreFailsOnce_StillStoresThePair()
    {
        await using TestHost host = Expired();
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));
        host.Store.BeforeReplace = static store =>
        {
            store.BeforeReplace = null;
            throw new IOException("disk");
        };

        Assert.Equal("anna-access-2", (await host.Tokens.GetAsync(Anna, null, TestHost.Cancel)).Reveal());
        Assert.Equal("anna-refresh-2", host.Store[Anna]!.Token.Refresh!.Reveal());
    }

    [Fact]
    public async Task Get_AnswerLostTwice_RepeatsTheIdenticalPost()
    {
        await using TestHost host = Expired();
        host.Service.AnswerTokens(
            static () => throw new HttpRequestException(HttpRequestError.ResponseEnded),
            static () => StubService.Status(502, "<html>"),
            static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));

        AccessToken token = await host.Tokens.GetAsync(Anna, null, TestHost.Cancel);

        Assert.Equal("anna-access-2", token.Reveal());
        Assert.Equal(3, host.Service.TokenPosts.Count);
        Assert.Single(host.Service.TokenPosts.Distinct());
    }

    [Fact]
    public async Task Get_AnswerAlwaysLost_StopsAfterThreePosts()
    {
        await using TestHost host = Expired();
        host.Service.Token = static (_, _) => throw new HttpRequestException("gone");

        HealthApiException error = await Assert.ThrowsAsync<HealthApiException>(() => host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask());

        Assert.Equal((HealthApiErrorKind.Unavailable, "RefreshToken", 3), (error.Kind, error.Operation, host.Service.TokenPosts.Count));
        Assert.Equal("anna-refresh-1", host.Store[Anna]!.Token.Refresh!.Reveal());
    }

    [Fact]
    public async Task Get_AnswerLostAndSuccessorStoredMeanwhile_NeverPostsTheOldTokenAgain()
    {
        await using TestHost host = Expired();
        host.Service.Token = (_, _) =>
        {
            host.Put(TestHost.Anna, "anna-access-other", "anna-refresh-other");
            throw new HttpRequestException("gone");
        };

        AccessToken token = await host.Tokens.GetAsync(Anna, null, TestHost.Cancel);

        Assert.Equal("anna-access-other", token.Reveal());
        Assert.Single(host.Service.TokenPosts);
    }

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

    [Fact]
    public async Task Get_StoreFails_IsTheStoresErrorAndNotTheServices()
    {
        await using TestHost host = new();
        host.Put(TestHost.Anna, "anna-access-1", "anna-refresh-1");
        host.Store.BeforeRead = static () => throw new IOException("state.db: the disk is full.");

        IOException error = await Assert.ThrowsAsync<IOException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal("state.db: the disk is full.", error.Message);
        Assert.Empty(host.Service.Calls);
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
    public async Task Get_NothingStoredOrNoRefreshToken_NeedsAuthorization()
    {
        await using TestHost host = new();
        host.Put(TestHost.Ben, "ben-access-1", null, hours: -1);

        await Assert.ThrowsAsync<NeedsAuthorizationException>(() => host.Tokens.GetAsync(TestHost.Key(TestHost.User("nobody")), null, TestHost.Cancel).AsTask());
        await Assert.ThrowsAsync<NeedsAuthorizationException>(() => host.Tokens.GetAsync(TestHost.Key(TestHost.Ben), null, TestHost.Cancel).AsTask());
    }

    private static TestHost Expired(Action<FitbitClientOptions>? configure = null, ITokenLease? lease = null)
    {
        TestHost host = new(configure, lease);
        host.Put(TestHost.Anna, "anna-access-1", "anna-refresh-1", hours: -1);
        return host;
    }
}
