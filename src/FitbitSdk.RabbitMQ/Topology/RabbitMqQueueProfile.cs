namespace FitbitSdk.RabbitMQ;

/// <summary>How a queue is declared. All are durable.</summary>
public sealed class RabbitMqQueueProfile
{
    /// <summary>Gets or sets the kind of queue.</summary>
    /// <value>The default is <see cref="RabbitMqQueueType.Quorum"/>.</value>
    public RabbitMqQueueType Type { get; set; }

    /// <summary>Gets or sets how many messages it holds.</summary>
    /// <value>The default is <see langword="null"/>: as many as come. At least 1.</value>
    public long? MaximumLength { get; set; }

    /// <summary>Gets or sets how many bytes of bodies it holds.</summary>
    /// <value>The default is <see langword="null"/>: as many as come. At least 1.</value>
    public long? MaximumBytes { get; set; }

    /// <summary>Gets or sets what happens when it is full.</summary>
    /// <value>The default is <see cref="RabbitMqOverflow.RejectPublish"/>. Without effect where neither length nor bytes are limited; streams drop their oldest.</value>
    public RabbitMqOverflow Overflow { get; set; }

    /// <summary>Gets or sets how long a message is kept.</summary>
    /// <value>The default is <see langword="null"/>: until it is consumed. At least 1 second; whole milliseconds.</value>
    public TimeSpan? MessageTtl { get; set; }

    /// <summary>Gets or sets how often a quorum queue delivers a message again before it is a dead letter.</summary>
    /// <value>The default is <see langword="null"/>: as the server says. At least 1.</value>
    public int? DeliveryLimit { get; set; }

    /// <summary>Gets further arguments, such as <c>x-single-active-consumer</c>. They stand before what the other properties say.</summary>
    /// <value>Empty by default.</value>
    public IDictionary<string, object?> Arguments { get; } = new Dictionary<string, object?>(StringComparer.Ordinal);
}
