using System.Security.Authentication;
using System.Threading.Channels;
using System.Text.RegularExpressions;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace FitbitSdk.RabbitMQ;

/// <summary>What the client's exceptions and the server's reply codes mean. The server's texts name users and hosts, so they are not repeated.</summary>
internal static partial class BrokerFaults
{
    private const string ConnectionSetting = nameof(RabbitMqConnectionOptions);

    /// <summary>Says why no connection came about.</summary>
    /// <param name="e">What the client threw.</param>
    /// <param name="address">The host.</param>
    /// <param name="hasWorked">Whether there was a connection before: a server that breaks off then is more likely to start than to refuse.</param>
    public static RabbitMqSinkException OfConnect(Exception e, BrokerAddress address, bool hasWorked) =>
        ToException(FaultOfConnect(e) ?? (address.UseTls && !hasWorked ? RabbitMqFault.TlsFailed : RabbitMqFault.Unreachable), e);

    /// <summary>Says why a channel, or its connection, was closed.</summary>
    /// <param name="reason">What the client was told.</param>
    /// <param name="about">The exchange or queue that it was about.</param>
    public static RabbitMqSinkException OfClose(ShutdownEventArgs? reason, string? about = null) => ToException(reason switch
    {
        null or { Initiator: not ShutdownInitiator.Peer } => RabbitMqFault.Unreachable,
        { ReplyCode: Constants.AccessRefused } => RabbitMqFault.NotAuthorized,
        { ReplyCode: Constants.NotFound } => RabbitMqFault.NotFound,
        { ReplyCode: Constants.PreconditionFailed } when reason.ReplyText.Contains("message size", StringComparison.Ordinal) => RabbitMqFault.MessageTooLarge,
        { ReplyCode: Constants.PreconditionFailed } => RabbitMqFault.ChannelClosed,
        { ReplyCode: Constants.ConnectionForced or Constants.InternalError } => RabbitMqFault.Unreachable,
        _ => RabbitMqFault.ChannelClosed,
    }, null, reason is not null && Missing().Match(reason.ReplyText) is { Success: true } missing ? $"{missing.Groups["kind"].Value} {missing.Groups["name"].Value}" : about);

    /// <summary>Tells whether the client says by an exception that connection or channel are of no more use.</summary>
    public static bool IsLoss(Exception e) =>
        e is RabbitMQClientException or IOException or OperationCanceledException or TimeoutException or ObjectDisposedException or ChannelClosedException;

    /// <summary>Tells whether the client waited in vain for the server's answer.</summary>
    public static bool IsSilence(Exception e) => e is TimeoutException or OperationCanceledException;

    /// <summary>Tells whether waiting does not help: somebody must act.</summary>
    public static bool NeedsAction(RabbitMqFault fault) => fault is not (RabbitMqFault.Unreachable or RabbitMqFault.Blocked or RabbitMqFault.ConfirmTimeout or RabbitMqFault.ChannelClosed or RabbitMqFault.Refused);

    public static RabbitMqSinkException ToException(RabbitMqFault fault, Exception? cause = null, string? about = null) => fault switch
    {
        RabbitMqFault.CredentialsRefused => new(fault, $"{ConnectionSetting}.UserName", "the server refuses user and password. It lets guest in from its own machine alone.", cause),
        RabbitMqFault.VirtualHostRefused => new(fault, $"{ConnectionSetting}.VirtualHost", "the server has no such virtual host, the user may not enter it, or it takes no more connections.", cause),
        RabbitMqFault.TlsFailed => new(fault, $"{ConnectionSetting}.CaFile", "no TLS connection came about. Check UseTls or amqps:// in Hosts, the port, CaFile, ClientCertificateFile, and that the host is one that the server's certificate names.", cause),
        RabbitMqFault.NotAuthorized => new(fault, $"{ConnectionSetting}.UserName", $"the user needs permission to write{To(about)}, and to configure what is to be declared.", cause),
        RabbitMqFault.NotFound => new(fault, $"{nameof(RabbitMqTopologyOptions)}.{nameof(RabbitMqTopologyOptions.Mode)}", $"the {about ?? "exchange or queue"} does not exist. Declare it, or let the sink do so (AddRabbitMqTopology).", cause),
        RabbitMqFault.Blocked => new(fault, $"{ConnectionSetting}.ReadinessTimeout", "the server is short of memory or disk space, and takes no messages until it has more.", cause),
        RabbitMqFault.ConfirmTimeout => new(fault, $"{ConnectionSetting}.ConfirmTimeout", "the server did not confirm in time. A queue may have lost most of its replicas, or the server be overloaded.", cause),
        RabbitMqFault.MessageTooLarge => new(fault, "RabbitMqSinkOptions.MaximumMessageBytes", "the server takes no messages as large as this allows: lower it to the server's max_message_size, or raise that.", cause),
        RabbitMqFault.Refused => new(fault, "Queues", "a queue refuses messages: it is full, and its overflow is reject-publish, or it has lost most of its replicas.", cause),
        RabbitMqFault.ChannelClosed => new(fault, ConnectionSetting, "the server closed the channel. Its log says why.", cause),
        _ => new(RabbitMqFault.Unreachable, $"{ConnectionSetting}.Hosts", "no host answers, or the connection was lost. Check the addresses and the network.", cause),
    };

    /// <summary>Says that a message reached no queue.</summary>
    public static RabbitMqSinkException Unroutable(string exchange, string routingKey) => new(
        RabbitMqFault.Unroutable, "Queues", $"the exchange {exchange} has no queue that takes messages with the routing key {routingKey}. Bind one, or give the exchange an alternate.");

    [GeneratedRegex("no (?<kind>exchange|queue) '(?<name>[^']+)' in vhost", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Missing();

    private static string To(string? about) => about is null ? "" : $" to {about}";

    /// <returns><see langword="null"/> where a host was reached and broke off: over TLS that is how a server refuses a client's certificate, or that there is none.</returns>
    private static RabbitMqFault? FaultOfConnect(Exception e)
    {
        for (Exception? one = e; one is not null; one = one.InnerException)
        {
            switch (one)
            {
                case AuthenticationFailureException:
                    return RabbitMqFault.CredentialsRefused;
                case OperationInterruptedException { ShutdownReason.ReplyCode: Constants.NotAllowed }:
                    return RabbitMqFault.VirtualHostRefused;
                case AuthenticationException:
                    return RabbitMqFault.TlsFailed;
                case ConnectFailureException or TimeoutException or OperationCanceledException:
                    return RabbitMqFault.Unreachable;
                case AggregateException all:
                    return all.InnerExceptions.Max(FaultOfConnect);
            }
        }

        return null;
    }
}
