using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FitbitSdk;

/// <summary>Services that belong to a client: without a key where the client has no name, else keyed by it. For the authors of stores.</summary>
/// <remarks>Clients of the same name share such a service, whatever their providers are; clients of different names never do.</remarks>
public static class ClientServices
{
    /// <summary>Registers a singleton of a client, unless there is one.</summary>
    /// <typeparam name="TService">The service.</typeparam>
    /// <param name="services">The host's services.</param>
    /// <param name="client">The client's name, or <see langword="null"/>.</param>
    /// <param name="create">Makes the service.</param>
    public static void TryAddOfClient<TService>(this IServiceCollection services, string? client, Func<IServiceProvider, TService> create)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(create);
        if (client is null)
        {
            services.TryAddSingleton(create);
        }
        else
        {
            services.TryAddKeyedSingleton(client, (container, _) => create(container));
        }
    }

    /// <summary>Registers a singleton of a client that the container makes, unless there is one.</summary>
    /// <typeparam name="TService">The service.</typeparam>
    /// <typeparam name="TImplementation">Its class.</typeparam>
    /// <param name="services">The host's services.</param>
    /// <param name="client">The client's name, or <see langword="null"/>.</param>
    public static void TryAddOfClient<TService, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TImplementation>(
        this IServiceCollection services, string? client)
        where TService : class
        where TImplementation : class, TService
    {
        if (client is null)
        {
            services.TryAddSingleton<TService, TImplementation>();
        }
        else
        {
            services.TryAddKeyedSingleton<TService, TImplementation>(client);
        }
    }

    /// <summary>Gives a service of a client.</summary>
    /// <typeparam name="TService">The service.</typeparam>
    /// <param name="container">The host's container.</param>
    /// <param name="client">The client's name, or <see langword="null"/>.</param>
    /// <returns>The service; <see langword="null"/> where none is registered.</returns>
    public static TService? GetOfClient<TService>(this IServiceProvider container, string? client)
        where TService : class =>
        client is null ? container.GetService<TService>() : container.GetKeyedService<TService>(client);

    /// <summary>Gives a service of a client.</summary>
    /// <typeparam name="TService">The service.</typeparam>
    /// <param name="container">The host's container.</param>
    /// <param name="client">The client's name, or <see langword="null"/>.</param>
    /// <returns>The service.</returns>
    /// <exception cref="InvalidOperationException">None is registered.</exception>
    public static TService GetRequiredOfClient<TService>(this IServiceProvider container, string? client)
        where TService : class =>
        client is null ? container.GetRequiredService<TService>() : container.GetRequiredKeyedService<TService>(client);
}
