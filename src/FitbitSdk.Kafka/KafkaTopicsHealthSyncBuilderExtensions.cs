using FitbitSdk;
using FitbitSdk.Kafka;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the creation of topics to a sync.</summary>
public static class KafkaTopicsHealthSyncBuilderExtensions
{
    /// <summary>Lets the Kafka sink create the topics that are missing, each before its first message.</summary>
    /// <param name="builder">The sync.</param>
    /// <param name="configure">Says what topics are to be like.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>Safe to call twice. A topic that is there is left as it is; one that differs from its profile is logged, and listed as <see cref="TopicOutcome.Drifted"/> by
    /// <see cref="TopicProvisioner.Topics"/>. The provisioner can be injected; an <see cref="ITopicAdmin"/> that is registered before takes the place of Kafka's admin protocol.</remarks>
    public static IHealthSyncBuilder AddKafkaTopics(this IHealthSyncBuilder builder, Action<KafkaTopicsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.AddOptionsWithValidateOnStart<KafkaTopicsOptions>().Configure(configure ?? (static _ => { }));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<KafkaTopicsOptions>, KafkaTopicsOptionsRules>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.TryAddSingleton<ITopicAdmin, KafkaTopicAdmin>();
        services.TryAddSingleton(static container =>
        {
            KafkaTopicsOptions options = container.GetRequiredService<IOptions<KafkaTopicsOptions>>().Value;
            TopicProfileReading profiles = options.Read();
            ILogger log = container.GetRequiredService<ILogger<TopicProvisioner>>();
            foreach (TopicProfileFault warning in profiles.Warnings)
            {
                // Without the tenant: lines name nobody.
                log.ProfileRemarkable(warning.Subject ?? TopicProfiles.EveryTenant, $"{warning.Field}: {warning.Reason}");
            }

            return new TopicProvisioner(
                container.GetRequiredService<ITopicAdmin>(),
                profiles.Required().WithDefault(options.Default),
                readiness: container.GetRequiredService<IOptions<KafkaSinkOptions>>().Value.ReadinessTimeout,
                time: container.GetRequiredService<TimeProvider>());
        });
        return builder;
    }
}
