using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace FitbitSdk.RabbitMQ;

/// <summary>The exchange of OCARIoT's bus, which data and other events share.</summary>
internal sealed class OcariotExchange(IOptions<OcariotBusOptions> options, BrokerConnection connection)
{
    public DeclaredExchange Declared { get; } =
        new(connection, options.Value.Exchange, ExchangeType.Direct, $"{nameof(OcariotBusOptions)}.{nameof(OcariotBusOptions.Exchange)}", options.Value.Declares);
}
