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
        { 400, Answers.Google(400, "INVALID_ARGUMENT", "INVALID_DATA_POINT_FILTER"), HealthApiErrorKind.Rejected, "INVALID_DATA_POINT_FILTER", null },
        { 400, Answers.Google(400, "FAILED_PRECONDITION", "ACCOUNT_NOT_LINKED"), HealthApiErrorKind.Forbidden, "ACCOUNT_NOT_LINKED", null },
        { 403, Answers.Google(403, "PERMISSION_DENIED", "MISSING_OAUTH_SCOPE"), HealthApiErrorKind.MissingScope, "MISSING_OAUTH_SCOPE", null },
        { 403, Answers.Google(403, "PERMISSION_DENIED", "DISALLOWED_OAUTH_SCOPES"), HealthApiErrorKind.NeedsAuthorization, "DISALLOWED_OAUTH_SCOPES", null },
        { 403, Answers.Google(403, "PERMISSION_DENIED", "API_PRIVATE_PREVIEW_ACCESS_DENIED"), HealthApiErrorKind.ApplicationRefused, "API_PRIVATE_PREVIEW_ACCESS_DENIED", null },
        { 403, Answers.Google(403, "PERMISSION_DENIED", "SERVICE_DISABLED"), HealthApiErrorKind.ApplicationRefused, "SERVICE_DISABLED", null },
        { 403, Answers.Google(403, "PERMISSION_DENIED", "DATA_ACCESS_DENIED"), HealthApiErrorKind.Forbidden, "DATA_ACCESS_DENIED", null },
        { 404, Answers.Google(404, "NOT_FOUND", "RESOURCE_NOT_FOUND"), HealthApiErrorKind.Forbidden, "RESOURCE_NOT_FOUND", null },
        { 429, Answers.GoogleRateLimit, HealthApiErrorKind.RateLimited, "RATE_LIMIT_EXCEEDED", null },
        // A reason of another form is no constant, so the status takes its place.
        { 400, Answers.Google(400, "INVALID_ARGUMENT", "users/26FWFL"), HealthApiErrorKind.Rejected, "INVALID_ARGUMENT", null },
        {
            400, """{"error":{"status":"INVALID_ARGUMENT","details":[{"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[{"field":"page_size","description":"QUOTED.ACCESS.TOKEN"}]}]}}""",
            HealthApiErrorKind.Rejected, "INVALID_ARGUMENT", "page_size"
        },
        { 400, """{"error":{"status":"INVALID_ARGUMENT","details":[17,{"fieldViolations":[5]},{"fieldViolations":{}}]}}""", HealthApiErrorKind.Rejected, "INVALID_ARGUMENT", null },
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
