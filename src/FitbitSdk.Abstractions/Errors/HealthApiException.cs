using System.Net;
using NodaTime;

namespace FitbitSdk;

/// <summary>A call to a provider's API failed.</summary>
/// <remarks>
/// <para>The message names operation, status, documented error type and field; never the service's prose, which quotes tokens and user ids. Of a
/// body nothing is repeated but words that are known beforehand, so the whole text may be logged.</para>
/// <para>A failed call changed nothing: it may be repeated as it is. <see cref="IsTransient"/> tells where that helps.</para>
/// </remarks>
public class HealthApiException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="kind">What the failure means.</param>
    /// <param name="operation">The operation that failed, for example <c>GetHeartRateIntraday</c>.</param>
    /// <param name="reason">What happened, without private data; ends the message.</param>
    /// <param name="innerException">The cause, if it holds nothing private.</param>
    public HealthApiException(HealthApiErrorKind kind, string operation, string reason, Exception? innerException = null)
        : base($"{operation}: {reason}", innerException) => (Kind, Operation) = (kind, operation);

    /// <summary>Gets what the failure means; branch on this.</summary>
    public HealthApiErrorKind Kind { get; }

    /// <summary>Gets the operation that failed; <c>RefreshToken</c> where it was the token service that refused or did not answer.</summary>
    public string Operation { get; }

    /// <summary>Gets the HTTP status; <see langword="null"/> where no answer came, or where none was asked for.</summary>
    /// <remarks>A success, such as 200, where the answer came but is not what the API promises.</remarks>
    public HttpStatusCode? Status { get; init; }

    /// <summary>Gets the documented error type of the answer, for example <c>expired_token</c> or <c>RATE_LIMIT_EXCEEDED</c>;
    /// <see langword="null"/> where the answer names none, or none that is known.</summary>
    /// <remarks>Fitbit's <c>errorType</c>, Google's <c>reason</c> or else its <c>status</c>, or the <c>error</c> of RFC 6749. Google's
    /// reasons are an open set: an unknown one is given if it consists of words of known ones, so never an id or a token.</remarks>
    public string? ErrorType { get; init; }

    /// <summary>Gets the parameter that the answer blames, for example <c>date</c>; <see langword="null"/> where it names none, or none that is known.</summary>
    public string? Field { get; init; }

    /// <summary>Gets when the call may be repeated, by the injected clock; <see langword="null"/> where nobody knows.</summary>
    /// <remarks>For <see cref="HealthApiErrorKind.RateLimited"/> the time that the quota is free again; else what the answer's <c>Retry-After</c>
    /// says, whatever its status, or until when the client itself holds back what would meet a service that fails.</remarks>
    public Instant? RetryAt { get; init; }

    /// <summary>Gets how many requests were spent on the call, repeats included; 0 where none was sent. Posts to the token service do not count.</summary>
    public int Requests { get; init; }

    /// <summary>Gets whether the same call may succeed later although nobody does anything: after <see cref="RetryAt"/>, or else after a pause that
    /// grows.</summary>
    /// <value>True for <see cref="HealthApiErrorKind.Unavailable"/> and <see cref="HealthApiErrorKind.RateLimited"/>.</value>
    public bool IsTransient => Kind is HealthApiErrorKind.Unavailable or HealthApiErrorKind.RateLimited;

    /// <summary>Gets the number under which OCARIoT's consumers know the failure.</summary>
    /// <value>1011 access token expired, 1012 access token invalid, 1021 refresh token invalid, 1401 application refused, 1429 quota used up,
    /// 1500 anything else.</value>
    public int OcariotCode => OcariotCodes.Of(this);
}
