using System.Net;
using System.Net.Sockets;

namespace FitbitSdk.Kafka.Tests;

/// <summary>Answers everybody on loopback, and speaks no TLS.</summary>
internal sealed class ClearServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _answering;

    public ClearServer()
    {
        _listener.Start();
        _answering = AnswerAsync();
    }

    public string Address => _listener.LocalEndpoint.ToString()!;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _answering;
        _listener.Dispose();
    }

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
                await client.GetStream().WriteAsync("Not a word of TLS.\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
            }
        }
        catch (Exception e) when (e is SocketException or InvalidOperationException)
        {
            // It was stopped.
        }
    }
}
