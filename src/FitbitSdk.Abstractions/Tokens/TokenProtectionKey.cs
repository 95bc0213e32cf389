namespace FitbitSdk;

/// <summary>A key of <see cref="AesGcmTokenProtector"/>. It prints its id alone.</summary>
public sealed class TokenProtectionKey
{
    /// <summary>How long a key is.</summary>
    public const int Bytes = 32;

    private readonly byte[] _secret;

    /// <summary>Names a key.</summary>
    /// <param name="id">Its id, which is stored beside what it protects: 1 to 32 ASCII letters, digits, <c>-</c>, <c>_</c> or <c>.</c>. An id is
    /// never given to another key.</param>
    /// <param name="secret">32 random bytes, for example of <c>RandomNumberGenerator.GetBytes(32)</c>; they are copied.</param>
    /// <exception cref="ArgumentException">The id or the length is another.</exception>
    public TokenProtectionKey(string id, ReadOnlySpan<byte> secret)
    {
        if (id is not { Length: > 0 and <= 32 } || !id.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            throw new ArgumentException("A key's id must be 1 to 32 ASCII letters, digits, '-', '_' or '.'.", nameof(id));
        }

        if (secret.Length != Bytes)
        {
            throw new ArgumentException($"A key must be {Bytes} bytes long; this one is {secret.Length}.", nameof(secret));
        }

        (Id, _secret) = (id, secret.ToArray());
    }

    /// <summary>Gets the id.</summary>
    public string Id { get; }

    internal ReadOnlySpan<byte> Secret => _secret;

    /// <inheritdoc/>
    public override string ToString() => $"(key {Id})";
}
