using RabbitMQ.Client;

namespace FitbitSdk.RabbitMQ;

/// <summary>The sockets that an attempt to connect has opened, to be closed where the attempt is given up.</summary>
internal sealed class ConnectionSocket
{
    private readonly List<ITcpClient> _opened = [];

    public ConnectionSocket(ConnectionFactory factory)
    {
        Func<System.Net.Sockets.AddressFamily, ITcpClient> open = factory.SocketFactory;
        factory.SocketFactory = family =>
        {
            ITcpClient opened = open(family);
            lock (_opened)
            {
                _opened.Add(opened);
            }

            return opened;
        };
    }

    public void Close()
    {
        lock (_opened)
        {
            _opened.ForEach(static socket => socket.Dispose());
        }
    }
}
