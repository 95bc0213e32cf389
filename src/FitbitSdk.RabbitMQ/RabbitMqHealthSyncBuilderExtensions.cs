using FitbitSdk;
using FitbitSdk.RabbitMQ;
using FitbitSdk.Records;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds RabbitMQ to a sync.</summary>
public static class RabbitMqHealthSyncBuilderExtensions
{
    /// <summary>Delivers records to RabbitMQ, at least once: JSON or Avro with the stream as routing key, or the topics of encoders that are registered.</summary>
    /// <param name="builder">The sync.</param>
    /// <param name="configure">Sets what is to be other than by default.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>Safe to call twice. <see cref="RabbitMqConnectionHealthSyncBuilderExtensions.AddRabbitMqConnection"/> says where servers are found. Options are checked
    /// when the host starts; servers, exchanges and queues when the first batch comes.</remarks>
    public static IHealthSyncBuilder AddRabbitMqSink(this IHealthSyncBuilder builder, Action<RabbitMqSinkOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.AddRabbitMqPublisher();
        services.AddOptionsWithValidateOnStart<RabbitMqSinkOptions, RabbitMqSinkOptionsValidator>().Configure(configure ?? (static _ => { }));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RabbitMqSinkOptions>, RabbitMqSinkOptionsRules>());
        services.TryAddSingleton(static provider => new SinkTopology(
            provider.GetService<TopologyPlan>(), provider.GetRequiredService<BrokerConnection>(), provider.GetRequiredService<ILogger<RabbitMqRecordSink>>()));
        services.TryAddSingleton(static provider => new RabbitMqRecordSink(
            provider.GetRequiredService<IOptions<RabbitMqSinkOptions>>().Value, provider.GetRequiredService<ConfirmedPublisher>(), provider.GetRequiredService<SinkTopology>(),
            provider.GetServices<ITopicEncoder>(), provider.GetRequiredService<RabbitMqTelemetry>(), provider.GetRequiredService<ILogger<RabbitMqRecordSink>>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IRecordSink>(static provider => provider.GetRequiredService<RabbitMqRecordSink>());
        return builder;
    }
}
