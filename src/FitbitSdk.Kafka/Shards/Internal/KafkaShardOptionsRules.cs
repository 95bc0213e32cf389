using Microsoft.Extensions.Options;

namespace FitbitSdk.Kafka;

[OptionsValidator]
internal sealed partial class KafkaShardOptionsValidator : IValidateOptions<KafkaShardOptions>;

/// <summary>Checks at start what attributes cannot: names, lengths of time, and what of the sink's own options does not go with transactions.</summary>
internal sealed class KafkaShardOptionsRules(IOptions<KafkaSinkOptions> sink) : IValidateOptions<KafkaShardOptions>
{
    // transaction.max.timeout.ms of the brokers, unless somebody changed it.
    private static readonly TimeSpan LongestDelivery = TimeSpan.FromMinutes(14);
    private static readonly TimeSpan LongestFlush = TimeSpan.FromMinutes(1);

    public ValidateOptionsResult Validate(string? name, KafkaShardOptions options)
    {
        List<string> faults = [];
        if (TopicNames.FaultOf(options.StateTopic) is { } fault)
        {
            faults.Add($"KafkaShardOptions.StateTopic is no topic's name: {fault}.");
        }

        Length(nameof(options.MaximumTransactionTime), options.MaximumTransactionTime, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Length(nameof(options.StartTimeout), options.StartTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        if (sink.Value.DeliveryTimeout > LongestDelivery)
        {
            faults.Add($"KafkaSinkOptions.DeliveryTimeout must be at most {LongestDelivery} with exactly-once delivery: brokers abort transactions that take longer.");
        }

        if (sink.Value.FlushTimeout > LongestFlush)
        {
            faults.Add($"KafkaSinkOptions.FlushTimeout must be at most {LongestFlush} with exactly-once delivery: the whole group waits for it when shards move.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Length(string property, TimeSpan value, TimeSpan shortest, TimeSpan longest)
        {
            if (value < shortest || value > longest)
            {
                faults.Add($"KafkaShardOptions.{property} must be from {shortest} to {longest}.");
            }
        }
    }
}
