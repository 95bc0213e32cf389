using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace FitbitSdk.Http;

internal static class AuthorizationServices
{
    /// <summary>Registers the authorization of one client.</summary>
    public static void TryAddAuthorization<T>(
        this IServiceCollection services, ClientKey key, Func<IServiceProvider, HealthHttpSettings, IAuthorizationDialect> dialect, Func<AuthorizationParts, T> create)
        where T : HealthAuthorization
    {
        // Of its own type, so that a store that a host names later still comes first.
        services.TryAddOfClient(key.Name, static _ => new InMemoryAuthorizationStateStore());
        services.TryAddOfClient(key.Name, container =>
        {
            HealthHttpSettings settings = container.GetRequiredKeyedService<HealthHttpSettings>(key.Service);
            TimeProvider time = container.GetRequiredService<TimeProvider>();
            return create(new()
            {
                Client = key,
                ClientId = settings.ClientId,
                Dialect = dialect(container, settings),
                Transport = new(settings, container.GetRequiredService<IHttpClientFactory>(), key.TokenHttp, time),
                Gate = container.GetRequiredKeyedService<RateGate>(key.Service),
                Endpoint = container.GetRequiredKeyedService<ITokenEndpoint>(key.Service),
                // What is under way lies under a random key and names its client, so applications may share the store.
                States = container.GetOfClient<IAuthorizationStateStore>(key.Name)
                    ?? container.GetService<IAuthorizationStateStore>()
                    ?? container.GetRequiredOfClient<InMemoryAuthorizationStateStore>(key.Name),
                Tokens = container.GetRequiredOfClient<TokenManager>(key.Name),
                Store = container.GetOfClient<ITokenStore>(key.Name),
                Time = time,
                Logger = container.GetRequiredService<ILogger<T>>(),
            });
        });
        AddEraser<T>(services, key);
    }

    // Without a key whatever the client's name: who is forgotten is forgotten by all applications.
    private static void AddEraser<T>(IServiceCollection services, ClientKey key)
        where T : HealthAuthorization
    {
        services.TryAddSingleton<UserErasure>();
        if (!services.Any(service => service.ServiceType == typeof(GrantEraser) && Equals(service.ServiceKey, key.Service)))
        {
            services.AddKeyedSingleton(key.Service, (container, _) =>
                new GrantEraser(container.GetRequiredOfClient<T>(key.Name), key.Provider, container.GetOfClient<ITokenStore>(key.Name)));
            services.AddSingleton<IUserEraser>(container => container.GetRequiredKeyedService<GrantEraser>(key.Service));
        }
    }
}
