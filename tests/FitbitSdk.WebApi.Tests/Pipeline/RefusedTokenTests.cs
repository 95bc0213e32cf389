using System.Net;

namespace FitbitSdk.WebApi.Tests;

/// <summary>The service refuses an access token: one repeat with another, and no more requests than any call may send.</summary>
public sealed class RefusedTokenTests
{
    [Fact]
    public async Task Get_TokenRefused_IsRepeatedOnceWithARefreshedOne()
    {
        await using TestHost host = new();
        host.Service.Data = static (call, _) => Task.FromResult(call.Authorization == "Bearer anna-access-2" ? StubService.Json(Answers.HeartDay("2026-03-13")) : StubService.Status(401, Answers.ExpiredToken));
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));

        IReadOnlyList<SourcePage> pages = await host.ReadAsync(host.Request(FitbitStreams.HeartRate, "2026-03-13T00:00:00Z", "2026-03-14T00:00:00Z"));

        Assert.Equal(2, Assert.Single(pages).Requests);
        Assert.Equal("anna-refresh-2", host.Store[TestHost.Key(TestHost.Anna)]!.Token.Refresh!.Reveal());
    }

    [Fact]
    public async Task Get_RefreshedTokenRefusedToo_NeedsAuthorization()
    {
        await using TestHost host = new();
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Status(401, Answers.ExpiredToken));
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));

        NeedsAuthorizationException error = await Assert.ThrowsAsync<NeedsAuthorizationException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal((2, HttpStatusCode.Unauthorized, "expired_token"), (error.Requests, error.Status, error.ErrorType));
        Assert.Single(host.Service.TokenPosts);
    }

    [Fact]
    public async Task Get_TokenRefusedAndServiceAtFault_SendsNoMoreThanThreeRequests()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.Status(401), static () => StubService.Status(500), static () => StubService.Status(500));
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));

        HealthApiException error = await Assert.ThrowsAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal((HealthApiErrorKind.Unavailable, 3), (error.Kind, error.Requests));
    }

    [Fact]
    public async Task Get_RefreshFailsAfterARefusedToken_KeepsThePriceOfTheFirstRequest()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.Status(401));
        host.Service.AnswerTokens(static () => StubService.Status(400, Answers.InvalidGrant));

        NeedsAuthorizationException error = await Assert.ThrowsAsync<NeedsAuthorizationException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal((1, "invalid_grant"), (error.Requests, error.ErrorType));
        Assert.DoesNotContain("anna-refresh-1", error.ToString(), StringComparison.Ordinal);
    }
}
