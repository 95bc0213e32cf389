using System.Security.Cryptography.X509Certificates;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace FitbitSdk.RabbitMQ.Tests;

/// <summary>What the other tests take for granted of the server they start.</summary>
public sealed class ServerTests(SharedServer shared)
{
    private static readonly BasicProperties Persistent = new() { Persistent = true };

    [Fact]
    public async Task StartAgain_AfterKillAndStop_KeepsPortAndMessages()
    {
        await using RabbitMqServer server = await RabbitMqServer.StartAsync();
        await PublishAsync(server.Uri, "kept");

        await server.KillAsync();
        await Assert.ThrowsAsync<BrokerUnreachableException>(() => PublishAsync(server.Uri, "kept"));
        await server.StartAgainAsync();
        await PublishAsync(server.Uri, "kept");
        await server.StopAsync();
        await server.StartAgainAsync();

        Assert.Equal(2, (await server.CountMessagesAsync())["kept"]);
    }

    [Fact]
    public async Task MemoryAlarm_Raised_BlocksWhoPublishesUntilCleared()
    {
        await using RabbitMqServer server = await RabbitMqServer.StartAsync();
        await server.RaiseMemoryAlarmAsync();

        Task published = PublishAsync(server.Uri, "blocked");
        await Assert.ThrowsAsync<TimeoutException>(() => published.WaitAsync(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken));
        await server.ClearMemoryAlarmAsync();

        await published;
    }

    [Fact]
    public async Task Tls_ClientWithoutCertificate_IsRefused()
    {
        using TlsFiles files = new();
        await using RabbitMqServer server = await RabbitMqServer.StartAsync(files);

        using X509Certificate2 client = X509Certificate2.CreateFromPemFile(files.ClientFile, files.ClientKeyFile);

        await ConnectAsync(server.TlsPort, files, [client]);

        await Assert.ThrowsAsync<BrokerUnreachableException>(() => ConnectAsync(server.TlsPort, files, []));
    }

    [Fact]
    public async Task VirtualHost_UserWithoutPermissions_IsRefused()
    {
        RabbitMqServer server = await shared.GetAsync();
        string name = $"t-{Guid.NewGuid():N}";
        await server.AddUserAsync(name, "secret");
        await server.AddVirtualHostAsync(name);
        ConnectionFactory factory = new() { Port = server.Port, HostName = "127.0.0.1", UserName = name, Password = "secret", VirtualHost = name };

        await Assert.ThrowsAnyAsync<RabbitMQClientException>(() => OpenChannelAsync(factory));
        await server.AllowAsync(name, name);

        await OpenChannelAsync(factory);
    }

    private static async Task ConnectAsync(int port, TlsFiles files, X509Certificate2Collection certificates)
    {
        SslOption tls = new("127.0.0.1", enabled: true) { Certs = certificates };
        tls.CertificateValidationCallback = (_, certificate, chain, _) =>
        {
            chain!.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(files.AuthorityFile);
            return chain.Build((X509Certificate2)certificate!);
        };
        await OpenChannelAsync(new() { HostName = "127.0.0.1", Port = port, Ssl = tls });
    }

    // The client calls a connection open before the server has answered for the virtual host.
    private static async Task OpenChannelAsync(ConnectionFactory factory)
    {
        await using IConnection connection = await factory.CreateConnectionAsync(TestContext.Current.CancellationToken);
        await using IChannel channel = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
    }

    private static async Task PublishAsync(Uri address, string queue)
    {
        await using IConnection connection = await new ConnectionFactory { Uri = address }.CreateConnectionAsync(TestContext.Current.CancellationToken);
        await using IChannel channel = await connection.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), TestContext.Current.CancellationToken);
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, cancellationToken: TestContext.Current.CancellationToken);
        await channel.BasicPublishAsync("", queue, mandatory: true, Persistent, new byte[] { 1 }, TestContext.Current.CancellationToken);
    }
}
