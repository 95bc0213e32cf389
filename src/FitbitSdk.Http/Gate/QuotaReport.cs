using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace FitbitSdk.Http;

/// <summary>What one answer says about the quota; each part may be missing.</summary>
/// <param name="IsRefusal">Whether the answer refuses the request for want of quota.</param>
/// <param name="Limit">Requests in each period.</param>
/// <param name="Remaining">Requests left in this one.</param>
/// <param name="Reset">How long until the next period.</param>
/// <param name="RetryDelay">How long the body of a refusal asks to wait.</param>
/// <param name="RetryAfter">How long <c>Retry-After</c> asks to wait; reported to differ from the true reset.</param>
internal readonly record struct QuotaReport(bool IsRefusal, int? Limit, int? Remaining, TimeSpan? Reset, TimeSpan? RetryDelay, TimeSpan? RetryAfter)
{
    // No period is longer; a larger number would be a fault that shuts a user out.
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(1);

    /// <summary>Gets how long a refusal asks to wait; <see langword="null"/> where it does not say.</summary>
    public TimeSpan? Pause => Reset ?? RetryDelay ?? RetryAfter;

    /// <summary>Reads an answer whose body was not taken yet; it stays.</summary>
    public static QuotaReport Read(HttpResponseMessage response, QuotaHeaders? names, TimeProvider time)
    {
        // A 403 may be a refusal of this kind, too: only its body tells.
        bool mayRefuse = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.Forbidden;
        return Read(response, mayRefuse && response.Content is BufferedContent body ? ErrorBody.Parse(body.Bytes) : ErrorBody.Empty, names, time);
    }

    public static QuotaReport Read(HttpResponseMessage response, ErrorBody body, QuotaHeaders? names, TimeProvider time)
    {
        HttpResponseHeaders headers = response.Headers;
        return new(
            ApiFailure.KindOf(response.StatusCode, body) is HealthApiErrorKind.RateLimited,
            Number(headers, names?.Limit),
            Number(headers, names?.Remaining),
            Number(headers, names?.Reset) is { } seconds ? Clamp(TimeSpan.FromSeconds(seconds)) : null,
            body.RetryDelay is { } delay ? Clamp(delay) : null,
            ReadRetryAfter(response, time));
    }

    /// <summary>Reads how long <c>Retry-After</c> asks to wait; <see langword="null"/> where it is not sent.</summary>
    public static TimeSpan? ReadRetryAfter(HttpResponseMessage response, TimeProvider time) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => Clamp(delta),
        { Date: { } date } => Clamp(date - time.GetUtcNow()),
        _ => null,
    };

    private static int? Number(HttpResponseHeaders headers, string? name)
    {
        // HttpHeaders compares names without regard to case: HTTP/2 sends them in lower case.
        if (name is null || !headers.NonValidated.TryGetValues(name, out HeaderStringValues values))
        {
            return null;
        }

        HeaderStringValues.Enumerator value = values.GetEnumerator();
        return value.MoveNext() && int.TryParse(value.Current, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }

    private static TimeSpan Clamp(TimeSpan span) => span < TimeSpan.Zero ? TimeSpan.Zero : span > LongestPeriod ? LongestPeriod : span;
}
