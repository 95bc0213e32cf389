namespace FitbitSdk.Simulators.OAuth;

internal enum AccessTokenState
{
    Valid,
    Expired,
    Invalid,
}

/// <summary>Issues and checks tokens by the service's rules: access tokens live eight hours, a refresh token works once.</summary>
/// <remarks>
/// The exception to "once" is documented by the service: repeating a refresh gives the identical answer as long as neither new token was used.
/// </remarks>
internal sealed class TokenAuthority
{
    public const int LifetimeSeconds = 28800;

    private readonly Lock _lock = new();
    private readonly TokenMint _mint;
    private readonly TokenStateFile? _file;
    private readonly List<UserTokens> _users;
    private readonly Dictionary<string, UserTokens> _byAccessToken = new(StringComparer.Ordinal);

    public TokenAuthority(TokenMint mint, IReadOnlyList<string> userIds, TokenStateFile? file, DateTimeOffset now)
    {
        (_mint, _file) = (mint, file);
        Dictionary<string, UserTokens> saved = file?.Load() ?? [];
        _users = [.. userIds.Select((id, index) => saved.TryGetValue(id, out UserTokens? known) ? known : First(id, index, now))];
        foreach (UserTokens user in _users)
        {
            user.AccessTokens.ForEach(access => _byAccessToken[access.Token] = user);
        }

        // Also at the first start: the initial tokens' eight hours begin once, not at each restart.
        Save();
    }

    public static IReadOnlyList<string> Scopes { get; } =
    [
        "activity", "cardio_fitness", "electrocardiogram", "heartrate", "irregular_rhythm_notifications", "location", "nutrition",
        "oxygen_saturation", "profile", "respiratory_rate", "settings", "sleep", "social", "temperature", "weight",
    ];

    public TokenPair CurrentPair(string userId)
    {
        lock (_lock)
        {
            return _users.Find(user => string.Equals(user.UserId, userId, StringComparison.Ordinal))!.Current;
        }
    }

    /// <summary>Checks a bearer token; a valid one counts as used from here on, whatever the answer to its request will be.</summary>
    public AccessTokenState Use(string accessToken, DateTimeOffset now, out string? userId)
    {
        lock (_lock)
        {
            userId = null;
            if (!_byAccessToken.TryGetValue(accessToken, out UserTokens? user))
            {
                return AccessTokenState.Invalid;
            }

            userId = user.UserId;
            int place = user.AccessTokens.FindIndex(access => string.Equals(access.Token, accessToken, StringComparison.Ordinal));
            if (place < 0)
            {
                return AccessTokenState.Invalid;
            }

            if (now >= user.AccessTokens[place].IssuedAt.AddSeconds(LifetimeSeconds))
            {
                return AccessTokenState.Expired;
            }

            if (!user.IsPairUsed && place == user.AccessTokens.Count - 1)
            {
                user.IsPairUsed = true;
                Save();
            }

            return AccessTokenState.Valid;
        }
    }

    /// <summary>Exchanges a refresh token; <see langword="null"/> when it is unknown or was used before.</summary>
    public TokenPair? Refresh(string refreshToken, DateTimeOffset now, out string? userId)
    {
        lock (_lock)
        {
            int index = _users.FindIndex(user => string.Equals(user.RefreshToken, refreshToken, StringComparison.Ordinal));
            if (index >= 0)
            {
                UserTokens user = _users[index];
                user.Rotate(_mint.Pair(index, user.Generation + 1), now);
                _byAccessToken[user.Current.AccessToken] = user;
                Save();
                userId = user.UserId;
                return user.Current;
            }

            UserTokens? repeating = _users.Find(user => string.Equals(user.PreviousRefreshToken, refreshToken, StringComparison.Ordinal));
            userId = repeating?.UserId;
            return repeating is { IsPairUsed: false } ? repeating.Current : null;
        }
    }

    private UserTokens First(string userId, int index, DateTimeOffset now)
    {
        TokenPair pair = _mint.Pair(index, 0);
        return new()
        {
            UserId = userId,
            Generation = 0,
            IsPairUsed = true,
            AccessTokens = [(pair.AccessToken, now)],
            RefreshToken = pair.RefreshToken,
            PreviousRefreshToken = null,
        };
    }

    private void Save() => _file?.Save(_users);
}
