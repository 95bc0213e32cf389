namespace FitbitSdk;

/// <summary>The API is switched off: it, or its token service, answers 410 Gone.</summary>
/// <remarks>Repeating the call does not help, for this user or any other: end all work of the provider, and look once a day.
/// <see cref="HealthApiException.RetryAt"/> is <see langword="null"/> unless the answer says when to come back, or the client itself does not post
/// to the token service before.</remarks>
/// <param name="operation">The operation that failed.</param>
/// <param name="reason">What happened, without private data.</param>
/// <param name="innerException">The cause, if it holds nothing private.</param>
public sealed class ApiRetiredException(string operation, string reason, Exception? innerException = null)
    : HealthApiException(HealthApiErrorKind.Retired, operation, reason, innerException);
