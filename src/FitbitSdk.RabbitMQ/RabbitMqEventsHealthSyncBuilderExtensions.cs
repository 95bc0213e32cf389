using FitbitSdk;
using FitbitSdk.RabbitMQ;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds events on RabbitMQ to a sync.</summary>
public static class RabbitMqEventsHealthSyncBuilderExtensions
{
    /// <summary>Publishes what happens as JSON, as <see cref="SyncEventJson.DescribeSchema"/> says: to a topic exchange, with the event's kind as routing key.</summary>
    /// <param name="builder">The sync; <c>AddRabbitMqConnection</c> says where the server is.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>Safe to call twice. The sync waits for none of it: while the server is away events wait, and the oldest are dropped where they are too many.</remarks>
    public static IHealthSyncBuilder AddRabbitMqEvents(this IHealthSyncBuilder builder, Action<RabbitMqEventsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services.AddRabbitMqPublisher();
        services.AddOptionsWithValidateOnStart<RabbitMqEventsOptions, RabbitMqEventsOptionsValidator>().Configure(configure ?? (static _ => { }));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISyncObserver, RabbitMqEventObserver>());
        return builder;
    }
}
