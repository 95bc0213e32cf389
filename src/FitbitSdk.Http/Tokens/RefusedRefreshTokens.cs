using System.Diagnostics.CodeAnalysis;

namespace FitbitSdk.Http;

/// <summary>Remembers, for each user, the refresh token that was refused, so that it is posted once only.</summary>
/// <remarks>Kept in memory: a new process asks once more. Beyond <see cref="Capacity"/> users the oldest are forgotten, which costs a POST each.</remarks>
internal sealed class RefusedRefreshTokens
{
    public const int Capacity = 4096;

    private readonly Lock _lock = new();
    private readonly OrderedDictionary<TokenKey, (string Fingerprint, NeedsAuthorizationException Error)> _refused = [];

    public void Add(TokenKey key, OAuthToken token, NeedsAuthorizationException error)
    {
        lock (_lock)
        {
            _refused.Remove(key);
            if (_refused.Count == Capacity)
            {
                _refused.RemoveAt(0);
            }

            _refused.Add(key, (TokenLineage.Fingerprint(token), error));
        }
    }

    /// <summary>Looks whether the stored pair is one that was refused; another pair ends the memory of the old one.</summary>
    public bool TryGet(TokenKey key, StoredToken? stored, [NotNullWhen(true)] out NeedsAuthorizationException? error)
    {
        lock (_lock)
        {
            error = null;
            if (!_refused.TryGetValue(key, out (string Fingerprint, NeedsAuthorizationException Error) refused))
            {
                return false;
            }

            if (stored is null || TokenLineage.Fingerprint(stored.Token) != refused.Fingerprint)
            {
                _refused.Remove(key);
                return false;
            }

            error = new(OAuthTokenEndpoint.Operation, "the refresh token was refused before; the user must authorize again.")
            {
                ErrorType = refused.Error.ErrorType,
                Status = refused.Error.Status,
                RefusedAuthorization = TokenManager.StampOf(stored),
            };
            return true;
        }
    }
}
