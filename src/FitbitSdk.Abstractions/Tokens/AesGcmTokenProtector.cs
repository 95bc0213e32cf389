using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FitbitSdk;

/// <summary>Protects tokens by AES-256-GCM with keys that the host gives: one that writes, and older ones that still read.</summary>
/// <remarks>To rotate, give a new key as the current one and keep the old one among the older: each row changes to the new key at its next write,
/// which is the user's next refresh. Nonces are random, so a key should be rotated before it has written 2³² rows.</remarks>
public sealed class AesGcmTokenProtector : ITokenProtector
{
    // Layout: format, length of the key's id, the id, nonce, tag, ciphertext.
    private const byte Format = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly TokenProtectionKey _current;
    private readonly Dictionary<string, TokenProtectionKey> _keys;

    /// <summary>Creates the protector.</summary>
    /// <param name="current">The key that protects from now on.</param>
    /// <param name="older">Keys with which rows were protected before.</param>
    /// <exception cref="ArgumentException">Two keys have the same id.</exception>
    public AesGcmTokenProtector(TokenProtectionKey current, params IEnumerable<TokenProtectionKey> older)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(older);
        _current = current;
        _keys = older.Prepend(current).ToDictionary(static key => key.Id, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public byte[] Protect(TokenKey key, string purpose, ReadOnlySpan<byte> clear)
    {
        byte[] header = [Format, (byte)_current.Id.Length, .. Encoding.ASCII.GetBytes(_current.Id)];
        byte[] stored = new byte[header.Length + NonceBytes + TagBytes + clear.Length];
        header.CopyTo(stored, 0);
        Span<byte> nonce = stored.AsSpan(header.Length, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using AesGcm aes = new(_current.Secret, TagBytes);
        aes.Encrypt(nonce, clear, stored.AsSpan(header.Length + NonceBytes + TagBytes), stored.AsSpan(header.Length + NonceBytes, TagBytes), Context(header, key, purpose));
        return stored;
    }

    /// <inheritdoc/>
    public byte[] Unprotect(TokenKey key, string purpose, ReadOnlySpan<byte> stored)
    {
        if (stored.Length < 2 || stored[0] != Format || stored.Length < 2 + stored[1] + NonceBytes + TagBytes)
        {
            throw new TokenProtectionException("Stored tokens cannot be unprotected: they are damaged, or were written by another protector.");
        }

        ReadOnlySpan<byte> header = stored[..(2 + stored[1])];
        if (!_keys.TryGetValue(Encoding.Latin1.GetString(header[2..]), out TokenProtectionKey? used))
        {
            throw new TokenProtectionException("Stored tokens cannot be unprotected: the key that protected them is not configured. Add it to the older keys.");
        }

        ReadOnlySpan<byte> body = stored[header.Length..];
        byte[] clear = new byte[body.Length - NonceBytes - TagBytes];
        try
        {
            using AesGcm aes = new(used.Secret, TagBytes);
            aes.Decrypt(body[..NonceBytes], body[(NonceBytes + TagBytes)..], body.Slice(NonceBytes, TagBytes), clear, Context(header, key, purpose));
            return clear;
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new TokenProtectionException(
                $"Stored tokens cannot be unprotected: key {used.Id} has another value than when they were written, or they were moved from another row, or changed.");
        }
    }

    /// <summary>What is authenticated but not hidden. Each part has its length before it, so that no two contexts are alike.</summary>
    private static byte[] Context(ReadOnlySpan<byte> header, TokenKey key, string purpose)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(purpose);
        List<byte> context = [.. header];
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (string part in (ReadOnlySpan<string>)[purpose, key.Provider.Value, key.User.Value])
        {
            byte[] text = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, text.Length);
            context.AddRange(length);
            context.AddRange(text);
        }

        return [.. context];
    }
}
