using FitbitSdk.Simulators.OAuth;

namespace FitbitSdk.Simulators.Google.OAuth;

/// <summary>One consent and its tokens: a refresh token that stays, access tokens that come and go. Guarded by the lock of <see cref="GoogleTokens"/>.</summary>
internal sealed class GoogleConsent(string userId, int number, IReadOnlyList<string> scopes)
{
    public string UserId { get; } = userId;

    /// <summary>Gets which consent of this user it is; several live side by side.</summary>
    public int Number { get; } = number;

    public IReadOnlyList<string> Scopes { get; } = scopes;
    public int Generation { get; set; } = -1;
    public TokenPair Pair { get; set; }
    public bool IsRevoked { get; set; }

    public TokenGrant Grant => new(UserId, Pair, Scopes);
}
