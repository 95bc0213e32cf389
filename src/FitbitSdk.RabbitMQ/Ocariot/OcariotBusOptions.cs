using System.ComponentModel.DataAnnotations;

namespace FitbitSdk.RabbitMQ;

/// <summary>Options of OCARIoT's bus.</summary>
public sealed class OcariotBusOptions
{
    /// <summary>Gets or sets the exchange that events are published to: direct, durable.</summary>
    /// <value>The default is <c>data.sync</c>.</value>
    [Required]
    public string Exchange { get; set; } = OcariotBusDefaults.Exchange;

    /// <summary>Gets or sets whether exchanges, and the queue of deletions, are declared where they do not exist. It needs the permission to configure them.</summary>
    /// <value>The default is <see langword="true"/>; with <see langword="false"/> someone else must have declared them.</value>
    public bool Declares { get; set; } = true;

    /// <summary>Gets or sets what times say.</summary>
    /// <value>The default is <see cref="OcariotTimes.Instant"/>.</value>
    public OcariotTimes Times { get; set; }

    /// <summary>Gets or sets the size, in bytes, above which a batch is cut into several messages. A record that exceeds it by itself travels alone.</summary>
    /// <value>The default is 128 kiB; from 1 kiB to 16 MiB, or <see langword="null"/>: one message a batch, as OCARIoT's own service did.</value>
    [Range(1024, 16 * 1024 * 1024)]
    public int? MaximumMessageBytes { get; set; } = OcariotBusDefaults.MaximumMessageBytes;

    /// <summary>Gets or sets whether users are forgotten whom a <c>UserDeleteEvent</c> names.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool ForgetsDeletedUsers { get; set; } = true;

    /// <summary>Gets or sets the exchange that deletions come from: direct, durable.</summary>
    /// <value>The default is <c>account</c>.</value>
    [Required]
    public string DeletionExchange { get; set; } = OcariotBusDefaults.DeletionExchange;

    /// <summary>Gets or sets the routing key of deletions.</summary>
    /// <value>The default is <c>users.delete</c>.</value>
    [Required]
    public string DeletionRoutingKey { get; set; } = OcariotBusDefaults.DeletionRoutingKey;

    /// <summary>Gets or sets the queue of deletions: durable. It is the one of OCARIoT's own service, which this takes the place of.</summary>
    /// <value>The default is <c>data.sync.agent.app</c>.</value>
    [Required]
    public string DeletionQueue { get; set; } = OcariotBusDefaults.DeletionQueue;

    /// <summary>Gets or sets how many deletions are worked on at once. One that cannot be done yet, say because a provider is down, keeps its place.</summary>
    /// <value>The default is 20; from 1 to 1,000.</value>
    [Range(1, 1000)]
    public ushort MaximumDeletions { get; set; } = OcariotBusDefaults.MaximumDeletions;

    /// <summary>Gets or sets how many events that wait to be published are kept, while the server is away. More are dropped, the oldest first, counted and logged.</summary>
    /// <remarks>Data never waits here: it is read again until the server has it.</remarks>
    /// <value>The default is 10,000; from 1 to 1,000,000.</value>
    [Range(1, 1_000_000)]
    public int MaximumWaitingEvents { get; set; } = RabbitMqEventsDefaults.MaximumWaiting;
}
