using System.Diagnostics.Metrics;
using FitbitSdk;
using FitbitSdk.RabbitMQ;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds OCARIoT's bus to a sync.</summary>
public static class OcariotHealthSyncBuilderExtensions
{
    /// <summary>Takes the place of OCARIoT's data synchronization service on its bus: delivers records in its shapes, publishes its events, and forgets the
    /// users whom the platform deletes.</summary>
    /// <param name="builder">The sync; <c>AddRabbitMqConnection</c> says where the server is.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>Safe to call twice. The streams that have a shape are <see cref="OcariotJsonEncoder.Streams"/>; name them in <c>SyncRunOptions.Streams</c>.
    /// Deletions are consumed by a hosted service, so as long as the host runs.</remarks>
    public static IHealthSyncBuilder AddOcariotBus(this IHealthSyncBuilder builder, Action<OcariotBusOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services.AddRabbitMqPublisher();
        services.AddOptionsWithValidateOnStart<OcariotBusOptions, OcariotBusOptionsValidator>().Configure(configure ?? (static _ => { }));
        services.TryAddSingleton(static container => new OcariotJsonEncoder(container.GetRequiredService<IOptions<OcariotBusOptions>>().Value.Times, container.GetService<IMeterFactory>()));
        services.TryAddSingleton<OcariotExchange>();
        services.TryAddSingleton<OcariotRecordSink>();
        services.TryAddSingleton<IRecordSink>(static container => container.GetRequiredService<OcariotRecordSink>());
        services.TryAddSingleton<UserErasure>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISyncObserver, OcariotObserver>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, UserDeletionConsumer>());
        return builder;
    }
}
