using System.Text;

namespace FitbitSdk.Storage.Sqlite;

/// <summary>Writes a secret into a text column and reads it again: by the protector where there is one, else in clear.</summary>
/// <remarks>What is in clear is JSON and begins with a brace, so a row says itself whether it is protected. Rows that were written in clear stay
/// readable and are protected at their next write.</remarks>
internal sealed class TokenCell(ITokenProtector? protector, string purpose, string? client)
{
    private const string Mark = "protected:";

    // Clients of different names may share a file; a row that is moved from one to the other must not be readable either.
    private readonly string _purpose = client is null ? purpose : $"{purpose}:{client}";

    public string Write(TokenKey key, byte[] clear) => protector is null
        ? Encoding.UTF8.GetString(clear)
        : Mark + Convert.ToBase64String(protector.Protect(key, _purpose, clear));

    /// <exception cref="TokenProtectionException">The cell is protected and cannot be read.</exception>
    public byte[] Read(TokenKey key, string cell)
    {
        if (!cell.StartsWith(Mark, StringComparison.Ordinal))
        {
            return Encoding.UTF8.GetBytes(cell);
        }

        if (protector is null)
        {
            throw new TokenProtectionException("What is stored is protected, and no protector is registered. Call ProtectTokens or AddTokenProtector with the keys that protected them.");
        }

        byte[] stored = new byte[cell.Length];
        return Convert.TryFromBase64Chars(cell.AsSpan(Mark.Length), stored, out int length)
            ? protector.Unprotect(key, _purpose, stored.AsSpan(0, length))
            : throw new TokenProtectionException("What is stored cannot be unprotected: it is damaged.");
    }
}
