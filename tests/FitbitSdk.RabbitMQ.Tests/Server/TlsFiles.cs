using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FitbitSdk.RabbitMQ.Tests;

/// <summary>An authority, and certificates of a server on loopback and of a client by it, as PEM files for a day.</summary>
public sealed class TlsFiles : IDisposable
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UtcNow.AddDays(-1);
    private static readonly DateTimeOffset End = Start.AddDays(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("fitbitsdk-tls-").FullName;

    public TlsFiles()
    {
        using ECDsa key = NewKey();
        CertificateRequest request = new("CN=authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        using X509Certificate2 authority = request.CreateSelfSigned(Start, End);
        File.WriteAllText(AuthorityFile, authority.ExportCertificatePem());
        Issue(authority, "server", ServerFile, ServerKeyFile);
        Issue(authority, "ingest", ClientFile, ClientKeyFile);
    }

    public string AuthorityFile => Path.Combine(_folder, "ca.pem");

    public string ServerFile => Path.Combine(_folder, "server.pem");

    public string ServerKeyFile => Path.Combine(_folder, "server.key");

    public string ClientFile => Path.Combine(_folder, "client.pem");

    public string ClientKeyFile => Path.Combine(_folder, "client.key");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Gets the lines of the server's configuration by which it shows its certificate, and asks clients for one of the same authority.</summary>
    internal IEnumerable<string> Listener(int port) =>
    [
        $"listeners.ssl.default = 127.0.0.1:{port}",
        $"ssl_options.cacertfile = {AuthorityFile}",
        $"ssl_options.certfile = {ServerFile}",
        $"ssl_options.keyfile = {ServerKeyFile}",
        "ssl_options.verify = verify_peer",
        "ssl_options.fail_if_no_peer_cert = true",
    ];

    private static ECDsa NewKey() => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static void Issue(X509Certificate2 authority, string name, string certificateFile, string keyFile)
    {
        using ECDsa key = NewKey();
        CertificateRequest request = new($"CN={name}", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 certificate = request.Create(authority, Start, End, RandomNumberGenerator.GetBytes(8));
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
    }
}
