using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FitbitSdk.WebApi.Tests;

/// <summary>A service on the loopback that answers every request with the same bytes, header included, and then hangs up.</summary>
internal sealed class RawService : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    /// <param name="head">Status line and headers.</param>
    /// <param name="body">The body as it goes over the wire, part by part; it may have no end.</param>
    public RawService(string head, Func<IEnumerable<byte[]>> body)
    {
        _listener.Start();
        _serving = ServeAsync(Encoding.ASCII.GetBytes(head.ReplaceLineEndings("\r\n") + "\r\n\r\n"), body);
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>Gets how many bytes went out, bodies only.</summary>
    public long Sent { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync(byte[] head, Func<IEnumerable<byte[]>> body)
    {
        byte[] request = new byte[16 * 1024];
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                NetworkStream stream = client.GetStream();
                _ = await stream.ReadAsync(request, _stop.Token);
                await stream.WriteAsync(head, _stop.Token);
                foreach (byte[] part in body())
                {
                    await stream.WriteAsync(part, _stop.Token);
                    Sent += part.Length;
                }
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The client had enough, or the test has.
            }
        }
    }
}
