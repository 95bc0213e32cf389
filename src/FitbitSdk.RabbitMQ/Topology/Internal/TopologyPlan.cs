using System.Text.RegularExpressions;
using FitbitSdk.Records;
using Microsoft.Extensions.Options;

namespace FitbitSdk.RabbitMQ;

/// <summary>What exchanges and queues are to be like, as the options say.</summary>
internal sealed partial class TopologyPlan(IOptions<RabbitMqTopologyOptions> topology, IOptions<RabbitMqSinkOptions> sink)
{
    private const string AlternateArgument = "alternate-exchange";
    private const string DeadLetterArgument = "x-dead-letter-exchange";

    public RabbitMqTopologyOptions Options { get; } = topology.Value;

    public string Exchange => sink.Value.Exchange;

    public Dictionary<string, object?>? ExchangeArguments => Options.AlternateExchange is { } alternate ? new(StringComparer.Ordinal) { [AlternateArgument] = alternate } : null;

    public static bool HasUnknownPlace(string template) => Place().Matches(template).Any(static match => match.Value is not ("{project}" or "{provider}" or "{stream}" or "{key}"));

    /// <summary>Gives the queue that messages with a routing key belong in; <see langword="null"/> where others make it.</summary>
    public string? QueueFor(RecordOrigin origin, string routingKey) => Options.QueueName?
        .Replace("{project}", RoutingKeys.WordOf(origin.Project), StringComparison.Ordinal)
        .Replace("{provider}", origin.Provider.Value, StringComparison.Ordinal)
        .Replace("{stream}", origin.Stream.Value, StringComparison.Ordinal)
        .Replace("{key}", routingKey, StringComparison.Ordinal);

    public RabbitMqQueueProfile ProfileFor(RecordOrigin origin, string routingKey)
    {
        string subject = sink.Value.Format is RabbitMqFormat.Topics ? routingKey : origin.Stream.Value;
        string[] places = [$"{origin.Project}/{subject}", $"{origin.Project}/*", subject];
        return places.Select(place => Options.Profiles.TryGetValue(place, out RabbitMqQueueProfile? found) ? found : null).FirstOrDefault(static found => found is not null) ?? Options.Default;
    }

    /// <summary>Gives the arguments of a queue.</summary>
    /// <param name="profile">How it is to be.</param>
    /// <param name="deadLetters">Whether what it drops goes to the dead letters; those of the dead letters themselves are gone.</param>
    public Dictionary<string, object?> ArgumentsOf(RabbitMqQueueProfile profile, bool deadLetters)
    {
        Dictionary<string, object?> arguments = new(profile.Arguments, StringComparer.Ordinal) { ["x-queue-type"] = profile.Type.ToString().ToLowerInvariant() };
        Add("x-max-length", profile.MaximumLength);
        Add("x-max-length-bytes", profile.MaximumBytes);
        Add("x-overflow", profile is { MaximumLength: null, MaximumBytes: null } or { Type: RabbitMqQueueType.Stream } ? null
            : profile.Overflow is RabbitMqOverflow.DropHead ? "drop-head" : "reject-publish");
        Add("x-message-ttl", (long?)profile.MessageTtl?.TotalMilliseconds);
        Add("x-delivery-limit", profile.DeliveryLimit);
        Add(DeadLetterArgument, deadLetters && profile.Type is not RabbitMqQueueType.Stream ? Options.DeadLetterExchange : null);
        return arguments;

        void Add(string name, object? value)
        {
            if (value is not null)
            {
                arguments[name] = value;
            }
        }
    }

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
