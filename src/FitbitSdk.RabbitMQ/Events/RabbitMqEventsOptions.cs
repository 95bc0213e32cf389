using System.ComponentModel.DataAnnotations;

namespace FitbitSdk.RabbitMQ;

/// <summary>Options of the events that are published to RabbitMQ.</summary>
public sealed class RabbitMqEventsOptions
{
    /// <summary>Gets or sets the exchange: topic, durable. The routing key is the event's kind, such as <c>windowDelivered</c>.</summary>
    /// <value>The default is <c>fitbitsdk.events</c>.</value>
    [Required]
    public string Exchange { get; set; } = RabbitMqEventsDefaults.Exchange;

    /// <summary>Gets or sets whether the exchange is declared where it does not exist. It needs the permission to configure it.</summary>
    /// <value>The default is <see langword="true"/>; with <see langword="false"/> someone else must have declared it.</value>
    public bool Declares { get; set; } = true;

    /// <summary>Gets or sets how many events that wait to be published are kept, while the server is away. More are dropped, the oldest first, counted and logged.</summary>
    /// <value>The default is 10,000; from 1 to 1,000,000.</value>
    [Range(1, 1_000_000)]
    public int MaximumWaiting { get; set; } = RabbitMqEventsDefaults.MaximumWaiting;
}
