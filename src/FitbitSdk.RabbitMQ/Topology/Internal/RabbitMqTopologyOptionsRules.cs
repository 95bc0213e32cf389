using Microsoft.Extensions.Options;

namespace FitbitSdk.RabbitMQ;

[OptionsValidator]
internal sealed partial class RabbitMqTopologyOptionsValidator : IValidateOptions<RabbitMqTopologyOptions>;

/// <summary>Checks at start what attributes cannot: names, and what queues of each kind can be.</summary>
internal sealed class RabbitMqTopologyOptionsRules(IOptions<RabbitMqSinkOptions> sink) : IValidateOptions<RabbitMqTopologyOptions>
{
    public ValidateOptionsResult Validate(string? name, RabbitMqTopologyOptions options)
    {
        IEnumerable<string?> faults = FaultsOfNames(options).Concat(FaultsOf("Default", options.Default))
            .Concat(options.Profiles.SelectMany(static one => FaultsOf($"Profiles[\"{one.Key}\"]", one.Value)));
        string[] all = [.. faults.OfType<string>().Select(static fault => $"{nameof(RabbitMqTopologyOptions)}.{fault}")];
        return all.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(all);
    }

    private IEnumerable<string?> FaultsOfNames(RabbitMqTopologyOptions options)
    {
        yield return FaultOfName(nameof(options.AlternateExchange), options.AlternateExchange);
        yield return FaultOfName(nameof(options.DeadLetterExchange), options.DeadLetterExchange);
        yield return options.QueueName is "" || RoutingKeys.IsTooLong(options.QueueName ?? "") ? "QueueName must be null, or 1 to 255 bytes." : null;
        yield return options.AlternateExchange is { } one && one == options.DeadLetterExchange ? "AlternateExchange and DeadLetterExchange must differ." : null;
        yield return options.QueueName is { } queue && TopologyPlan.HasUnknownPlace(queue) ? "QueueName has braces around something other than project, provider, stream or key." : null;
    }

    private string? FaultOfName(string property, string? name) =>
        name is null ? null
        : name.Length == 0 || RoutingKeys.IsTooLong(name) ? $"{property} must have 1 to 255 bytes."
        : name == sink.Value.Exchange ? $"{property} must be another one than RabbitMqSinkOptions.Exchange."
        : null;

    private static IEnumerable<string?> FaultsOf(string property, RabbitMqQueueProfile profile)
    {
        yield return Enum.IsDefined(profile.Type) && Enum.IsDefined(profile.Overflow) ? null : $"{property} has a Type or Overflow that there is not.";
        yield return profile.MaximumLength < 1 || profile.MaximumBytes < 1 || profile.DeliveryLimit < 1 ? $"{property}: MaximumLength, MaximumBytes and DeliveryLimit are at least 1." : null;
        yield return profile.MessageTtl < TimeSpan.FromSeconds(1) ? $"{property}.MessageTtl is at least 1 second." : null;
        yield return profile is { DeliveryLimit: not null, Type: not RabbitMqQueueType.Quorum } ? $"{property}.DeliveryLimit needs a quorum queue." : null;
        yield return profile is { Type: RabbitMqQueueType.Stream, MaximumLength: not null } or { Type: RabbitMqQueueType.Stream, MessageTtl: not null }
            ? $"{property}: a stream is limited by MaximumBytes, or by the argument x-max-age." : null;
    }
}
