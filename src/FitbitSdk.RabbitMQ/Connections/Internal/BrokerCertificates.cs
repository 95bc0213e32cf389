using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FitbitSdk.RabbitMQ;

/// <summary>The certificates of the options, read again when a file has changed: they are renewed while the host runs.</summary>
internal sealed class BrokerCertificates(RabbitMqConnectionOptions options) : IDisposable
{
    private X509Certificate2Collection? _authorities;
    private X509Certificate2? _own;
    private (DateTime, DateTime, DateTime) _written;

    /// <summary>Gets the authorities of <see cref="RabbitMqConnectionOptions.CaFile"/>; <see langword="null"/> for the system's.</summary>
    public X509Certificate2Collection? Authorities => Read()._authorities;

    /// <summary>Gets the client's certificate; <see langword="null"/> where there is none.</summary>
    public X509Certificate2? Own => Read()._own;

    public void Dispose()
    {
        _own?.Dispose();
        foreach (X509Certificate2 authority in _authorities ?? [])
        {
            authority.Dispose();
        }
    }

    /// <exception cref="RabbitMqSinkException">A file cannot be read now.</exception>
    private BrokerCertificates Read()
    {
        (DateTime, DateTime, DateTime) written = (WrittenAt(options.CaFile), WrittenAt(options.ClientCertificateFile), WrittenAt(options.ClientKeyFile));
        if (written == _written)
        {
            return this;
        }

        try
        {
            X509Certificate2Collection? authorities = options.CaFile is null ? null : BrokerFactory.ReadAuthorities(options);
            X509Certificate2? own = options.ClientCertificateFile is null ? null : BrokerFactory.ReadClientCertificate(options);
            Dispose();
            (_authorities, _own, _written) = (authorities, own, written);
            return this;
        }
        catch (Exception e) when (e is CryptographicException or UnauthorizedAccessException or IOException)
        {
            throw BrokerFaults.ToException(RabbitMqFault.TlsFailed, e);
        }
    }

    private static DateTime WrittenAt(string? file) => file is null ? default : File.GetLastWriteTimeUtc(file);
}
