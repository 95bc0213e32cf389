using System.Net;
using System.Net.Sockets;

namespace FitbitSdk.RabbitMQ.Tests;

/// <summary>Stands between client and server: what either says can be held back, and connections cut, at a moment that the test chooses.</summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly List<Socket> _sockets = [];
    private readonly Task _accepting;
    private volatile TaskCompletionSource _answers = new();
    private volatile TaskCompletionSource _requests = new();

    public TcpProxy(int port)
    {
        _answers.SetResult();
        _requests.SetResult();
        _listener.Start();
        _accepting = AcceptAsync(port);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Gets whether something that the client said was held back.</summary>
    public bool HasHeld { get; private set; }

    /// <summary>Lets nothing that the server says through, until <see cref="LetThrough"/>.</summary>
    public void HoldAnswers() => _answers = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Reads nothing of what the client says, until <see cref="LetThrough"/>: what it sends stays in its hands.</summary>
    public void HoldRequests() => _requests = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void LetThrough()
    {
        _answers.TrySetResult();
        _requests.TrySetResult();
    }

    /// <summary>Breaks all connections off; new ones are taken.</summary>
    public void Cut()
    {
        lock (_sockets)
        {
            _sockets.ForEach(static socket => socket.Close(0));
            _sockets.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Dispose();
        LetThrough();
        Cut();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ended.Dispose();
    }

    private async Task AcceptAsync(int port)
    {
        while (true)
        {
            Socket client = await _listener.AcceptSocketAsync(_ended.Token);
            Socket server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await server.ConnectAsync(IPAddress.Loopback, port, _ended.Token);
            lock (_sockets)
            {
                _sockets.AddRange([client, server]);
            }

            _ = PumpAsync(client, server, answers: false);
            _ = PumpAsync(server, client, answers: true);
        }
    }

    private async Task PumpAsync(Socket from, Socket to, bool answers)
    {
        byte[] buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and int count)
            {
                Task gate = (answers ? _answers : _requests).Task;
                HasHeld |= !answers && !gate.IsCompleted;
                await gate;

                await to.SendAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Cut.
        }

        from.Close(0);
        to.Close(0);
    }
}
