using System.Security.Cryptography;
using FitbitSdk.WebApi;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk.Docs.Tests.Snippets;

#region data-protection
public sealed class DataProtectionTokenProtector(IDataProtectionProvider root) : ITokenProtector
{
    public byte[] Protect(TokenKey key, string purpose, ReadOnlySpan<byte> clear) => For(key, purpose).Protect(clear.ToArray());

    public byte[] Unprotect(TokenKey key, string purpose, ReadOnlySpan<byte> stored)
    {
        try { return For(key, purpose).Unprotect(stored.ToArray()); }
        catch (CryptographicException) { throw new TokenProtectionException("Stored tokens cannot be unprotected by this key ring."); }
    }

    private IDataProtector For(TokenKey key, string purpose) => root.CreateProtector("FitbitSdk", purpose, key.Provider.Value, key.User.Value);
}
#endregion

internal static class Protection
{
    public static void Keys(IServiceCollection services, Action<FitbitClientOptions> configure, byte[] key, byte[] oldKey)
    {
        #region protect-tokens
        services.AddFitbitClient(configure).UseSqlite("state.db")
            .ProtectTokens(new TokenProtectionKey("2026", key), new TokenProtectionKey("2025", oldKey));   // 32 bytes each, from your secret store
        #endregion
    }

    public static void DataProtection(IServiceCollection services, Action<FitbitClientOptions> configure)
    {
        #region use-data-protection
        services.AddDataProtection();
        services.AddFitbitClient(configure).AddTokenProtector<DataProtectionTokenProtector>().UseSqlite("state.db");
        #endregion
    }
}
