using FitbitSdk;
using FitbitSdk.Kafka;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Kafka to a sync.</summary>
public static class KafkaHealthSyncBuilderExtensions
{
    /// <summary>Delivers records to Kafka, at least once: Avro or JSON with a topic a stream, or the topics of encoders that are registered.</summary>
    /// <param name="builder">The sync.</param>
    /// <param name="configure">Sets <see cref="KafkaSinkOptions.BootstrapServers"/>, and what else is wanted.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>Safe to call twice. Options are checked when the host starts, by librdkafka as well; brokers and topics when the first batch comes.</remarks>
    public static IHealthSyncBuilder AddKafkaSink(this IHealthSyncBuilder builder, Action<KafkaSinkOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        IServiceCollection services = builder.Services;
        services.AddOptionsWithValidateOnStart<KafkaSinkOptions, KafkaSinkOptionsValidator>().Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<KafkaSinkOptions>, KafkaSinkOptionsRules>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.TryAddSingleton<KafkaRecordSink>();
        services.TryAddSingleton<IRecordSink>(static provider => provider.GetRequiredService<KafkaRecordSink>());
        return builder;
    }
}
