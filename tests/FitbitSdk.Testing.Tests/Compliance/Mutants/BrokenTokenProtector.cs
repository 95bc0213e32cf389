namespace FitbitSdk.Testing.Tests;

/// <summary>A protector that a test breaks in one place.</summary>
internal sealed class BrokenTokenProtector(ITokenProtector inner) : ITokenProtector
{
    public Func<TokenKey, TokenKey> MapKey { get; init; } = static key => key;

    public Func<string, string> MapPurpose { get; init; } = static purpose => purpose;

    /// <summary>Gets what becomes of bytes that cannot be unprotected.</summary>
    public Func<byte[], TokenProtectionException, byte[]> OnRefused { get; init; } = static (_, e) => throw e;

    /// <summary>Gets what is done instead of protecting.</summary>
    public Func<byte[], byte[]>? ProtectBy { get; init; }

    public Func<byte[], byte[]> MapClear { get; init; } = static clear => clear;

    public byte[] Protect(TokenKey key, string purpose, ReadOnlySpan<byte> clear) =>
        ProtectBy?.Invoke(clear.ToArray()) ?? inner.Protect(MapKey(key), MapPurpose(purpose), clear);

    public byte[] Unprotect(TokenKey key, string purpose, ReadOnlySpan<byte> stored)
    {
        byte[] copy = stored.ToArray();
        try
        {
            return MapClear(inner.Unprotect(MapKey(key), MapPurpose(purpose), copy));
        }
        catch (TokenProtectionException e)
        {
            return OnRefused(copy, e);
        }
    }
}
