namespace FitbitSdk;

/// <summary>The user's quota is used up; <see cref="HealthApiException.RetryAt"/> says when it is reset, where that is known.</summary>
/// <remarks>All calls of the user are affected. Repeat none before that time; where it is unknown, wait for an hour.
/// <see cref="HealthApiException.Status"/> is <see langword="null"/> where the client itself held the call back and none was sent.</remarks>
/// <param name="operation">The operation that failed.</param>
/// <param name="reason">What happened, without private data.</param>
/// <param name="innerException">The cause, if it holds nothing private.</param>
public sealed class RateLimitedException(string operation, string reason, Exception? innerException = null)
    : HealthApiException(HealthApiErrorKind.RateLimited, operation, reason, innerException)
{
    /// <summary>Gets whether <see cref="HealthApiException.RetryAt"/> is the client's own guess, because the service stated no time.</summary>
    /// <remarks>The guess grows with each refusal in a row, but any other answer begins it anew: who is refused time and again should wait longer.</remarks>
    public bool IsRetryAtAssumed { get; init; }
}
