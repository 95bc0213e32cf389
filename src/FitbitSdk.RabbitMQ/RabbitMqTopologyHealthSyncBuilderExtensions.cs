using FitbitSdk;
using FitbitSdk.RabbitMQ;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets the sink look after exchanges and queues.</summary>
public static class RabbitMqTopologyHealthSyncBuilderExtensions
{
    /// <summary>Declares the exchange, and a durable queue a stream bound to it, before the first message that needs them; or looks whether they are there.</summary>
    /// <param name="builder">The sync.</param>
    /// <param name="configure">Sets what is to be other than by default.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>Safe to call twice. What is there and differs from the options is an error that names both sides, and stays as it is.</remarks>
    public static IHealthSyncBuilder AddRabbitMqTopology(this IHealthSyncBuilder builder, Action<RabbitMqTopologyOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.AddOptionsWithValidateOnStart<RabbitMqTopologyOptions, RabbitMqTopologyOptionsValidator>().Configure(configure ?? (static _ => { }));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RabbitMqTopologyOptions>, RabbitMqTopologyOptionsRules>());
        services.TryAddSingleton<TopologyPlan>();
        return builder;
    }
}
