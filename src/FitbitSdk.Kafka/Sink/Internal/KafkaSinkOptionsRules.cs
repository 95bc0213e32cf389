using Confluent.Kafka;
using FitbitSdk.Records;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FitbitSdk.Kafka;

[OptionsValidator]
internal sealed partial class KafkaSinkOptionsValidator : IValidateOptions<KafkaSinkOptions>;

/// <summary>Checks at start what attributes cannot: lengths of time, conflicts, whether librdkafka takes the settings, whether there is an encoder.</summary>
internal sealed class KafkaSinkOptionsRules(IServiceProviderIsService registrations) : IValidateOptions<KafkaSinkOptions>
{
    public ValidateOptionsResult Validate(string? name, KafkaSinkOptions options)
    {
        List<string> faults = [.. KafkaSettings.Conflicts(options)];
        Length(nameof(options.DeliveryTimeout), options.DeliveryTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        Length(nameof(options.ReadinessTimeout), options.ReadinessTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        Length(nameof(options.FlushTimeout), options.FlushTimeout, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        if (options.Format is KafkaFormat.Topics && !registrations.IsService(typeof(ITopicEncoder)))
        {
            faults.Add("KafkaSinkOptions.Format is Topics, and no encoder is there: call AddHealthSync().AddRadarEncoder(), or register an ITopicEncoder.");
        }

        if (options is { Format: KafkaFormat.Topics, CloudEvents: true })
        {
            faults.Add("KafkaSinkOptions.CloudEvents needs the format Avro or Json: of the entries that an encoder makes of a record, several would have one id.");
        }

        if (options.Format is not KafkaFormat.Topics && options.TopicName is null && TopicNames.FaultOf(options.TopicPrefix + StreamId.HeartRate.Value) is { } fault)
        {
            faults.Add($"KafkaSinkOptions.TopicPrefix gives no topic's name: {fault}.");
        }

        if (options.DeadLetterTopic is { } letters && TopicNames.FaultOf(letters) is { } wrong)
        {
            faults.Add($"KafkaSinkOptions.DeadLetterTopic is no topic's name: {wrong}.");
        }

        if (faults.Count == 0 && Check(options) is { } refused)
        {
            faults.Add(refused);
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Length(string property, TimeSpan value, TimeSpan shortest, TimeSpan longest)
        {
            if (value < shortest || value > longest)
            {
                faults.Add($"KafkaSinkOptions.{property} must be from {shortest} to {longest}.");
            }
        }
    }

    /// <summary>Lets librdkafka read the settings. What it then says is not repeated, because it quotes values.</summary>
    private static string? Check(KafkaSinkOptions options)
    {
        try
        {
            Dictionary<string, string> settings = KafkaSettings.Build(options);
            if (Takes(settings))
            {
                return null;
            }

            string? one = options.Settings.Keys.FirstOrDefault(name => Takes(settings.Where(setting => setting.Key != KafkaSettings.NameOf(name))));
            return $"KafkaSinkOptions.Settings{(one is null ? "" : $"[\"{one}\"]")} is refused by librdkafka: a name it does not know, a value it does not take here, or a file it cannot read.";
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException)
        {
            return "librdkafka cannot be loaded: the package librdkafka.redist has none for this system.";
        }
    }

    private static bool Takes(IEnumerable<KeyValuePair<string, string>> settings)
    {
        try
        {
            // Without addresses it connects to nothing.
            new ProducerBuilder<Null, Null>(settings.Where(static setting => setting.Key != "bootstrap.servers"))
                .SetLogHandler(static (_, _) => { }).SetErrorHandler(static (_, _) => { }).Build().Dispose();
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or KafkaException)
        {
            return false;
        }
    }
}
