namespace FitbitSdk.Http;

internal static class RequestCost
{
    /// <summary>Gives a failure the number of requests that were spent until then, where whoever threw it could not know.</summary>
    public static HealthApiException WithRequests(this HealthApiException error, int requests)
    {
        string prefix = error.Operation + ": ";
        if (requests == error.Requests || !error.Message.StartsWith(prefix, StringComparison.Ordinal))
        {
            return error;
        }

        return new ApiFailure(error.Kind, error.Operation, error.Message[prefix.Length..])
        {
            Status = error.Status,
            ErrorType = error.ErrorType,
            Field = error.Field,
            RetryAt = error.RetryAt,
            Requests = requests,
        }.ToException(error);
    }
}
