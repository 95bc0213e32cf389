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
        Assert.Equal(["heartrate", "sleep", "profile"], host.Store[Anna]!.Token.Scopes);
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
