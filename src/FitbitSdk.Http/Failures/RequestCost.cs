using System.Net;

namespace FitbitSdk.Http;

internal static class RequestCost
{
    /// <summary>Gives a failure the number of requests that were spent until then, where whoever threw it could not know.</summary>
    public static HealthApiException WithRequests(this HealthApiException error, int requests) => error.WithAnswer(error.Status, requests);

    /// <summary>Gives a failure to read an answer that answer's status and price.</summary>
    public static HealthApiException WithAnswer(this HealthApiException error, HttpStatusCode? status, int requests)
    {
        string prefix = error.Operation + ": ";
        if ((requests == error.Requests && status == error.Status) || !error.Message.StartsWith(prefix, StringComparison.Ordinal))
        {
            return error;
        }

        return new ApiFailure(error.Kind, error.Operation, error.Message[prefix.Length..])
        {
            Status = status,
            ErrorType = error.ErrorType,
            Field = error.Field,
            RetryAt = error.RetryAt,
            Requests = requests,
        }.ToException(error);
    }
}
