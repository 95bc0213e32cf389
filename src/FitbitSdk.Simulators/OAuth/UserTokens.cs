namespace FitbitSdk.Simulators.OAuth;

/// <summary>The live tokens of one user. Guarded by the lock of <see cref="TokenAuthority"/>.</summary>
internal sealed class UserTokens
{
    /// <summary>How many access tokens are remembered: older ones answer "invalid" instead of "expired".</summary>
    private const int Remembered = 16;

    public required string UserId { get; init; }

    /// <summary>Gets or sets how often the pair was rotated; pairs are derived from it.</summary>
    public required int Generation { get; set; }

    /// <summary>Gets or sets whether the newest pair was used. Until then its predecessor's refresh token repeats the answer.</summary>
    public required bool IsPairUsed { get; set; }

    /// <summary>Gets access tokens with their time of issue, oldest first: several are live at once.</summary>
    public required List<(string Token, DateTimeOffset IssuedAt)> AccessTokens { get; init; }

    public required string RefreshToken { get; set; }
    public required string? PreviousRefreshToken { get; set; }

    public TokenPair Current => new(AccessTokens[^1].Token, RefreshToken);

    public void Rotate(TokenPair next, DateTimeOffset now)
    {
        PreviousRefreshToken = RefreshToken;
        RefreshToken = next.RefreshToken;
        AccessTokens.Add((next.AccessToken, now));
        if (AccessTokens.Count > Remembered)
        {
            AccessTokens.RemoveAt(0);
        }

        Generation++;
        IsPairUsed = false;
    }
}
