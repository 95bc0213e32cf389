namespace FitbitSdk;

/// <summary>The user did not grant the scope that the operation needs.</summary>
/// <remarks>Repeating the call does not help before they do; calls that need other scopes are not affected.</remarks>
/// <param name="operation">The operation that failed.</param>
/// <param name="reason">What happened, without private data.</param>
/// <param name="innerException">The cause, if it holds nothing private.</param>
public sealed class MissingScopeException(string operation, string reason, Exception? innerException = null)
    : HealthApiException(HealthApiErrorKind.MissingScope, operation, reason, innerException);
