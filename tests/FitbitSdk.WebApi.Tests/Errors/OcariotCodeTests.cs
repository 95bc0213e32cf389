using System.Net;

namespace FitbitSdk.WebApi.Tests;

/// <summary>The numbers that OCARIoT's consumers know, row by row of docs/errors.md, produced by answers and not by hand.</summary>
public sealed class OcariotCodeTests
{
    [Theory]
    [InlineData(401, "expired_token", 1011)]
    [InlineData(401, "invalid_token", 1012)]
    [InlineData(401, "invalid_request", 1012)]
    [InlineData(401, null, 1012)]
    [InlineData(401, "invalid_grant", 1021)]
    [InlineData(401, "invalid_client", 1401)]
    [InlineData(429, "system", 1429)]
    [InlineData(429, "request", 1429)]
    [InlineData(429, null, 1429)]
    [InlineData(403, "insufficient_scope", 1500)]
    [InlineData(400, "validation", 1500)]
    [InlineData(404, "not_found", 1500)]
    [InlineData(410, null, 1500)]
    [InlineData(422, "validation", 1500)]
    [InlineData(500, "system", 1500)]
    [InlineData(503, null, 1500)]
    public async Task OcariotCode_OfARefusedRead_IsThatOfItsMeaning(int status, string? errorType, int code)
    {
        await using TestHost host = new(static options => options.MaximumAttempts = 1);
        host.Service.Data = (_, _) => Task.FromResult(Answer(status, errorType));
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));

        HealthApiException error = await Assert.ThrowsAnyAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal((code, errorType), (error.OcariotCode, error.ErrorType));
    }

    [Theory]
    [InlineData(400, "invalid_grant", 1021)]
    [InlineData(401, "invalid_grant", 1021)]
    [InlineData(400, "invalid_token", 1021)]
    [InlineData(401, "expired_token", 1021)]
    [InlineData(401, "invalid_client", 1401)]
    [InlineData(400, "invalid_client", 1401)]
    [InlineData(429, "system", 1429)]
    [InlineData(400, "invalid_request", 1500)]
    [InlineData(410, null, 1500)]
    public async Task OcariotCode_OfARefusedRefresh_IsThatOfItsMeaning(int status, string? errorType, int code)
    {
        await using TestHost host = new();
        host.Put(TestHost.Anna, "spent-access", "anna-refresh-1", hours: -1);
        host.Service.Token = (_, _) => Task.FromResult(Answer(status, errorType));

        HealthApiException error = await Assert.ThrowsAnyAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal((code, "RefreshToken", (HttpStatusCode?)status), (error.OcariotCode, error.Operation, error.Status));
        Assert.Equal(status == 410, error is ApiRetiredException);
    }

    [Fact]
    public async Task OcariotCode_WithoutTokens_IsThatOfAnInvalidAccessToken()
    {
        await using TestHost host = new();

        HealthApiException error = await Assert.ThrowsAnyAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.User("nobody"), TestHost.Cancel));

        Assert.Equal((1012, null, 0), (error.OcariotCode, error.Status, error.Requests));
    }

    [Theory]
    [InlineData(HealthApiErrorKind.Unavailable, true)]
    [InlineData(HealthApiErrorKind.RateLimited, true)]
    [InlineData(HealthApiErrorKind.NeedsAuthorization, false)]
    [InlineData(HealthApiErrorKind.ApplicationRefused, false)]
    [InlineData(HealthApiErrorKind.MissingScope, false)]
    [InlineData(HealthApiErrorKind.Forbidden, false)]
    [InlineData(HealthApiErrorKind.Rejected, false)]
    [InlineData(HealthApiErrorKind.TooLarge, false)]
    [InlineData(HealthApiErrorKind.Retired, false)]
    [InlineData(HealthApiErrorKind.Protocol, false)]
    public void IsTransient_OfAKind_SaysWhetherTimeAloneHelps(HealthApiErrorKind kind, bool transient) =>
        Assert.Equal(transient, new HealthApiException(kind, "GetDevices", "a reason.").IsTransient);

    private static HttpResponseMessage Answer(int status, string? errorType) => StubService.Status(
        status, errorType is null ? "" : $$"""{"errors":[{"errorType":"{{errorType}}","message":"{{Answers.QuotedToken}}"}],"success":false}""");
}
