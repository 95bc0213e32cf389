using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FitbitSdk.Http;

/// <summary>Where the tokens of each client come from, by what is registered. Nothing is made to find out: a store or a provider of the host may
/// itself read the options that are being checked.</summary>
internal sealed class TokenSources(IServiceCollection services)
{
    /// <summary>Says what is missing, and where to put it.</summary>
    public static string NoStore(string? client) => (client is null ? "" : $"Client '{client}': ")
        + "There is no store for tokens. Call UseSqlite(path), AddTokenStore<T>() or AddAccessTokenProvider<T>() on what the client's Add method returns.";

    public static void AddDefault(IServiceCollection services, string? client)
    {
        services.TryAddSingleton(new TokenSources(services));
        services.TryAdd(new DefaultProvider(client));
    }

    /// <summary>Makes room for a provider of the host; one that is there already stays.</summary>
    public static void RemoveDefault(IServiceCollection services, string? client)
    {
        if (services.FirstOrDefault(service => service is DefaultProvider && Equals(service.ServiceKey, client)) is { } standIn)
        {
            services.Remove(standIn);
        }
    }

    /// <summary>Tells whether a client takes its tokens from a store, as by default, and there is none.</summary>
    public bool LackStore(IServiceProvider container, string? client) =>
        services.LastOrDefault(service => service.ServiceType == typeof(IAccessTokenProvider) && Equals(service.ServiceKey, client)) is DefaultProvider
        && !IsRegistered<ITokenStore>(container, client);

    // The container is asked, not the collection: a container of the host's choice may hold more.
    private static bool IsRegistered<TService>(IServiceProvider container, string? client) => client is null
        ? container.GetRequiredService<IServiceProviderIsService>().IsService(typeof(TService))
        : container.GetRequiredService<IServiceProviderIsKeyedService>().IsKeyedService(typeof(TService), client);

    /// <summary>Knows the default among the providers that may be registered before, after or instead.</summary>
    private sealed class DefaultProvider(string? client) : ServiceDescriptor(
        typeof(IAccessTokenProvider), client, static (container, key) => container.GetRequiredOfClient<TokenManager>((string?)key), ServiceLifetime.Singleton);
}
