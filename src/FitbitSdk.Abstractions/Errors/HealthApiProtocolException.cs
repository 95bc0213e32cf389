namespace FitbitSdk;

/// <summary>The answer is not what the API promises: not JSON, cut off, too large, or of another shape. Repeating the call may help.</summary>
/// <param name="operation">The operation that failed.</param>
/// <param name="reason">What happened, without private data.</param>
/// <param name="innerException">The cause, if it holds nothing private.</param>
public sealed class HealthApiProtocolException(string operation, string reason, Exception? innerException = null)
    : HealthApiException(HealthApiErrorKind.Protocol, operation, reason, innerException);
