namespace FitbitSdk.Simulators.OAuth;

/// <summary>What one token answer hands out, and to whose data.</summary>
internal sealed class TokenGrant(string userId, TokenPair pair, IReadOnlyList<string> scopes)
{
    public string UserId { get; } = userId;
    public TokenPair Pair { get; } = pair;
    public IReadOnlyList<string> Scopes { get; } = scopes;
}
