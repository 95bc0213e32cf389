using System.Collections.Concurrent;

namespace FitbitSdk.Simulators.OAuth;

/// <summary>A consent under way: who gave it, for what, and what the exchange must show.</summary>
internal sealed record PendingConsent(string UserId, IReadOnlyList<string> Scopes, string RedirectUri, string? Challenge, DateTimeOffset ExpiresAt);

/// <summary>Authorization codes: ten minutes, one exchange. Held in memory alone: a restart voids what is under way.</summary>
internal sealed class AuthorizationCodes(TokenMint mint)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, PendingConsent> _pending = new(StringComparer.Ordinal);
    private int _issued;

    public string Issue(string userId, IReadOnlyList<string> scopes, string redirectUri, string? challenge, DateTimeOffset now)
    {
        Forget(consent => consent.ExpiresAt <= now);
        string code = mint.Code(Interlocked.Increment(ref _issued));
        _pending[code] = new(userId, scopes, redirectUri, challenge, now + Lifetime);
        return code;
    }

    public PendingConsent? Find(string code, DateTimeOffset now) =>
        _pending.TryGetValue(code, out PendingConsent? consent) && now < consent.ExpiresAt ? consent : null;

    /// <summary>Uses a code up; <see langword="false"/> for whoever comes second.</summary>
    public bool TrySpend(string code) => _pending.TryRemove(code, out _);

    /// <summary>A withdrawn consent takes those under way with it.</summary>
    public void ForgetUser(string userId) => Forget(consent => consent.UserId == userId);

    private void Forget(Func<PendingConsent, bool> isGone)
    {
        foreach ((string code, PendingConsent consent) in _pending)
        {
            if (isGone(consent))
            {
                _pending.TryRemove(code, out _);
            }
        }
    }
}
