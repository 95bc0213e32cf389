namespace FitbitSdk;

/// <summary>The API is switched off: it answers 410 Gone. Repeating the call does not help.</summary>
/// <param name="operation">The operation that failed.</param>
/// <param name="reason">What happened, without private data.</param>
/// <param name="innerException">The cause, if it holds nothing private.</param>
public sealed class ApiRetiredException(string operation, string reason, Exception? innerException = null)
    : HealthApiException(HealthApiErrorKind.Retired, operation, reason, innerException);
