using System.Text.RegularExpressions;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace FitbitSdk.RabbitMQ;

/// <summary>Declares on a channel of its own, because the server closes the channel on which it refuses something.</summary>
internal static partial class Declaring
{
    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal)
    {
        ["type"] = nameof(RabbitMqTopologyOptions.ExchangeType),
        ["alternate-exchange"] = nameof(RabbitMqTopologyOptions.AlternateExchange),
        ["x-dead-letter-exchange"] = nameof(RabbitMqTopologyOptions.DeadLetterExchange),
        ["x-queue-type"] = nameof(RabbitMqQueueProfile.Type),
        ["x-max-length"] = nameof(RabbitMqQueueProfile.MaximumLength),
        ["x-max-length-bytes"] = nameof(RabbitMqQueueProfile.MaximumBytes),
        ["x-overflow"] = nameof(RabbitMqQueueProfile.Overflow),
        ["x-message-ttl"] = nameof(RabbitMqQueueProfile.MessageTtl),
        ["x-delivery-limit"] = nameof(RabbitMqQueueProfile.DeliveryLimit),
    };

    /// <param name="connection">The connection.</param>
    /// <param name="about">What is declared.</param>
    /// <param name="declare">Declares it.</param>
    /// <param name="setting">The setting that names it; <see langword="null"/> where it is one of <see cref="RabbitMqTopologyOptions"/>.</param>
    /// <exception cref="RabbitMqSinkException">There is no connection, or the server refuses.</exception>
    public static async Task RunAsync(BrokerConnection connection, string about, Func<IChannel, Task> declare, string? setting = null)
    {
        IConnection open = await connection.GetAsync(CancellationToken.None).ConfigureAwait(false);

        // While it is short of memory, the server answers nothing on a connection that publishes.
        await connection.AwaitUnblockedAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            IChannel channel = await open.CreateChannelAsync().ConfigureAwait(false);
            await using (channel.ConfigureAwait(false))
            {
                await declare(channel).ConfigureAwait(false);
            }
        }
        catch (OperationInterruptedException e)
        {
            throw OfRefusal(e.ShutdownReason, about, setting);
        }
        catch (Exception e) when (e is RabbitMQClientException or IOException or OperationCanceledException or TimeoutException or ObjectDisposedException)
        {
            throw BrokerFaults.ToException(connection.Fault ?? RabbitMqFault.Unreachable, e);
        }
    }

    /// <summary>Says what the server has against it. Its text tells both sides of a mismatch.</summary>
    internal static RabbitMqSinkException OfRefusal(ShutdownEventArgs? reason, string about, string? setting = null)
    {
        if (reason is not { Initiator: ShutdownInitiator.Peer, ReplyCode: Constants.PreconditionFailed })
        {
            return BrokerFaults.OfClose(reason, about);
        }

        Match found = Mismatch().Match(reason.ReplyText);
        string argument = found.Groups["argument"].Value;
        string blamed = setting ?? $"{nameof(RabbitMqTopologyOptions)}.{Settings.GetValueOrDefault(argument) ?? $"Arguments[\"{argument}\"]"}";
        return found.Success
            ? new(RabbitMqFault.TopologyMismatch, blamed,
                $"the {found.Groups["kind"].Value} {found.Groups["name"].Value} is there with {argument} {found.Groups["there"].Value}, and the options say {found.Groups["asked"].Value}. Change them, or delete it once it is empty.")
            : new(RabbitMqFault.TopologyMismatch, setting ?? nameof(RabbitMqTopologyOptions), $"the server does not declare {about} as the options say. Its log says why.");
    }

    [GeneratedRegex(@"inequivalent arg '(?<argument>[^']+)' for (?<kind>\w+) '(?<name>[^']+)' in vhost '[^']*': received (?<asked>.+?) but current is (?<there>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mismatch();
}
