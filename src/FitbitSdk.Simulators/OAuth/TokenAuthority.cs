namespace FitbitSdk.Simulators.OAuth;

/// <summary>Issues and checks tokens by the service's rules: access tokens live eight hours, a refresh token works once.</summary>
/// <remarks>
/// The exception to "once" is documented by the service: repeating a refresh gives the identical answer as long as neither new token was used.
/// There is one application, so "one live refresh token per user and application" is one per user.
/// </remarks>
internal sealed class TokenAuthority : IAccountTokens
{
    private readonly Lock _lock = new();
    private readonly TokenMint _mint;
    private readonly TokenStateFile? _file;
    private readonly List<UserTokens> _users;
    private readonly IReadOnlyList<UserTokens> _absent;
    private readonly Dictionary<string, UserTokens> _byAccessToken = new(StringComparer.Ordinal);

    public TokenAuthority(TokenMint mint, IReadOnlyList<string> userIds, TokenStateFile? file, DateTimeOffset now)
    {
        (_mint, _file) = (mint, file);
        Dictionary<string, UserTokens> saved = file?.Load() ?? [];
        _users = [.. userIds.Select((id, index) => saved.TryGetValue(id, out UserTokens? known) ? known : First(id, index, now))];

        // Those of a run with more people: kept, so that the next such run does not bring their first tokens back to life.
        _absent = [.. saved.Values.Except(_users)];
        foreach (UserTokens user in _users)
        {
            user.AccessTokens.ForEach(access => _byAccessToken[access.Text] = user);
        }

        // Also at the first start: the initial tokens' eight hours begin once, not at each restart.
        Save();
    }

    /// <summary>What was issued last to a user, whether or not it still works.</summary>
    public TokenGrant LastGrant(string userId)
    {
        lock (_lock)
        {
            return _users[Place(userId)].Grant;
        }
    }

    /// <summary>The id of the user that a request without <c>user</c> is about, or of the one it names; <see langword="null"/> for an unknown one.</summary>
    public string? UserOrFirst(string userId) => userId.Length == 0 ? _users[0].UserId : _users.Find(user => user.UserId == userId)?.UserId;

    /// <summary>Checks a bearer token; a valid one counts as used from here on, whatever the answer to its request will be.</summary>
    public AccessCheck Use(string accessToken, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (Find(accessToken) is not { } access)
            {
                return new(AccessTokenState.Invalid, _byAccessToken.GetValueOrDefault(accessToken)?.UserId, []);
            }

            UserTokens user = _byAccessToken[accessToken];
            if (access.IsExpired(now))
            {
                return new(AccessTokenState.Expired, user.UserId, []);
            }

            if (!user.IsPairUsed && access == user.AccessTokens[^1])
            {
                user.IsPairUsed = true;
                Save();
            }

            return new(AccessTokenState.Valid, user.UserId, access.Scopes);
        }
    }

    /// <summary>Looks at an access token without using it; <see langword="null"/> unless it works.</summary>
    public AccessToken? Live(string accessToken, DateTimeOffset now, out string? userId)
    {
        lock (_lock)
        {
            AccessToken? live = Find(accessToken) is { } access && !access.IsExpired(now) ? access : null;
            userId = live is null ? null : _byAccessToken[accessToken].UserId;
            return live;
        }
    }

    /// <summary>Exchanges a refresh token; <see langword="null"/> when it is unknown, revoked or was used before.</summary>
    public TokenGrant? Refresh(string refreshToken, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (Owner(refreshToken) is not { IsRevoked: false } user)
            {
                return null;
            }

            if (user.RefreshToken != refreshToken)
            {
                return user.IsPairUsed ? null : user.Grant;
            }

            user.Rotate(_mint.Pair(_users.IndexOf(user), user.Generation + 1), now);
            return Issued(user);
        }
    }

    /// <summary>Issues the tokens of a new consent.</summary>
    public TokenGrant Consent(string userId, IReadOnlyList<string> scopes, DateTimeOffset now)
    {
        lock (_lock)
        {
            int place = Place(userId);
            _users[place].Consent(_mint.Pair(place, _users[place].Generation + 1), scopes, now);
            return Issued(_users[place]);
        }
    }

    /// <summary>Withdraws the consent a live access or refresh token belongs to; <see langword="null"/> when it belongs to none.</summary>
    public string? Revoke(string token, DateTimeOffset now)
    {
        lock (_lock)
        {
            UserTokens? user = Live(token, now, out _) is not null ? _byAccessToken[token] : _users.Find(user => user.RefreshToken == token);
            if (user is not { IsRevoked: false })
            {
                return null;
            }

            user.Revoke();
            Save();
            return user.UserId;
        }
    }

    /// <summary>Whose token it is or was, as far as remembered: an access token, or one of the last two refresh tokens.</summary>
    public string? OwnerOf(string token)
    {
        lock (_lock)
        {
            return (Owner(token) ?? _byAccessToken.GetValueOrDefault(token))?.UserId;
        }
    }

    private UserTokens? Owner(string refreshToken) => _users.Find(user => user.RefreshToken == refreshToken || user.PreviousRefreshToken == refreshToken);

    private AccessToken? Find(string accessToken) =>
        _byAccessToken.TryGetValue(accessToken, out UserTokens? user) && !user.IsRevoked ? user.AccessTokens.Find(access => access.Text == accessToken) : null;

    private int Place(string userId) => _users.FindIndex(user => user.UserId == userId);

    private UserTokens First(string userId, int index, DateTimeOffset now)
    {
        TokenPair pair = _mint.Pair(index, 0);
        return new()
        {
            UserId = userId,
            Generation = 0,
            IsPairUsed = true,
            IsRevoked = false,
            Scopes = Scopes.All,
            AccessTokens = [new(pair.AccessToken, now, Scopes.All)],
            RefreshToken = pair.RefreshToken,
            PreviousRefreshToken = null,
        };
    }

    private TokenGrant Issued(UserTokens user)
    {
        _byAccessToken[user.LastPair.AccessToken] = user;

        // Before the answer leaves: what a client holds must survive a kill.
        Save();
        return user.Grant;
    }

    private void Save() => _file?.Save(_users.Concat(_absent));
}
