using FitbitSdk;
using FitbitSdk.Kafka;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds exactly-once delivery to Kafka to a sync.</summary>
public static class KafkaExactlyOnceSyncBuilderExtensions
{
    /// <summary>Delivers records to Kafka in transactions with their offsets, which are kept in Kafka, too; the workers of a consumer group share the users.</summary>
    /// <param name="builder">The sync.</param>
    /// <param name="configure">Sets <see cref="KafkaSinkOptions.BootstrapServers"/>, and what else is wanted.</param>
    /// <param name="configureShards">Sets how workers share users.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">The sync has another sink or offset store.</exception>
    /// <remarks>In the place of <c>AddKafkaSink()</c> and of an offset store. Safe to call twice. The host joins the group when it starts, and refuses to start without
    /// a compacted state topic. Run only the users of whom <see cref="KafkaShards.Owns"/> says so.</remarks>
    public static IHealthSyncBuilder AddKafkaExactlyOnceSink(this IHealthSyncBuilder builder, Action<KafkaSinkOptions> configure, Action<KafkaShardOptions>? configureShards = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        IServiceCollection services = builder.Services;
        if (services.FirstOrDefault(static one => one.ServiceType == typeof(IOffsetStore) || one.ServiceType == typeof(IRecordSink)) is { } other
            && !services.Any(static one => one.ServiceType == typeof(KafkaShards)))
        {
            throw new InvalidOperationException($"There is an {other.ServiceType.Name} already, and AddKafkaExactlyOnceSink brings its own: records and offsets go into one transaction. Remove the other one.");
        }

        services.AddOptionsWithValidateOnStart<KafkaSinkOptions, KafkaSinkOptionsValidator>().Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<KafkaSinkOptions>, KafkaSinkOptionsRules>());
        services.AddOptionsWithValidateOnStart<KafkaShardOptions, KafkaShardOptionsValidator>().Configure(configureShards ?? (static _ => { }));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<KafkaShardOptions>, KafkaShardOptionsRules>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.TryAddSingleton<KafkaShards>();
        services.TryAddSingleton<KafkaTransactionalSink>();
        services.TryAddSingleton<KafkaStateStore>();
        services.TryAddSingleton<IRecordSink>(static provider => provider.GetRequiredService<KafkaTransactionalSink>());
        services.TryAddSingleton<IOffsetStore>(static provider => provider.GetRequiredService<KafkaStateStore>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, KafkaShards>(static provider => provider.GetRequiredService<KafkaShards>()));
        return builder;
    }
}
