namespace FitbitSdk;

/// <summary>A pair of tokens with the version that the store gave it.</summary>
/// <param name="Token">The tokens.</param>
/// <param name="Version">One more at each write; 1 for the first.</param>
public sealed record StoredToken(OAuthToken Token, long Version);
