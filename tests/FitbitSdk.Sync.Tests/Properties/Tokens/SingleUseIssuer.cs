using System.Globalization;
using NodaTime;

namespace FitbitSdk.Sync.Tests.Properties;

/// <summary>A token service without mercy, for one user: a refresh token is good once, its identical repeat only until either new token was used.</summary>
/// <param name="storedGeneration">Tells which pair is stored at this moment.</param>
internal sealed class SingleUseIssuer(Func<int> storedGeneration)
{
    private int _current;
    private bool _isUsed = true;
    private bool _isExpired;

    /// <summary>Gets how many refresh tokens were posted although their successor was stored.</summary>
    public int PostsAfterSuccessor { get; private set; }

    /// <summary>Gets how many pairs were given out after the first.</summary>
    public int Rotations => _current;

    public static int GenerationOf(string token) => int.Parse(token.AsSpan(token.LastIndexOf('-') + 1), CultureInfo.InvariantCulture);

    public static OAuthToken PairOf(int generation, Instant now) => new()
    {
        Access = new($"access-{generation}"),
        Refresh = new($"refresh-{generation}"),
        IssuedAt = now,
        // Every third pair says itself that it is short-lived, so that it is refreshed before it is refused.
        ExpiresAt = now + (generation % 3 == 1 ? Duration.FromSeconds(40) : Duration.FromHours(8)),
    };

    /// <returns>The next pair; <see langword="null"/> is <c>invalid_grant</c>.</returns>
    public OAuthToken? Refresh(RefreshToken token, Instant now)
    {
        int generation = GenerationOf(token.Reveal());
        PostsAfterSuccessor += storedGeneration() > generation ? 1 : 0;
        if (generation == _current)
        {
            (_current, _isUsed, _isExpired) = (_current + 1, false, false);
            return PairOf(_current, now);
        }

        return generation == _current - 1 && !_isUsed ? PairOf(_current, now) : null;
    }

    /// <returns>Whether the token is good.</returns>
    public bool Use(AccessToken token)
    {
        bool isGood = GenerationOf(token.Reveal()) == _current && !_isExpired;
        _isUsed |= isGood;
        return isGood;
    }

    /// <summary>Ends the access token, if anybody has used it.</summary>
    public void Expire() => _isExpired = _isUsed;
}
