using System.Net;

namespace FitbitSdk.WebApi.Tests;

public sealed class ErrorAnswerTests
{
    public static TheoryData<int, string, HealthApiErrorKind, string?, string?> Refusals => new()
    {
        { 400, Answers.InvalidBody, HealthApiErrorKind.Rejected, "invalid_request", null },
        { 302, "", HealthApiErrorKind.Rejected, null, null },
        { 409, "", HealthApiErrorKind.Rejected, null, null },
        { 403, Answers.InsufficientScope, HealthApiErrorKind.MissingScope, "insufficient_scope", null },
        { 403, Answers.GoogleScope, HealthApiErrorKind.MissingScope, "ACCESS_TOKEN_SCOPE_INSUFFICIENT", null },
        { 403, Answers.InsufficientPermissions, HealthApiErrorKind.Forbidden, "insufficient_permissions", null },
        { 403, Answers.GoogleForbidden, HealthApiErrorKind.Forbidden, "PERMISSION_DENIED", null },
        { 403, "<html><body>Forbidden</body></html>", HealthApiErrorKind.Forbidden, null, null },
        { 404, Answers.NotFound, HealthApiErrorKind.Forbidden, "not_found", null },
        { 408, "", HealthApiErrorKind.Unavailable, null, null },
        { 410, "", HealthApiErrorKind.Retired, null, null },
        { 410, "<html>Gone</html>", HealthApiErrorKind.Retired, null, null },
        { 422, Answers.TooManyPoints, HealthApiErrorKind.TooLarge, "validation", "Request" },
        { 429, Answers.RateLimitOld, HealthApiErrorKind.RateLimited, "request", null },
        { 429, Answers.RateLimitNew, HealthApiErrorKind.RateLimited, "system", null },
        // Bodies that are no error bodies at all: the status decides.
        { 400, "[]", HealthApiErrorKind.Rejected, null, null },
        { 400, "null", HealthApiErrorKind.Rejected, null, null },
        { 400, """{"errors":[17,{"errorType":5}]}""", HealthApiErrorKind.Rejected, null, null },
        { 400, """{"errors":[{"errorType":"QUOTED.ACCESS.TOKEN","fieldName":"26FWFL"}]}""", HealthApiErrorKind.Rejected, null, null },
        { 400, """{"errors":[{"errorType":"validation","fieldName":"26FWFL"}]}""", HealthApiErrorKind.Rejected, "validation", null },
        { 400, """{"errors":[{"errorType":"valid""", HealthApiErrorKind.Rejected, null, null },
        { 400, "{\"error\":\"\\ud800\"}", HealthApiErrorKind.Rejected, null, null },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Get_RefusedAnswer_ThrowsByItsMeaning(int status, string body, HealthApiErrorKind kind, string? errorType, string? field)
    {
        await using TestHost host = new();
        host.Service.Answer(() => StubService.Status(status, body));

        HealthApiException error = await Assert.ThrowsAnyAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal((kind, (HttpStatusCode?)status, errorType, field, 1), (error.Kind, error.Status, error.ErrorType, error.Field, error.Requests));
        Assert.Equal("GetDevices", error.Operation);
        Assert.DoesNotContain(Answers.QuotedToken, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_EachKind_HasItsOwnClass()
    {
        Assert.IsType<MissingScopeException>(await FailAsync(403, Answers.InsufficientScope));
        Assert.IsType<ApiRetiredException>(await FailAsync(410, ""));
        Assert.IsType<RateLimitedException>(await FailAsync(429, ""));
        Assert.IsType<NeedsAuthorizationException>(await FailAsync(401, Answers.HeaderRequired));
        Assert.IsType<HealthApiException>(await FailAsync(503, ""));
    }

    private static async Task<Exception> FailAsync(int status, string body)
    {
        await using TestHost host = new();
        host.Service.Data = (_, _) => Task.FromResult(StubService.Status(status, body));
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));
        return await Assert.ThrowsAnyAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
    }
}
