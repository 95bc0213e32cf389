using System.Diagnostics.Metrics;
using FitbitSdk;
using FitbitSdk.RabbitMQ;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the connection to RabbitMQ to a sync.</summary>
public static class RabbitMqConnectionHealthSyncBuilderExtensions
{
    /// <summary>Sets where RabbitMQ is found. Everything that publishes to it or consumes from it shares the connection.</summary>
    /// <param name="builder">The sync.</param>
    /// <param name="configure">Sets <see cref="RabbitMqConnectionOptions.Hosts"/>, and what else is wanted.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>Safe to call twice. Options are checked when the host starts; servers are met when something is first written or consumed.</remarks>
    public static IHealthSyncBuilder AddRabbitMqConnection(this IHealthSyncBuilder builder, Action<RabbitMqConnectionOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.AddRabbitMqPublisher().Configure<RabbitMqConnectionOptions>(configure);
        return builder;
    }

    /// <summary>Adds what all parts of the package share.</summary>
    internal static IServiceCollection AddRabbitMqPublisher(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<RabbitMqConnectionOptions, RabbitMqConnectionOptionsValidator>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RabbitMqConnectionOptions>, RabbitMqConnectionOptionsRules>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.TryAddSingleton(static provider => new RabbitMqTelemetry(provider.GetService<IMeterFactory>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<BrokerConnection>();
        services.TryAddSingleton<ConfirmedPublisher>();
        return services;
    }
}
