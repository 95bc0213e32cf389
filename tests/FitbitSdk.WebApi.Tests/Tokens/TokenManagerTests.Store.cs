using FitbitSdk.Http;

namespace FitbitSdk.WebApi.Tests;

/// <content>The one copy of a new pair and its way into the store; answers that are lost before they get there.</content>
public sealed partial class TokenManagerTests
{
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
    public async Task Get_StoreFails_IsTheStoresErrorAndNotTheServices()
    {
        await using TestHost host = new();
        host.Put(TestHost.Anna, "anna-access-1", "anna-refresh-1");
        host.Store.BeforeRead = static () => throw new IOException("state.db: the disk is full.");

        IOException error = await Assert.ThrowsAsync<IOException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal("state.db: the disk is full.", error.Message);
        Assert.Empty(host.Service.Calls);
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
}
