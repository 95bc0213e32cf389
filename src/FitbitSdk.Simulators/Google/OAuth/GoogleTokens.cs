using FitbitSdk.Simulators.OAuth;

namespace FitbitSdk.Simulators.Google.OAuth;

/// <summary>Issues and checks tokens by Google's rules: access tokens live for 3,599 seconds, refresh tokens stay until they are revoked.</summary>
/// <remarks>Held in memory alone: refresh tokens come from the seed, so those of the first consents outlive a restart by themselves.</remarks>
internal sealed class GoogleTokens : IAccountTokens
{
    public const int LifetimeSeconds = 3599;

    private readonly Lock _lock = new();
    private readonly GoogleMint _mint;
    private readonly IReadOnlyList<string> _userIds;
    private readonly List<GoogleConsent> _consents = [];
    private readonly Dictionary<string, (GoogleConsent Consent, DateTimeOffset ExpiresAt)> _access = new(StringComparer.Ordinal);

    public GoogleTokens(GoogleMint mint, IReadOnlyList<string> userIds, DateTimeOffset now)
    {
        (_mint, _userIds) = (mint, userIds);
        foreach (string userId in userIds)
        {
            Consent(userId, GoogleScopes.All, now);
        }
    }

    public string? UserOrFirst(string userId) => userId.Length == 0 ? _userIds[0] : _userIds.FirstOrDefault(known => known == userId);

    public TokenGrant LastGrant(string userId)
    {
        lock (_lock)
        {
            return _consents.FindLast(consent => consent.UserId == userId)!.Grant;
        }
    }

    public TokenGrant Consent(string userId, IReadOnlyList<string> scopes, DateTimeOffset now)
    {
        lock (_lock)
        {
            GoogleConsent consent = new(userId, _consents.Count(one => one.UserId == userId), scopes);
            _consents.Add(consent);
            return Issue(consent, now);
        }
    }

    /// <summary>A new access token; <see langword="null"/> when the refresh token is unknown or revoked.</summary>
    public TokenGrant? Refresh(string refreshToken, DateTimeOffset now)
    {
        lock (_lock)
        {
            return Find(refreshToken) is { IsRevoked: false } consent ? Issue(consent, now) : null;
        }
    }

    public AccessCheck Use(string accessToken, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (!_access.TryGetValue(accessToken, out (GoogleConsent Consent, DateTimeOffset ExpiresAt) access))
            {
                return new(AccessTokenState.Invalid, null, []);
            }

            AccessTokenState state = access.Consent.IsRevoked ? AccessTokenState.Invalid : now >= access.ExpiresAt ? AccessTokenState.Expired : AccessTokenState.Valid;
            return new(state, access.Consent.UserId, access.Consent.Scopes);
        }
    }

    /// <summary>Looks at an access token; <see langword="null"/> unless it works.</summary>
    public (IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt)? Live(string accessToken, DateTimeOffset now)
    {
        lock (_lock)
        {
            return _access.TryGetValue(accessToken, out (GoogleConsent Consent, DateTimeOffset ExpiresAt) access) && !access.Consent.IsRevoked && now < access.ExpiresAt
                ? (access.Consent.Scopes, access.ExpiresAt)
                : null;
        }
    }

    /// <summary>Ends the consent that an access or refresh token belongs to; <see langword="false"/> when none does, or it has ended.</summary>
    public bool Revoke(string token)
    {
        lock (_lock)
        {
            GoogleConsent? consent = Owner(token);
            bool isLive = consent is { IsRevoked: false };
            if (isLive)
            {
                consent!.IsRevoked = true;
            }

            return isLive;
        }
    }

    public string? OwnerOf(string token)
    {
        lock (_lock)
        {
            return Owner(token)?.UserId;
        }
    }

    private TokenGrant Issue(GoogleConsent consent, DateTimeOffset now)
    {
        consent.Generation++;
        consent.Pair = _mint.Pair(Place(consent.UserId), consent.Number, consent.Generation);
        _access[consent.Pair.AccessToken] = (consent, now.AddSeconds(LifetimeSeconds));
        return consent.Grant;
    }

    private int Place(string userId) => _userIds.Index().First(known => known.Item == userId).Index;

    private GoogleConsent? Find(string refreshToken) => _consents.Find(consent => consent.Pair.RefreshToken == refreshToken);

    private GoogleConsent? Owner(string token) => Find(token) ?? (_access.TryGetValue(token, out (GoogleConsent Consent, DateTimeOffset) access) ? access.Consent : null);
}
