using FitbitSdk.Simulators.OAuth;

namespace FitbitSdk.Simulators;

/// <summary>One person's account: what a host stores after that person has consented.</summary>
public sealed class SimulatedAccount
{
    private readonly IAccountTokens _tokens;

    internal SimulatedAccount(string userId, string timeZoneId, IAccountTokens tokens)
    {
        (UserId, TimeZoneId, _tokens) = (userId, timeZoneId, tokens);
    }

    /// <summary>Gets the person's id at the service, the same for the same seed and place in the list.</summary>
    /// <value>At Fitbit the encoded id, six upper-case letters and digits; at Google Health the <c>healthUserId</c>, a number as text.</value>
    public string UserId { get; }

    /// <summary>Gets the IANA id of the person's time zone.</summary>
    public string TimeZoneId { get; }

    /// <summary>Gets the access token issued last. It may have expired by the simulator's clock, and is dead after a revocation.</summary>
    public string AccessToken => _tokens.LastGrant(UserId).Pair.AccessToken;

    /// <summary>Gets the refresh token issued last: the one that still works, or after a revocation the one that did.</summary>
    public string RefreshToken => _tokens.LastGrant(UserId).Pair.RefreshToken;

    /// <summary>Gets the scopes of the last consent; all of them before the first by the browser.</summary>
    public IReadOnlyList<string> Scopes => _tokens.LastGrant(UserId).Scopes;
}
