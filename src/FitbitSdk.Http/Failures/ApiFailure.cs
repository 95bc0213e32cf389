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

    public int Requests { get; init; }

    /// <summary>Names an answer's failure by the table of <c>sync.md</c>: status first, error type where the status leaves a choice.</summary>
    public static ApiFailure FromAnswer(string operation, HttpStatusCode status, ErrorBody body)
    {
        HealthApiErrorKind kind = (int)status switch
        {
            401 => HealthApiErrorKind.NeedsAuthorization,
            403 when body.IsMissingScope => HealthApiErrorKind.MissingScope,
            403 or 404 => HealthApiErrorKind.Forbidden,
            410 => HealthApiErrorKind.Retired,
            422 => HealthApiErrorKind.TooLarge,
            429 => HealthApiErrorKind.RateLimited,
            // The service gave up waiting for the request: nothing is wrong with it.
            408 or >= 500 => HealthApiErrorKind.Unavailable,
            _ => HealthApiErrorKind.Rejected,
        };
        string reason = $"the service answered {(int)status}"
            + (body.ErrorType is null ? "" : $" ({body.ErrorType})")
            + (body.Field is null ? "." : $", field '{body.Field}'.");
        return new(kind, operation, reason) { Status = status, ErrorType = body.ErrorType, Field = body.Field };
    }

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
            Status = Status, ErrorType = ErrorType, Field = Field, RetryAt = RetryAt, Requests = Requests,
        },
        HealthApiErrorKind.NeedsAuthorization => new NeedsAuthorizationException(Operation, Reason, inner)
        {
            Status = Status, ErrorType = ErrorType, Field = Field, RetryAt = RetryAt, Requests = Requests,
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
