namespace FitbitSdk;

/// <summary>The user must authorize again; only they can end this state.</summary>
/// <remarks>Repeating the call does not help before new tokens are stored. <see cref="HealthApiException.Status"/> is <see langword="null"/>
/// where nothing was asked: no tokens are stored, or no refresh token is.</remarks>
/// <param name="operation">The operation that failed.</param>
/// <param name="reason">What happened, without private data.</param>
/// <param name="innerException">The cause, if it holds nothing private.</param>
public sealed class NeedsAuthorizationException(string operation, string reason, Exception? innerException = null)
    : HealthApiException(HealthApiErrorKind.NeedsAuthorization, operation, reason, innerException)
{
    /// <summary>Gets which authorization was refused, as <see cref="IHealthDataSource.GetAuthorizationAsync"/> names it; <see langword="null"/> where
    /// that is not known. It holds nothing of the tokens.</summary>
    /// <remarks>Not always the one that is stored: the user may have authorized anew while the call was under way.</remarks>
    public string? RefusedAuthorization { get; init; }
}
