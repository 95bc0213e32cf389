namespace FitbitSdk.RabbitMQ;

/// <summary>What keeps messages from being delivered, one or all.</summary>
public enum RabbitMqFault
{
    /// <summary>No host answers, or the connection was lost. It passes by itself once one does.</summary>
    Unreachable = 0,

    /// <summary>The server refuses user and password.</summary>
    CredentialsRefused = 1,

    /// <summary>The virtual host does not exist, the user may not enter it, or it takes no more connections.</summary>
    VirtualHostRefused = 2,

    /// <summary>No TLS connection comes about: a certificate is not trusted, or one side speaks no TLS.</summary>
    TlsFailed = 3,

    /// <summary>The user may not do this to the exchange or queue.</summary>
    NotAuthorized = 4,

    /// <summary>The exchange or queue does not exist.</summary>
    NotFound = 5,

    /// <summary>No queue is bound to the exchange that takes messages with this routing key.</summary>
    Unroutable = 6,

    /// <summary>The server is short of memory or disk space and takes no messages. It passes by itself once it has more.</summary>
    Blocked = 7,

    /// <summary>The server did not confirm in time.</summary>
    ConfirmTimeout = 8,

    /// <summary>An exchange or queue is there, but not as the options say.</summary>
    TopologyMismatch = 9,

    /// <summary>A message is larger than the server takes.</summary>
    MessageTooLarge = 10,

    /// <summary>The server closed the channel for a reason that has no name of its own here.</summary>
    ChannelClosed = 11,

    /// <summary>A queue refuses messages: it is full (<c>overflow</c> is <c>reject-publish</c>), or has lost most of its replicas. It passes by itself once it has room.</summary>
    Refused = 12,
}
