using System.Net;
using NodaTime;

namespace FitbitSdk.Http;

/// <summary>A failure before it is thrown: what it means decides the exception's class.</summary>
internal sealed record ApiFailure(HealthApiErrorKind Kind, string Operation, string Reason)
{
    public HttpStatusCode? Status { get; init; }

    public string? ErrorType { get; init; }

    public string? Field { get; init; }

    public Instant? RetryAt { get; init; }

    /// <summary>Gets whether that time is a guess of the client's.</summary>
    public bool IsRetryAtAssumed { get; init; }

    public int Requests { get; init; }

    public string? RefusedAuthorization { get; init; }

    /// <summary>Names an answer's failure by the table of <c>docs/errors.md</c>: status first, error type where the status leaves a choice.</summary>
    /// <remarks>Where a grant holds scopes that the API does not allow beside its own, every call fails until the user authorizes again without
    /// them. Where the user has no account that data could come from, the request is right and may succeed another day.</remarks>
    public static HealthApiErrorKind KindOf(HttpStatusCode status, ErrorBody body) => ((int)status, body.ErrorType) switch
    {
        // Before any user is blamed: with a refused application all of them would be.
        (400 or 401 or 403, "invalid_client" or "unauthorized_client" or "deleted_client" or "disabled_client") => HealthApiErrorKind.ApplicationRefused,
        (401, _) or (403, "DISALLOWED_OAUTH_SCOPES") => HealthApiErrorKind.NeedsAuthorization,
        (403, "insufficient_scope" or "ACCESS_TOKEN_SCOPE_INSUFFICIENT" or "MISSING_OAUTH_SCOPE") => HealthApiErrorKind.MissingScope,
        (403, "API_PRIVATE_PREVIEW_ACCESS_DENIED" or "SERVICE_DISABLED" or "BILLING_DISABLED" or "CONSUMER_INVALID" or "CONSUMER_SUSPENDED"
            or "IAM_PERMISSION_DENIED") => HealthApiErrorKind.ApplicationRefused,
        (403, "RATE_LIMIT_EXCEEDED" or "RESOURCE_QUOTA_EXCEEDED" or "RESOURCE_EXHAUSTED") => HealthApiErrorKind.RateLimited,
        (400, "ACCOUNT_NOT_LINKED") => HealthApiErrorKind.Forbidden,
        (var code, _) => FromStatus(code),
    };

    /// <summary>Describes an answer's failure by known words alone.</summary>
    public static ApiFailure FromAnswer(string operation, HttpStatusCode status, ErrorBody body)
    {
        string reason = $"the service answered {(int)status}"
            + (body.ErrorType is null ? "" : $" ({body.ErrorType})")
            + (body.Field is null ? "." : $", field '{body.Field}'.");
        return new(KindOf(status, body), operation, reason) { Status = status, ErrorType = body.ErrorType, Field = body.Field };
    }

    private static HealthApiErrorKind FromStatus(int status) => status switch
    {
        403 or 404 => HealthApiErrorKind.Forbidden,
        410 => HealthApiErrorKind.Retired,
        422 => HealthApiErrorKind.TooLarge,
        429 => HealthApiErrorKind.RateLimited,
        // The service gave up waiting for the request: nothing is wrong with it.
        408 or >= 500 => HealthApiErrorKind.Unavailable,
        _ => HealthApiErrorKind.Rejected,
    };

    /// <summary>Names a request that got no answer. The cause is described, not kept: a handler of the host may quote the address in it.</summary>
    public static ApiFailure FromNoAnswer(string operation, Exception cause)
    {
        string reason = cause switch
        {
            TimeoutException => "no answer came in time.",
            HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } e => $"no answer came ({e.HttpRequestError}).",
            HttpIOException e => $"the answer broke off ({e.HttpRequestError}).",
            IOException => "the answer broke off.",
            _ => "no answer came.",
        };
        return new(HealthApiErrorKind.Unavailable, operation, reason);
    }

    public HealthApiException ToException(Exception? inner = null) => Kind switch
    {
        HealthApiErrorKind.RateLimited => new RateLimitedException(Operation, Reason, inner)
        {
            Status = Status, ErrorType = ErrorType, Field = Field, RetryAt = RetryAt, IsRetryAtAssumed = IsRetryAtAssumed, Requests = Requests,
        },
        HealthApiErrorKind.NeedsAuthorization => new NeedsAuthorizationException(Operation, Reason, inner)
        {
            Status = Status, ErrorType = ErrorType, Field = Field, RetryAt = RetryAt, Requests = Requests, RefusedAuthorization = RefusedAuthorization,
        },
        HealthApiErrorKind.MissingScope => new MissingScopeException(Operation, Reason, inner)
        {
            Status = Status, ErrorType = ErrorType, Field = Field, RetryAt = RetryAt, Requests = Requests,
        },
        HealthApiErrorKind.Retired => new ApiRetiredException(Operation, Reason, inner)
        {
            Status = Status, ErrorType = ErrorType, Field = Field, RetryAt = RetryAt, Requests = Requests,
        },
        HealthApiErrorKind.Protocol => new HealthApiProtocolException(Operation, Reason, inner)
        {
            Status = Status, ErrorType = ErrorType, Field = Field, RetryAt = RetryAt, Requests = Requests,
        },
        _ => new HealthApiException(Kind, Operation, Reason, inner)
        {
            Status = Status, ErrorType = ErrorType, Field = Field, RetryAt = RetryAt, Requests = Requests,
        },
    };
}
