using FitbitSdk.Records;
using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk.Kafka.Tests;

/// <summary>A container with a registry's client, and a sink where a cluster is given.</summary>
internal static class RegistrySync
{
    public static ServiceProvider Build(string url, Action<SchemaRegistryOptions>? configure = null, MockCluster? cluster = null, Action<KafkaSinkOptions>? sink = null, ITopicEncoder? encoder = null)
    {
        ServiceCollection services = new();
        Builder sync = new(services);
        if (encoder is not null)
        {
            services.AddSingleton(encoder);
        }

        if (cluster is not null)
        {
            sync.AddKafkaSink(options =>
            {
                KafkaSinkOptions proven = TestSink.OptionsFor(cluster);
                options.BootstrapServers = proven.BootstrapServers;
                proven.Settings.ToList().ForEach(options.Settings.Add);
                sink?.Invoke(options);
            });
        }

        sync.AddSchemaRegistry(options =>
        {
            (options.Url, options.MaximumAttempts) = (url, 1);
            configure?.Invoke(options);
        });
        return services.BuildServiceProvider();
    }

    private sealed class Builder(IServiceCollection services) : IHealthSyncBuilder
    {
        public IServiceCollection Services { get; } = services;
    }
}
