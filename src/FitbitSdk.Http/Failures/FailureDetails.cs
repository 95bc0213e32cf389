using System.Net;
using NodaTime;

namespace FitbitSdk.Http;

/// <summary>Gives failures what whoever threw them could not know.</summary>
internal static class FailureDetails
{
    /// <summary>Gives a failure the number of requests that were spent until then.</summary>
    public static HealthApiException WithRequests(this HealthApiException error, int requests) => error.WithAnswer(error.Status, requests);

    /// <summary>Gives a failure to read an answer that answer's status and price.</summary>
    public static HealthApiException WithAnswer(this HealthApiException error, HttpStatusCode? status, int requests) =>
        requests == error.Requests && status == error.Status ? error : error.With(failure => failure with { Status = status, Requests = requests });

    /// <summary>Gives a refusal the name of the authorization that was refused.</summary>
    public static HealthApiException WithRefused(this NeedsAuthorizationException error, string authorization) =>
        error.With(failure => failure with { RefusedAuthorization = authorization });

    /// <summary>Gives a failure the time of the next attempt, where the answer did not say it.</summary>
    public static HealthApiException WithRetryAt(this HealthApiException error, Instant retryAt) =>
        error.With(failure => failure with { RetryAt = retryAt, IsRetryAtAssumed = failure.IsRetryAtAssumed || failure.RetryAt is null });

    private static HealthApiException With(this HealthApiException error, Func<ApiFailure, ApiFailure> change)
    {
        string prefix = error.Operation + ": ";
        if (!error.Message.StartsWith(prefix, StringComparison.Ordinal))
        {
            return error;
        }

        ApiFailure failure = new(error.Kind, error.Operation, error.Message[prefix.Length..])
        {
            Status = error.Status,
            ErrorType = error.ErrorType,
            Field = error.Field,
            RetryAt = error.RetryAt,
            IsRetryAtAssumed = error is RateLimitedException { IsRetryAtAssumed: true },
            Requests = error.Requests,
            RefusedAuthorization = (error as NeedsAuthorizationException)?.RefusedAuthorization,
        };
        return change(failure).ToException(error);
    }
}
