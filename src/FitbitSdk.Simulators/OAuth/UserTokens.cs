namespace FitbitSdk.Simulators.OAuth;

/// <summary>The tokens of one user. Guarded by the lock of <see cref="TokenAuthority"/>.</summary>
internal sealed class UserTokens
{
    /// <summary>How many access tokens are remembered: older ones answer "invalid" instead of "expired".</summary>
    private const int Remembered = 16;

    public required string UserId { get; init; }

    /// <summary>Gets or sets how many pairs were issued after the first; pairs are derived from it.</summary>
    public required int Generation { get; set; }

    /// <summary>Gets or sets whether the newest pair was used. Until then its predecessor's refresh token repeats the answer.</summary>
    public required bool IsPairUsed { get; set; }

    /// <summary>Gets or sets whether the consent was withdrawn: no token works until the next one.</summary>
    public required bool IsRevoked { get; set; }

    /// <summary>Gets or sets what the last consent granted; refreshed tokens inherit it.</summary>
    public required IReadOnlyList<string> Scopes { get; set; }

    /// <summary>Gets access tokens, oldest first: several are live at once. After a revocation only the last one, which is dead.</summary>
    public required List<AccessToken> AccessTokens { get; init; }

    public required string RefreshToken { get; set; }
    public required string? PreviousRefreshToken { get; set; }

    public TokenPair LastPair => new(AccessTokens[^1].Text, RefreshToken);

    public TokenGrant Grant => new(UserId, LastPair, Scopes);

    /// <summary>A spent refresh token gives way to the next pair.</summary>
    public void Rotate(TokenPair next, DateTimeOffset now)
    {
        PreviousRefreshToken = RefreshToken;
        IsPairUsed = false;
        Issue(next, now);
    }

    /// <summary>A new consent replaces the refresh token for good; access tokens of an earlier one live on, unless it was revoked.</summary>
    public void Consent(TokenPair next, IReadOnlyList<string> scopes, DateTimeOffset now)
    {
        if (IsRevoked)
        {
            AccessTokens.Clear();
        }

        (PreviousRefreshToken, IsPairUsed, IsRevoked, Scopes) = (null, true, false, scopes);
        Issue(next, now);
    }

    public void Revoke()
    {
        AccessTokens.RemoveRange(0, AccessTokens.Count - 1);
        (PreviousRefreshToken, IsRevoked) = (null, true);
    }

    private void Issue(TokenPair next, DateTimeOffset now)
    {
        RefreshToken = next.RefreshToken;
        AccessTokens.Add(new(next.AccessToken, now, Scopes));
        if (AccessTokens.Count > Remembered)
        {
            AccessTokens.RemoveAt(0);
        }

        Generation++;
    }
}
