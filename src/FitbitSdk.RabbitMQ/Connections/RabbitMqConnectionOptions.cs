using System.ComponentModel.DataAnnotations;

namespace FitbitSdk.RabbitMQ;

/// <summary>Options of the connection to RabbitMQ, which everything in this package shares.</summary>
public sealed class RabbitMqConnectionOptions
{
    /// <summary>Gets or sets where servers are found: <c>host</c>, <c>host:port</c> or an <c>amqp</c> or <c>amqps</c> URI, several parted by commas.</summary>
    /// <remarks>They are tried in turn, first the one that answered last. A URI may hold user, password and virtual host; it is never logged.</remarks>
    /// <value>There is no default. Without a port it is 5672, with TLS 5671.</value>
    [Required(ErrorMessage = "RabbitMqConnectionOptions.Hosts must name at least one host: call AddHealthSync().AddRabbitMqConnection(...).")]
    public string Hosts { get; set; } = string.Empty;

    /// <summary>Gets or sets the virtual host.</summary>
    /// <value>The default is <see langword="null"/>: that of the URI, else <c>/</c>.</value>
    public string? VirtualHost { get; set; }

    /// <summary>Gets or sets the user.</summary>
    /// <value>The default is <see langword="null"/>: that of the URI, else <c>guest</c>, whom servers let in from their own machine alone.</value>
    public string? UserName { get; set; }

    /// <summary>Gets or sets the password. It is never logged.</summary>
    /// <value>The default is <see langword="null"/>: that of the URI, else <c>guest</c>.</value>
    public string? Password { get; set; }

    /// <summary>Gets or sets whether hosts that are no URI are spoken to over TLS.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool UseTls { get; set; }

    /// <summary>Gets or sets a PEM file with the authorities that the server's certificate may come from.</summary>
    /// <value>The default is <see langword="null"/>: those that the system trusts.</value>
    public string? CaFile { get; set; }

    /// <summary>Gets or sets a PEM file with the certificate that the server is shown.</summary>
    /// <value>The default is <see langword="null"/>: none.</value>
    public string? ClientCertificateFile { get; set; }

    /// <summary>Gets or sets a PEM file with the key of the certificate.</summary>
    /// <value>The default is <see langword="null"/>: it stands in the certificate's file.</value>
    public string? ClientKeyFile { get; set; }

    /// <summary>Gets or sets what the key is encrypted with. It is never logged.</summary>
    /// <value>The default is <see langword="null"/>: the key is not encrypted.</value>
    public string? ClientKeyPassword { get; set; }

    /// <summary>Gets or sets the name under which the server lists the connection.</summary>
    /// <value>The default is <c>FitbitSdk</c>.</value>
    [Required(ErrorMessage = "RabbitMqConnectionOptions.ClientName must not be empty.")]
    public string ClientName { get; set; } = RabbitMqConnectionDefaults.ClientName;

    /// <summary>Gets or sets how long one host is given to answer.</summary>
    /// <value>The default is 10 seconds; from 100 milliseconds to 5 minutes.</value>
    public TimeSpan ConnectTimeout { get; set; } = RabbitMqConnectionDefaults.ConnectTimeout;

    /// <summary>Gets or sets how long a write waits for a connection, and for a server that is out of memory or disk space to take messages again.</summary>
    /// <value>The default is 30 seconds; from 1 second to 10 minutes.</value>
    public TimeSpan ReadinessTimeout { get; set; } = RabbitMqConnectionDefaults.ReadinessTimeout;

    /// <summary>Gets or sets how often both sides say that they are there; a side that is silent for twice as long is taken for dead.</summary>
    /// <value>The default is 30 seconds; from 1 second to 10 minutes. The server may ask for less.</value>
    public TimeSpan Heartbeat { get; set; } = RabbitMqConnectionDefaults.Heartbeat;

    /// <summary>Gets or sets how many messages may wait for their confirmation, of all users together. Who publishes more waits.</summary>
    /// <value>The default is 1,000; from 1 to 100,000.</value>
    [Range(1, 100_000, ErrorMessage = "RabbitMqConnectionOptions.MaximumInFlight must be from 1 to 100,000.")]
    public int MaximumInFlight { get; set; } = RabbitMqConnectionDefaults.MaximumInFlight;

    /// <summary>Gets or sets how long a confirmation is waited for. Then the fate of all that is under way is unknown, and the channel is built anew.</summary>
    /// <value>The default is 30 seconds; from 1 second to 10 minutes.</value>
    public TimeSpan ConfirmTimeout { get; set; } = RabbitMqConnectionDefaults.ConfirmTimeout;

    /// <summary>Gets or sets how long messages that are under way are waited for at the end.</summary>
    /// <value>The default is 10 seconds; from 0 to 10 minutes.</value>
    public TimeSpan FlushTimeout { get; set; } = RabbitMqConnectionDefaults.FlushTimeout;
}
