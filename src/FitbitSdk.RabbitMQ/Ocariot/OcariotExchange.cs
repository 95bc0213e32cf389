using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace FitbitSdk.RabbitMQ;

/// <summary>The exchange of OCARIoT's bus, which data and other events share.</summary>
internal sealed class OcariotExchange(IOptions<OcariotBusOptions> options, BrokerConnection connection)
{
    /// <summary>Gets what declares it; <see langword="null"/> where someone else does.</summary>
    public DeclaredExchange? Declared { get; } = options.Value.Declares
        ? new(connection, options.Value.Exchange, ExchangeType.Direct, $"{nameof(OcariotBusOptions)}.{nameof(OcariotBusOptions.Exchange)}")
        : null;
}
