using System.ComponentModel.DataAnnotations;
using FitbitSdk.Records;

namespace FitbitSdk.RabbitMQ;

/// <summary>Options of the RabbitMQ sink.</summary>
public sealed class RabbitMqSinkOptions
{
    /// <summary>Gets or sets the exchange that records go to.</summary>
    /// <value>The default is <c>fitbitsdk</c>, a topic exchange.</value>
    [Required(ErrorMessage = "RabbitMqSinkOptions.Exchange must name an exchange.")]
    [StringLength(127, ErrorMessage = "RabbitMqSinkOptions.Exchange has at most 127 characters.")]
    public string Exchange { get; set; } = RabbitMqSinkDefaults.Exchange;

    /// <summary>Gets or sets what the bodies of messages are.</summary>
    /// <value>The default is <see cref="RabbitMqFormat.Json"/>.</value>
    [EnumDataType(typeof(RabbitMqFormat), ErrorMessage = "RabbitMqSinkOptions.Format must be Json, Avro or Topics.")]
    public RabbitMqFormat Format { get; set; }

    /// <summary>Gets or sets whether routing keys begin with the user's project: <c>{project}.{provider}.{stream}</c>.</summary>
    /// <remarks>In the project <c>_</c> and <c>.</c> are written <c>_5F</c> and <c>_2E</c>, so that it is one word; a user without one has <c>_</c>.</remarks>
    /// <value>The default is <see langword="false"/>: <c>{provider}.{stream}</c>.</value>
    public bool ProjectsAsTenants { get; set; }

    /// <summary>Gets or sets how the routing key of a batch is made, in the place of provider and stream.</summary>
    /// <remarks>It must give the same key for the same user and stream, or their order is lost. Keys stand in errors: none may tell who a person is.</remarks>
    /// <value>The default is <see langword="null"/>. Without effect on <see cref="RabbitMqFormat.Topics"/>.</value>
    public Func<RecordOrigin, string>? RoutingKey { get; set; }

    /// <summary>Gets or sets how many records one message may hold.</summary>
    /// <remarks>With more than one each body is an array (<see cref="RabbitMqFormat.Json"/>) or a sequence of whole deliveries (<see cref="RabbitMqFormat.Avro"/>).</remarks>
    /// <value>The default is 1; from 1 to 10,000.</value>
    [Range(1, 10_000, ErrorMessage = "RabbitMqSinkOptions.RecordsPerMessage must be from 1 to 10,000.")]
    public int RecordsPerMessage { get; set; } = RabbitMqSinkDefaults.RecordsPerMessage;

    /// <summary>Gets or sets how large a body may be. A record that is larger by itself is refused alone; the server would close the channel.</summary>
    /// <value>The default is 16 MiB, as RabbitMQ's <c>max_message_size</c> since 4.0; from 1 KiB to 128 MiB.</value>
    [Range(1024, 128 * 1024 * 1024, ErrorMessage = "RabbitMqSinkOptions.MaximumMessageBytes must be from 1,024 to 134,217,728.")]
    public int MaximumMessageBytes { get; set; } = RabbitMqSinkDefaults.MaximumMessageBytes;
}
