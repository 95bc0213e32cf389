using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace FitbitSdk.Kafka;

/// <summary>The connections to the registry. They are made anew every few minutes, and so are certificates read that were renewed.</summary>
internal static class RegistryHandler
{
    public static HttpMessageHandler Create(SchemaRegistryOptions options)
    {
        SocketsHttpHandler handler = new()
        {
            // A redirect would take the credentials to wherever the answer says.
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        if (options.CaCertificatePath is not null)
        {
            handler.SslOptions.CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            handler.SslOptions.CertificateChainPolicy.CustomTrustStore.AddRange(ReadAuthorities(options));
        }

        if (options.ClientCertificatePath is not null)
        {
            handler.SslOptions.ClientCertificates = [ReadClientCertificate(options)];
        }

        return handler;
    }

    public static X509Certificate2Collection ReadAuthorities(SchemaRegistryOptions options)
    {
        X509Certificate2Collection authorities = [];
        authorities.ImportFromPemFile(options.CaCertificatePath!);
        return authorities;
    }

    public static X509Certificate2 ReadClientCertificate(SchemaRegistryOptions options) =>
        X509Certificate2.CreateFromPemFile(options.ClientCertificatePath!, options.ClientKeyPath ?? options.ClientCertificatePath);
}
