using RabbitMQ.Client;

namespace FitbitSdk.RabbitMQ;

/// <summary>A durable exchange that is declared before the first message, and again on each new connection: the server may be another.</summary>
/// <param name="connection">The connection.</param>
/// <param name="name">Its name.</param>
/// <param name="type">Its type.</param>
/// <param name="setting">The setting that names it.</param>
/// <param name="declares">Whether it is declared at all; if not, someone else must have.</param>
internal sealed class DeclaredExchange(BrokerConnection connection, string name, string type, string setting, bool declares)
{
    private volatile IConnection? _declaredOn;

    /// <summary>Forgets that it is declared: the server says that it is missing.</summary>
    public void Forget() => _declaredOn = null;

    /// <summary>Declares the exchange. Two at once do it twice, which harms nothing.</summary>
    /// <exception cref="RabbitMqSinkException">There is no connection, the exchange is there as something else, or may not be declared.</exception>
    public async ValueTask EnsureAsync(CancellationToken cancellationToken)
    {
        if (!declares)
        {
            return;
        }

        IConnection open = await connection.GetAsync(cancellationToken).ConfigureAwait(false);
        if (!ReferenceEquals(_declaredOn, open))
        {
            await Declaring.RunAsync(connection, name, channel => channel.ExchangeDeclareAsync(name, type, durable: true, cancellationToken: cancellationToken), setting).ConfigureAwait(false);
            _declaredOn = open;
        }
    }
}
