using RabbitMQ.Client;

namespace FitbitSdk.RabbitMQ;

/// <summary>One message to be published. It is copied before the next one is asked for, so that properties and body may be used again for that.</summary>
/// <param name="Exchange">The exchange.</param>
/// <param name="RoutingKey">The routing key.</param>
/// <param name="Properties">The properties. A message id is required: by it a message that comes back is known again.</param>
/// <param name="Body">The body.</param>
internal readonly record struct OutgoingMessage(string Exchange, string RoutingKey, BasicProperties Properties, ReadOnlyMemory<byte> Body);
