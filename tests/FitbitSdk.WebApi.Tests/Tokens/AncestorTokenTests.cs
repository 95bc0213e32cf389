using FitbitSdk.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk.WebApi.Tests;

/// <summary>What older clients lost tokens by, or crashed on. Each is named after the weakness and does no harm here.</summary>
public sealed class AncestorTokenTests
{
    private static readonly TokenKey Anna = TestHost.Key(TestHost.Anna);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("<html>Unauthorized</html>")]
    [InlineData("""{"errors":[]}""")]
    [InlineData("""{"errors":[{"errorType":"system"},{"errorType":"expired_token"}]}""")]
    [InlineData("""{"errors":[{"errorType":"invalid_token"}]}""")]
    [InlineData("""{"error":{"code":401,"message":"Request had invalid authentication credentials.","status":"UNAUTHENTICATED"}}""")]
    public async Task OnlyOneFormOf401_AnyOther_IsRefreshedAndRepeated(string body)
    {
        await using TestHost host = new();
        host.Service.Answer(() => StubService.Status(401, body), static () => StubService.Json("[]"));
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));

        Assert.Empty(await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal("anna-refresh-2", host.Store[Anna]!.Token.Refresh!.Reveal());
    }

    [Fact]
    public async Task CallbackFails_OnlyRefreshTokenIsLost_TheNextCallRepeatsThePostAndStores()
    {
        await using TestHost host = new();
        host.Put(TestHost.Anna, "anna-access-1", "anna-refresh-1", hours: -1);
        host.Service.Token = static (_, _) => Task.FromResult(StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));
        host.Store.BeforeReplace = static _ => throw new IOException("the disk is full.");
        await Assert.ThrowsAsync<IOException>(() => host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask());
        host.Store.BeforeReplace = null;

        AccessToken token = await host.Tokens.GetAsync(Anna, null, TestHost.Cancel);

        Assert.Equal(("anna-access-2", "anna-refresh-2"), (token.Reveal(), host.Store[Anna]!.Token.Refresh!.Reveal()));
        Assert.Equal(2, host.Service.TokenPosts.Count);
        Assert.Single(host.Service.TokenPosts.Distinct());
    }

    [Fact]
    public async Task NoCallback_NowhereToStore_SpendsNoRefreshToken()
    {
        await using TestHost host = new(more: static services => services.Remove(services.Single(static one => one.ServiceType == typeof(ITokenStore))));

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask());
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Tokens.RefreshAsync(Anna, TestHost.Cancel).AsTask());

        Assert.Empty(host.Service.Calls);
    }

    [Fact]
    public async Task RetryAfterMissing_429OfTheTokenService_IsALimitAndNotACrash()
    {
        await using TestHost host = new();
        host.Put(TestHost.Anna, "anna-access-1", "anna-refresh-1", hours: -1);
        host.Service.AnswerTokens(static () => StubService.Status(429, Answers.RateLimitNew));

        await Assert.ThrowsAsync<RateLimitedException>(() => host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask());

        Assert.Equal("anna-refresh-1", host.Store[Anna]!.Token.Refresh!.Reveal());
    }
}
