namespace FitbitSdk.Simulators.Internal;

/// <summary>One entry of Fitbit's <c>errors[]</c> envelope with its status. <see cref="Field"/> is left out where the service leaves it out.</summary>
internal sealed record ApiError(int Status, string Type, string? Field, string Message)
{
    private const string Docs = "Visit https://dev.fitbit.com/docs/oauth2 for more information on the Fitbit Web API authorization process.";

    /// <summary>Gets whether the envelope says <c>"success":false</c>; older answers do not.</summary>
    public bool TellsSuccess { get; init; } = true;

    public static ApiError UnreadableBody { get; } = new(400, "invalid_request", "n/a", "There was an error reading the request body.");

    public static ApiError InvalidClient { get; } = new(401, "invalid_client", null, $"Invalid authorization header. Client id invalid. {Docs}");

    public static ApiError MissingHeader { get; } = new(401, "invalid_request", null, "Authorization header required.");

    public static ApiError NotFound { get; } = new(404, "not_found", null, "The API you are requesting could not be found.");

    public static ApiError MethodNotAllowed { get; } = new(405, "request", null, "The method is not allowed here.");

    public static ApiError TooManyRequests { get; } = new(429, "system", "n/a", "Too Many Requests");

    public static ApiError RateLimitExceeded(string accessToken) => new(
        429,
        "request",
        "n/a",
        $"Rate limit exceeded for the user with the access token {accessToken}. Please try again at the start of the hour. More information about rate limiting is at &lt;https://dev.fitbit.com/&gt;.")
    {
        TellsSuccess = false,
    };

    public static ApiError ServerError(int status) => new(status, "system", "n/a", "The service is not available. Please try again later.");

    public static ApiError TooManyPoints { get; } = new(422, "validation", "Request", "The number of data points queried exceeds limit.");

    public static ApiError OtherUser { get; } =
        new(403, "insufficient_permissions", null, "API client is not authorized by the resource owner to access the resource requested.");

    public static ApiError UnknownClient(string clientId) => new(400, "unauthorized_client", "client_id", $"Invalid client_id: {clientId}");

    public static ApiError InvalidCode(string code) => new(400, "invalid_grant", null, $"Authorization code invalid: {code}. {Docs}");

    public static ApiError RedirectMismatch(string redirectUri) => new(400, "invalid_grant", null, $"Redirect_uri mismatch: {redirectUri}. {Docs}");

    public static ApiError InsufficientScope(string scope) =>
        new(403, "insufficient_scope", null, $"This application does not have permission to access {scope} data.");

    public static ApiError InvalidGrant(string refreshToken) => new(400, "invalid_grant", null, $"Refresh token invalid: {refreshToken}. {Docs}");

    public static ApiError InvalidRequest(string field, string message) => new(400, "invalid_request", field, message);

    public static ApiError ExpiredToken(string accessToken) => new(401, "expired_token", null, $"Access token expired: {accessToken}");

    public static ApiError InvalidToken(string accessToken) => new(401, "invalid_token", null, $"Access token invalid: {accessToken}. {Docs}");

    public static ApiError Validation(string field, string message) => new(400, "validation", field, message);
}
