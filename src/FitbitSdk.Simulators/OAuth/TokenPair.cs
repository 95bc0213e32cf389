namespace FitbitSdk.Simulators.OAuth;

/// <summary>What one token answer hands out.</summary>
internal readonly struct TokenPair(string accessToken, string refreshToken)
{
    public string AccessToken { get; } = accessToken;
    public string RefreshToken { get; } = refreshToken;

    public override string ToString() => "[redacted]";
}
