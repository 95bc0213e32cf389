using FitbitSdk.Simulators.Internal;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Google.OAuth;

/// <summary>An error of the token endpoint in the form of RFC 6749.</summary>
internal sealed record GoogleOAuthError(int Status, string Error, string Description)
{
    public static GoogleOAuthError InvalidClient { get; } = new(401, "invalid_client", "Unauthorized");

    public static GoogleOAuthError RevokedToken { get; } = new(400, "invalid_grant", "Token has been expired or revoked.");

    public static GoogleOAuthError InvalidCode { get; } = new(400, "invalid_grant", "Malformed auth code.");

    public static GoogleOAuthError UnknownToken { get; } = new(400, "invalid_token", "Token expired or revoked");

    public static GoogleOAuthError InvalidToken { get; } = new(400, "invalid_token", "Invalid Value");

    public static GoogleOAuthError UnsupportedGrant { get; } = new(400, "unsupported_grant_type", "Invalid grant_type.");

    public static GoogleOAuthError Missing(string parameter) => new(400, "invalid_request", $"Missing required parameter: {parameter}");

    public Task WriteAsync(HttpContext context) => Reply.JsonAsync(context, Status, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("error", Error);
        writer.WriteString("error_description", Description);
        writer.WriteEndObject();
    });
}
