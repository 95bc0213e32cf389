using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk.Kafka.Tests;

public sealed class RegistryTlsTests : IDisposable
{
    private static readonly RegistrySchema Schema = new("\"string\"");

    private readonly string _folder = Directory.CreateTempSubdirectory("fitbitsdk-tls").FullName;
    private readonly X509Certificate2 _server = TestCertificate.Issue("CN=localhost");
    private readonly X509Certificate2 _client = TestCertificate.Issue("CN=ingest");

    [Fact]
    public async Task Register_OverTls_NeedsTheAuthorityAndTheClientsCertificate()
    {
        await using RegistryServer server = await RegistryServer.StartAsync(_server, _client);
        (string authority, string client, string key) = (Write("ca.pem", _server.ExportCertificatePem()), Write("client.pem", _client.ExportCertificatePem()), Write("client.key", _client.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem()));
        await using ServiceProvider both = RegistrySync.Build(server.Url, options => (options.CaCertificatePath, options.ClientCertificatePath, options.ClientKeyPath) = (authority, client, key));
        await using ServiceProvider none = RegistrySync.Build(server.Url);
        await using ServiceProvider anonymous = RegistrySync.Build(server.Url, options => options.CaCertificatePath = authority);

        Assert.Equal(1, await RegisterAsync(both));
        SchemaRegistryException untrusted = await Assert.ThrowsAsync<SchemaRegistryException>(() => RegisterAsync(none));
        await Assert.ThrowsAsync<SchemaRegistryException>(() => RegisterAsync(anonymous));

        Assert.Equal((KafkaSinkFault.TlsFailed, "SchemaRegistryOptions.CaCertificatePath"), (untrusted.Fault, untrusted.Setting));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Register_WithTheHostsOwnHandler_GoesThroughIt()
    {
        await using RegistryServer server = await RegistryServer.StartAsync(_server);
        ServiceCollection services = new();
        new Builder(services).AddSchemaRegistry(options => options.Url = server.Url);
        SocketsHttpHandler own = new() { SslOptions = { CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck } } };
        own.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(_server);
        services.AddHttpClient(SchemaRegistryClient.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => own);
        await using ServiceProvider container = services.BuildServiceProvider();

        Assert.Equal(1, await RegisterAsync(container));
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _server.Dispose();
        _client.Dispose();
    }

    private static Task<int> RegisterAsync(ServiceProvider container) => container.GetRequiredService<SchemaRegistryClient>().RegisterAsync("subject", Schema, TestContext.Current.CancellationToken);

    private string Write(string name, string pem)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, pem);
        return path;
    }

    private sealed class Builder(IServiceCollection services) : IHealthSyncBuilder
    {
        public IServiceCollection Services { get; } = services;
    }
}
