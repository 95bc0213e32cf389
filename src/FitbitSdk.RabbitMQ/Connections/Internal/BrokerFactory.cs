using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using RabbitMQ.Client;

namespace FitbitSdk.RabbitMQ;

/// <summary>Makes what connects to one host. The client's own recovery is off: it never repeats a first attempt, and after a later one it counts confirmations anew.</summary>
internal static class BrokerFactory
{
    // What a server's certificate is for (RFC 5280, 4.2.1.12): that of a client of the same authority is none.
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    public static ConnectionFactory Create(RabbitMqConnectionOptions options, BrokerAddress address, BrokerCertificates certificates) => new()
    {
        HostName = address.Host,
        Port = address.Port,
        UserName = address.UserName ?? options.UserName ?? RabbitMqConnectionDefaults.UserName,
        Password = address.Password ?? options.Password ?? RabbitMqConnectionDefaults.Password,
        VirtualHost = address.VirtualHost ?? options.VirtualHost ?? RabbitMqConnectionDefaults.VirtualHost,
        Ssl = address.UseTls ? Tls(certificates, address.Host) : new() { Enabled = false },
        AutomaticRecoveryEnabled = false,
        TopologyRecoveryEnabled = false,
        ClientProvidedName = options.ClientName,
        RequestedHeartbeat = options.Heartbeat,
        RequestedConnectionTimeout = options.ConnectTimeout,
        HandshakeContinuationTimeout = options.ConnectTimeout,
        ContinuationTimeout = options.ConnectTimeout,
    };

    public static X509Certificate2Collection ReadAuthorities(RabbitMqConnectionOptions options)
    {
        X509Certificate2Collection authorities = [];
        authorities.ImportFromPemFile(options.CaFile!);
        return authorities;
    }

    public static X509Certificate2 ReadClientCertificate(RabbitMqConnectionOptions options)
    {
        string certificate = options.ClientCertificateFile!;
        string key = options.ClientKeyFile ?? certificate;
        return options.ClientKeyPassword is { } password
            ? X509Certificate2.CreateFromEncryptedPemFile(certificate, password, key)
            : X509Certificate2.CreateFromPemFile(certificate, key);
    }

    private static SslOption Tls(BrokerCertificates certificates, string host) => new()
    {
        Enabled = true,
        ServerName = host,
        Version = SslProtocols.None, // the system decides
        Certs = certificates.Own is { } own ? [own] : null,
        CertificateValidationCallback = certificates.Authorities is { } authorities ? Trusting(authorities) : null,
    };

    private static RemoteCertificateValidationCallback Trusting(X509Certificate2Collection authorities) => (_, certificate, sent, errors) =>
    {
        if (certificate is not X509Certificate2 shown || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) is not SslPolicyErrors.None)
        {
            return false;
        }

        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.ApplicationPolicy.Add(new(ServerAuthentication));
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ExtraStore.AddRange(sent?.ChainPolicy.ExtraStore ?? []);
        return chain.Build(shown);
    };
}
