using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FitbitSdk.Http;

/// <summary>Registers a provider's client with its options and its data source.</summary>
internal static class HealthClientServices
{
    /// <summary>Registers what the provider lists: without a key for the client without a name, else keyed by the name alone, so that a sync
    /// which names no client does not find it.</summary>
    public static IHttpHealthClientBuilder AddHealthClient<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions, TClient, TSource>(
        this IServiceCollection services, string? name, HealthClientParts<TOptions, TClient, TSource> parts, Action<OptionsBuilder<TOptions>> configure)
        where TOptions : class
        where TClient : class
        where TSource : class, IHealthDataSource
    {
        ClientKey key = new(parts.Provider, name);
        OptionsBuilder<TOptions> options = services.AddOptions<TOptions>(name ?? Options.DefaultName);
        configure(options);
        options.ValidateOnStart();

        IHttpHealthClientBuilder builder = services.AddHealthHttp(key, container => parts.ToSettings(GetOptions(container)));
        services.TryAddOfClient(name, container => parts.CreateClient(GetOptions(container), container.GetRequiredKeyedService<ApiTransport>(key.Service)));
        // Not TryAddOfClient: the sources of two providers stand beside each other.
        services.TryAddEnumerable(name is null
            ? ServiceDescriptor.Singleton<IHealthDataSource, TSource>(CreateSource)
            : ServiceDescriptor.KeyedSingleton<IHealthDataSource, TSource>(name, (container, _) => CreateSource(container)));
        return builder;

        TOptions GetOptions(IServiceProvider container) => container.GetRequiredService<IOptionsMonitor<TOptions>>().Get(name);

        TSource CreateSource(IServiceProvider container) => parts.CreateSource(
            container, container.GetRequiredKeyedService<ApiTransport>(key.Service), container.GetRequiredOfClient<IAccessTokenProvider>(name));
    }
}
