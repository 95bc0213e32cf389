namespace FitbitSdk;

/// <summary>A token that authorizes requests. It prints as <c>(access token)</c>.</summary>
public sealed class AccessToken : IEquatable<AccessToken>
{
    private readonly string _value;

    /// <summary>Wraps a token.</summary>
    /// <param name="value">The token's text; 1 to 4,096 visible ASCII characters.</param>
    /// <exception cref="ArgumentException">The text cannot stand in a header.</exception>
    public AccessToken(string value) => _value = SecretText.Check(value, "access token");

    /// <summary>Gives the token's text, for the header of a request and for a store.</summary>
    /// <returns>The secret.</returns>
    public string Reveal() => _value;

    /// <inheritdoc/>
    public bool Equals(AccessToken? other) => other is not null && _value == other._value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AccessToken);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_value);

    /// <inheritdoc/>
    public override string ToString() => "(access token)";
}
