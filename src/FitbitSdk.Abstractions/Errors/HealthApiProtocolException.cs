namespace FitbitSdk;

/// <summary>The answer is not what the API promises: not JSON, empty, cut off, too large, of another shape, or an error although its status says
/// success.</summary>
/// <remarks>One repeat may help where something between here and the service spoilt the answer; nothing of it was taken.
/// <see cref="HealthApiException.ErrorType"/> is that of an error under a success status, else <see langword="null"/>.</remarks>
/// <param name="operation">The operation that failed.</param>
/// <param name="reason">What happened, without private data.</param>
/// <param name="innerException">The cause, if it holds nothing private.</param>
public sealed class HealthApiProtocolException(string operation, string reason, Exception? innerException = null)
    : HealthApiException(HealthApiErrorKind.Protocol, operation, reason, innerException);
