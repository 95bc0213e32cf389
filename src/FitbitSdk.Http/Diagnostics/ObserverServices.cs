using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FitbitSdk.Http;

/// <summary>Registers what watches a client.</summary>
internal static class ObserverServices
{
    public static void AddObserver(this IServiceCollection services, ClientKey key)
    {
        services.AddMetrics();
        services.TryAddSingleton(static container => new HttpMetrics(container.GetRequiredService<IMeterFactory>(), container.GetRequiredService<TimeProvider>()));
        services.TryAddKeyedSingleton(key.Service, static (container, _) => new ClientHealth(container.GetRequiredService<TimeProvider>()));
        services.TryAddKeyedSingleton(key.Service, (container, service) => new ClientObserver(
            key.Provider, container.GetRequiredService<HttpMetrics>(), container.GetRequiredKeyedService<ClientHealth>(service), container.GetRequiredService<TimeProvider>()));
    }

    public static ClientObserver Observer(this IServiceProvider container, object? service) => container.GetRequiredKeyedService<ClientObserver>(service);
}
