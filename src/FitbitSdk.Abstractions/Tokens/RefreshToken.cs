namespace FitbitSdk;

/// <summary>A token with which new tokens are asked for. It prints as <c>(refresh token)</c>.</summary>
public sealed class RefreshToken : IEquatable<RefreshToken>
{
    private readonly string _value;

    /// <summary>Wraps a token.</summary>
    /// <param name="value">The token's text; 1 to 4,096 visible ASCII characters.</param>
    /// <exception cref="ArgumentException">The text has another form.</exception>
    public RefreshToken(string value) => _value = SecretText.Check(value, "refresh token");

    /// <summary>Gives the token's text, for a token request and for a store.</summary>
    /// <returns>The secret.</returns>
    public string Reveal() => _value;

    /// <inheritdoc/>
    public bool Equals(RefreshToken? other) => other is not null && _value == other._value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RefreshToken);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_value);

    /// <inheritdoc/>
    public override string ToString() => "(refresh token)";
}
