using System.Net;
using NodaTime;

namespace FitbitSdk;

/// <summary>A call to a provider's API failed.</summary>
/// <remarks>The message names operation, status and the documented error type; never the service's prose, which quotes tokens and user ids.</remarks>
public class HealthApiException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="kind">What the failure means.</param>
    /// <param name="operation">The operation that failed, for example <c>GetHeartRateIntraday</c>.</param>
    /// <param name="reason">What happened, without private data; ends the message.</param>
    /// <param name="innerException">The cause, if it holds nothing private.</param>
    public HealthApiException(HealthApiErrorKind kind, string operation, string reason, Exception? innerException = null)
        : base($"{operation}: {reason}", innerException) => (Kind, Operation) = (kind, operation);

    /// <summary>Gets what the failure means.</summary>
    public HealthApiErrorKind Kind { get; }

    /// <summary>Gets the operation that failed.</summary>
    public string Operation { get; }

    /// <summary>Gets the HTTP status; <see langword="null"/> where no answer came.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>Gets the documented error type of the answer, for example <c>expired_token</c>; <see langword="null"/> where it names none.</summary>
    public string? ErrorType { get; init; }

    /// <summary>Gets the field that the answer names; <see langword="null"/> where it names none.</summary>
    public string? Field { get; init; }

    /// <summary>Gets when the call may be repeated, by the injected clock; <see langword="null"/> where the answer does not say.</summary>
    public Instant? RetryAt { get; init; }

    /// <summary>Gets how many requests were spent on the call, repeats included.</summary>
    public int Requests { get; init; }
}
