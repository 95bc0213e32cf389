using System.Net;
using NodaTime;
using NodaTime.Extensions;

namespace FitbitSdk.GoogleHealth.Tests;

/// <summary>What the shared pipeline does with Google's answers and limits.</summary>
public sealed class PipelineTests
{
    private const string TooMany = """
        {"error":{"code":429,"message":"Quota exceeded for project_number:100000000000","status":"RESOURCE_EXHAUSTED","details":[
          {"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"RATE_LIMIT_EXCEEDED"},{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"12s"}]}}
        """;

    [Fact]
    public async Task Read_TooManyRequests_SaysWhenToComeBackAndSendsNothingUntilThen()
    {
        await using TestHost host = await TestHost.AuthorizedAsync(static options => options.MaximumWait = TimeSpan.Zero);
        host.Service.Data = static _ => StubService.Json(TooMany, HttpStatusCode.TooManyRequests);
        Instant before = host.Clock.GetCurrentInstant();

        RateLimitedException error = await Assert.ThrowsAsync<RateLimitedException>(() => ReadStepsAsync(host));
        await Assert.ThrowsAsync<RateLimitedException>(() => ReadStepsAsync(host));

        Assert.Equal((before + Duration.FromSeconds(13), "RATE_LIMIT_EXCEEDED"), (error.RetryAt, error.ErrorType));
        Assert.Single(host.Service.Calls);
    }

    [Fact]
    public async Task Read_MoreThanTheMinuteHolds_IsStoppedByTheOwnCountBeforeTheServiceRefuses()
    {
        await using TestHost host = await TestHost.AuthorizedAsync(static options => (options.RequestsPerMinuteAndUser, options.Reserve, options.MaximumWait) = (10, 2, TimeSpan.Zero));
        host.Service.Data = static _ => StubService.Json("{}");
        for (int i = 0; i < 8; i++)
        {
            await ReadStepsAsync(host);
        }

        await Assert.ThrowsAsync<RateLimitedException>(() => ReadStepsAsync(host));
        host.Clock.Advance(TimeSpan.FromSeconds(75));
        await ReadStepsAsync(host);

        Assert.Equal(9, host.Service.Calls.Count);
    }

    [Fact]
    public async Task Read_AccessTokenExpired_IsRefreshedWithTheSecretInTheFormAndKeepsTheRefreshToken()
    {
        await using TestHost host = await TestHost.AuthorizedAsync(hours: 0);
        host.Service.Token = static _ => StubService.Json("""{"access_token":"anna-access-2","expires_in":3599,"token_type":"Bearer"}""");
        host.Service.Data = static _ => StubService.Json("{}");

        await ReadStepsAsync(host);

        StubService.Call post = host.Service.Calls[0];
        Assert.Equal(("POST https://oauth2.googleapis.com/token", null), (post.ToString(), post.Authorization));
        Assert.Equal(
            ["client_id=1234.apps.googleusercontent.com", $"client_secret={TestHost.Secret}", "grant_type=refresh_token", "refresh_token=anna-refresh-1"],
            post.Form!.Split('&').Order());
        Assert.Equal("Bearer anna-access-2", host.Service.Calls[1].Authorization);
        Assert.Equal("anna-refresh-1", (await host.Store.GetAsync(TestHost.Key, TestHost.Cancel))!.Token.Refresh!.Reveal());
    }

    [Theory]
    [InlineData(400, "FAILED_PRECONDITION", "ACCOUNT_NOT_LINKED", HealthApiErrorKind.Forbidden)]
    [InlineData(403, "PERMISSION_DENIED", "MISSING_OAUTH_SCOPE", HealthApiErrorKind.MissingScope)]
    [InlineData(403, "PERMISSION_DENIED", "DISALLOWED_OAUTH_SCOPES", HealthApiErrorKind.NeedsAuthorization)]
    [InlineData(400, "INVALID_ARGUMENT", "INVALID_DATA_POINT_FILTER", HealthApiErrorKind.Rejected)]
    public async Task Read_Refused_IsNamedByGooglesReasonAndQuotesNothing(int status, string code, string reason, HealthApiErrorKind kind)
    {
        await using TestHost host = await TestHost.AuthorizedAsync();
        host.Service.Data = _ => StubService.Json(
            $$$"""{"error":{"code":{{{status}}},"message":"users/111111256096816351","status":"{{{code}}}","details":[{"reason":"{{{reason}}}"}]}}""", (HttpStatusCode)status);

        HealthApiException error = await Assert.ThrowsAnyAsync<HealthApiException>(() => ReadStepsAsync(host));

        Assert.Equal((kind, reason, 1), (error.Kind, error.ErrorType, error.Requests));
        Assert.DoesNotContain("111111256096816351", error.ToString(), StringComparison.Ordinal);
    }

    private static Task<SourcePage> ReadStepsAsync(TestHost host) =>
        host.ReadAsync(TestHost.Request(GoogleHealthStreams.Steps, "2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z"));
}
