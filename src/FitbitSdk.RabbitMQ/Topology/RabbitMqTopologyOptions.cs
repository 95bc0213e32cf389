using System.ComponentModel.DataAnnotations;

namespace FitbitSdk.RabbitMQ;

/// <summary>Options of the exchanges and queues that the sink needs.</summary>
public sealed class RabbitMqTopologyOptions
{
    /// <summary>Gets or sets who makes them.</summary>
    /// <value>The default is <see cref="RabbitMqTopologyMode.Declare"/>.</value>
    [EnumDataType(typeof(RabbitMqTopologyMode), ErrorMessage = "RabbitMqTopologyOptions.Mode must be Declare or Passive.")]
    public RabbitMqTopologyMode Mode { get; set; }

    /// <summary>Gets or sets the type of the exchange that records go to.</summary>
    /// <value>The default is <c>topic</c>; or <c>direct</c>, <c>fanout</c>, or one of a plug-in.</value>
    [Required(ErrorMessage = "RabbitMqTopologyOptions.ExchangeType must not be empty.")]
    public string ExchangeType { get; set; } = RabbitMqTopologyDefaults.ExchangeType;

    /// <summary>Gets or sets the exchange, with a queue of the same name, for messages that belong in no queue.</summary>
    /// <value>The default is <see langword="null"/>: such a message is an error that names its routing key.</value>
    public string? AlternateExchange { get; set; }

    /// <summary>Gets or sets the exchange, with a queue of the same name, for messages that consumers reject, or that a queue drops.</summary>
    /// <value>The default is <see langword="null"/>: they are gone.</value>
    public string? DeadLetterExchange { get; set; }

    /// <summary>Gets or sets how the queue of a routing key is named: text with <c>{project}</c>, <c>{provider}</c>, <c>{stream}</c> or <c>{key}</c> in it.</summary>
    /// <remarks>A queue is declared and bound before the first message that belongs in it.</remarks>
    /// <value>The default is <c>fitbitsdk.{stream}</c>; <see langword="null"/> for no queues: consumers bring their own.</value>
    public string? QueueName { get; set; } = RabbitMqTopologyDefaults.QueueName;

    /// <summary>Gets how queues are declared of which <see cref="Profiles"/> says nothing, those of alternate exchange and dead letters included.</summary>
    public RabbitMqQueueProfile Default { get; } = new();

    /// <summary>Gets how single queues are declared: by <c>project/stream</c>, <c>project/*</c> or <c>stream</c>, the first that there is.</summary>
    /// <remarks>With <see cref="RabbitMqFormat.Topics"/> topics take the place of streams.</remarks>
    /// <value>Empty by default.</value>
    public IDictionary<string, RabbitMqQueueProfile> Profiles { get; } = new Dictionary<string, RabbitMqQueueProfile>(StringComparer.Ordinal);
}
