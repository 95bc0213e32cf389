using System.Globalization;
using System.Text.Json;
using FitbitSdk.Simulators.Internal;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Google;

/// <summary>An error in the form of AIP-193. Without <see cref="Reason"/> it carries no details at all, as some refusals do.</summary>
internal sealed record GoogleError(int Code, string Status, string Message, string? Reason = null)
{
    private const string Service = "health.googleapis.com";

    /// <summary>Gets whether the reason comes from the entrance that all Google APIs share, which names the service it stands before.</summary>
    public bool IsOfTheEntrance { get; init; }

    public int? RetryAfterSeconds { get; init; }

    public static GoogleError CredentialsMissing { get; } = Entrance(
        401, "UNAUTHENTICATED", "CREDENTIALS_MISSING", "Request is missing required authentication credential. Expected OAuth 2 access token, login cookie or other valid authentication credential.");

    public static GoogleError TokenExpired { get; } = Entrance(401, "UNAUTHENTICATED", "ACCESS_TOKEN_EXPIRED", "Request had invalid authentication credentials.");

    public static GoogleError ScopeInsufficient { get; } = Entrance(403, "PERMISSION_DENIED", "ACCESS_TOKEN_SCOPE_INSUFFICIENT", "Request had insufficient authentication scopes.");

    public static GoogleError MissingScope { get; } = new(403, "PERMISSION_DENIED", "The caller does not have the scope that this data type needs.", "MISSING_OAUTH_SCOPE");

    public static GoogleError AccessDenied { get; } = new(403, "PERMISSION_DENIED", "Access to the data is denied.", "DATA_ACCESS_DENIED");

    public static GoogleError PermissionDenied { get; } = new(403, "PERMISSION_DENIED", "The caller does not have permission");

    public static GoogleError AccountNotLinked { get; } = new(400, "FAILED_PRECONDITION", "The account is not linked to Google Health.", "ACCOUNT_NOT_LINKED");

    public static GoogleError InvalidArgument { get; } = new(400, "INVALID_ARGUMENT", "Request contains an invalid argument.");

    public static GoogleError NotFound { get; } = new(404, "NOT_FOUND", "Requested entity was not found.", "RESOURCE_NOT_FOUND");

    public static GoogleError Invalid(string reason, string message) => new(400, "INVALID_ARGUMENT", message, reason);

    public static GoogleError Server(int status) => status == 503
        ? new(503, "UNAVAILABLE", "The service is currently unavailable.")
        : new(status, "INTERNAL", "Internal error encountered.", "INTERNAL_ERROR");

    public static GoogleError RateLimited(string limit, int? retryAfterSeconds) => Entrance(
        429, "RESOURCE_EXHAUSTED", "RATE_LIMIT_EXCEEDED", $"Quota exceeded for quota metric 'Queries' and limit '{limit}' of service '{Service}' for consumer 'project_number:100000000000'.") with
    {
        RetryAfterSeconds = retryAfterSeconds,
    };

    public Task WriteAsync(HttpContext context)
    {
        if (Code == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer realm=\"https://accounts.google.com/\"";
        }

        return Reply.JsonAsync(context, Code, Write);
    }

    private static GoogleError Entrance(int code, string status, string reason, string message) => new(code, status, message, reason) { IsOfTheEntrance = true };

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("error");
        writer.WriteNumber("code", Code);
        writer.WriteString("message", Message);
        writer.WriteString("status", Status);
        if (Reason is not null)
        {
            writer.WriteStartArray("details");
            WriteInfo(writer);
            if (RetryAfterSeconds is { } seconds)
            {
                writer.WriteStartObject();
                writer.WriteString("@type", "type.googleapis.com/google.rpc.RetryInfo");
                writer.WriteString("retryDelay", string.Create(CultureInfo.InvariantCulture, $"{seconds}s"));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private void WriteInfo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("@type", "type.googleapis.com/google.rpc.ErrorInfo");
        writer.WriteString("reason", Reason);
        writer.WriteString("domain", IsOfTheEntrance ? "googleapis.com" : Service);
        writer.WriteStartObject("metadata");
        if (IsOfTheEntrance)
        {
            writer.WriteString("service", Service);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
