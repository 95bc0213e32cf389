using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FitbitSdk.Safety.Tests;

/// <summary>A server on a port of its own that answers every request alike and keeps what came; it reads headers only.</summary>
internal sealed class Loopback : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<string> _requests = [];
    private readonly Task _serving;
    private volatile bool _isStopped;

    public Loopback()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Gets or sets the whole answer.</summary>
    public string Answer { get; set; } = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]";

    /// <summary>Gets what came, a text a connection.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _isStopped = true;
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync()
    {
        byte[] buffer = new byte[16 * 1024];
        while (true)
        {
            try
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync();
                NetworkStream stream = client.GetStream();
                int read = await stream.ReadAsync(buffer);
                lock (_requests)
                {
                    _requests.Add(Encoding.Latin1.GetString(buffer, 0, read));
                }

                await stream.WriteAsync(Encoding.Latin1.GetBytes(Answer));
            }
            catch (Exception e) when (e is SocketException or IOException or InvalidOperationException)
            {
                if (_isStopped)
                {
                    return;
                }
            }
        }
    }
}
