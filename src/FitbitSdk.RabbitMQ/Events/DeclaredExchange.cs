using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

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

    /// <summary>Declares the exchange. Two at once do it twice, which harms nothing.</summary>
    /// <exception cref="RabbitMqSinkException">There is no connection, the exchange is there as something else, or may not be declared.</exception>
    public async ValueTask EnsureAsync(CancellationToken cancellationToken)
    {
        if (!declares)
        {
            return;
        }

        IConnection open = await connection.GetAsync(cancellationToken).ConfigureAwait(false);
        if (ReferenceEquals(_declaredOn, open))
        {
            return;
        }

        try
        {
            IChannel channel = await open.CreateChannelAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            await using (channel.ConfigureAwait(false))
            {
                await channel.ExchangeDeclareAsync(name, type, durable: true, cancellationToken: cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is OperationInterruptedException or IOException or ObjectDisposedException)
        {
            throw Fault(e, name, setting);
        }

        _declaredOn = open;
    }

    /// <summary>Says why something could not be declared.</summary>
    public static RabbitMqSinkException Fault(Exception e, string name, string setting) => e is OperationInterruptedException { ShutdownReason: { ReplyCode: Constants.PreconditionFailed } }
        ? new(RabbitMqFault.TopologyMismatch, setting, $"{name} is there, but of another type or with other arguments. Name another, delete it, or declare nothing.", e)
        : BrokerFaults.OfClose((e as OperationInterruptedException)?.ShutdownReason, name);
}
