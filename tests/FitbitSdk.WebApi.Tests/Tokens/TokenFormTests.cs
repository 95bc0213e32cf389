using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.WebApi.Tests;

public sealed class TokenFormTests
{
    private const string Answer = """
        {"access_token":"ya29.anna-2","expires_in":3599,"refresh_token_expires_in":604799,"token_type":"Bearer",
        "scope":"https://www.googleapis.com/auth/googlehealth.sleep.readonly https://www.googleapis.com/auth/googlehealth.activity_and_fitness.readonly"}
        """;

    [Fact]
    public async Task Get_SecretBelongsInTheForm_GoesThereAndToTheTokenHostAlone()
    {
        await using PlainHost host = Expired();
        host.Service.AnswerTokens(static () => StubService.Json(Answer));
        host.Service.Answer(static () => StubService.Json("{}"));

        await host.GetAsync(PlainHost.Anna);

        Assert.Equal(
            [
                new("POST", "https://login.example/token", null, "grant_type=refresh_token&refresh_token=1%2F%2Frefresh-1&client_id=ABC123&client_secret=" + PlainHost.Secret),
                new("GET", "https://health.example/v4/users/me/sleep", "Bearer ya29.anna-2", null),
            ],
            host.Service.Calls);
        Assert.DoesNotContain(host.Logs.Lines, static line => line.Contains(PlainHost.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_AnswerWithoutRefreshToken_KeepsTheOldOneAndTheScopesAsTheyCame()
    {
        await using PlainHost host = Expired();
        host.Service.AnswerTokens(static () => StubService.Json(Answer));

        await host.Tokens.GetAsync(PlainHost.Anna, null, TestHost.Cancel);

        OAuthToken stored = host.Store[PlainHost.Anna]!.Token;
        Assert.Equal(("1//refresh-1", host.Clock.Now + Duration.FromSeconds(3599)), (stored.Refresh!.Reveal(), stored.ExpiresAt));
        Assert.Equal(
            ["https://www.googleapis.com/auth/googlehealth.sleep.readonly", "https://www.googleapis.com/auth/googlehealth.activity_and_fitness.readonly"], stored.Scopes);
    }

    [Fact]
    public async Task Get_TokenOfAnHour_ServesUntilItsMarginAndIsThenRefreshed()
    {
        await using PlainHost host = Expired();
        host.Service.AnswerTokens(static () => StubService.Json(Answer), static () => StubService.Json(Answer.Replace("anna-2", "anna-3", StringComparison.Ordinal)));
        await host.Tokens.GetAsync(PlainHost.Anna, null, TestHost.Cancel);

        host.Clock.Advance(TimeSpan.FromSeconds(3599 - 301));
        Assert.Equal("ya29.anna-2", (await host.Tokens.GetAsync(PlainHost.Anna, null, TestHost.Cancel)).Reveal());
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("ya29.anna-3", (await host.Tokens.GetAsync(PlainHost.Anna, null, TestHost.Cancel)).Reveal());
    }

    [Theory]
    [InlineData(400, "invalid_grant", HealthApiErrorKind.NeedsAuthorization)]
    [InlineData(401, "invalid_client", HealthApiErrorKind.ApplicationRefused)]
    [InlineData(401, "unauthorized_client", HealthApiErrorKind.ApplicationRefused)]
    [InlineData(401, "deleted_client", HealthApiErrorKind.ApplicationRefused)]
    [InlineData(400, "invalid_request", HealthApiErrorKind.Rejected)]
    public async Task Get_RefreshIsRefused_ThrowsByItsMeaning(int status, string error, HealthApiErrorKind kind)
    {
        await using PlainHost host = Expired();
        host.Service.Token = (_, _) => Task.FromResult(StubService.Status(status, $$"""{"error":"{{error}}","error_description":"1//refresh-1 was revoked."}"""));

        HealthApiException thrown = await Assert.ThrowsAnyAsync<HealthApiException>(() => host.GetAsync(PlainHost.Anna));

        Assert.Equal((kind, error, 0), (thrown.Kind, thrown.ErrorType, thrown.Requests));
        Assert.DoesNotContain("1//refresh-1", thrown.ToString(), StringComparison.Ordinal);
    }

    private static PlainHost Expired()
    {
        PlainHost host = new();
        host.Store.Put(PlainHost.Anna, host.Pair("ya29.anna-1", hours: -1));
        return host;
    }
}
