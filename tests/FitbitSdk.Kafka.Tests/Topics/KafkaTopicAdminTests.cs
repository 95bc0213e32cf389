using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace FitbitSdk.Kafka.Tests;

/// <summary>The client that looks at topics connects with the sink's own settings.</summary>
public sealed class KafkaTopicAdminTests
{
    private const short ApiVersions = 18;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Find_BrokersRefuseTheCredentials_NamesTheSetting()
    {
        using MockCluster cluster = new(brokers: 1);
        using KafkaTopicAdmin admin = Open(cluster.Bootstrap,
            ("security.protocol", "sasl_plaintext"), ("sasl.mechanism", "PLAIN"), ("sasl.username", "ingest"), ("sasl.password", "visible-Secret.123"));

        KafkaSinkException e = await Assert.ThrowsAsync<KafkaSinkException>(() => FindAsync(admin));

        Assert.Equal((KafkaSinkFault.CredentialsRefused, "KafkaSinkOptions.Settings[\"sasl.username\"]"), (e.Fault, e.Setting));
    }

    [Fact]
    public async Task Find_BrokersThatSpeakNoTls_NamesTheSetting()
    {
        await using ClearServer server = new();
        using KafkaTopicAdmin admin = Open(server.Address, ("security.protocol", "ssl"));

        KafkaSinkException e = await Assert.ThrowsAsync<KafkaSinkException>(() => FindAsync(admin));

        Assert.Equal((KafkaSinkFault.TlsFailed, "KafkaSinkOptions.Settings[\"security.protocol\"]"), (e.Fault, e.Setting));
    }

    [Fact]
    public async Task Find_BrokerWhoseAuthorityTheSettingsName_IsAskedOverTls()
    {
        using X509Certificate2 certificate = TestCertificate.Issue("CN=localhost");
        string authority = Path.GetTempFileName();
        File.WriteAllText(authority, certificate.ExportCertificatePem());
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        using KafkaTopicAdmin admin = Open(listener.LocalEndpoint.ToString()!,
            ("security.protocol", "ssl"), ("ssl.ca.location", authority), ("ssl.endpoint.identification.algorithm", "none"));
        File.Delete(authority);

        Task finding = FindAsync(admin);
        byte[] request = new byte[6];
        using (TcpClient client = await listener.AcceptTcpClientAsync(Cancel))
        {
            await using SslStream stream = new(client.GetStream());
            await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, Cancel);
            await stream.ReadExactlyAsync(request, Cancel);
        }

        // Four bytes of length, and what is asked.
        Assert.Equal(ApiVersions, (request[4] << 8) + request[5]);
        await Assert.ThrowsAsync<KafkaSinkException>(() => finding);
    }

    private static KafkaTopicAdmin Open(string servers, params ReadOnlySpan<(string Name, string Value)> settings)
    {
        KafkaSinkOptions options = new() { BootstrapServers = servers, ReadinessTimeout = TimeSpan.FromSeconds(3) };
        foreach ((string name, string value) in settings)
        {
            options.Settings[name] = value;
        }

        return new(Microsoft.Extensions.Options.Options.Create(options));
    }

    private static Task FindAsync(KafkaTopicAdmin admin) => admin.FindAsync("fitbitsdk.steps", Cancel).AsTask();
}
