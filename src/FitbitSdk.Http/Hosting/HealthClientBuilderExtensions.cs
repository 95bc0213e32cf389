using System.Diagnostics.CodeAnalysis;
using FitbitSdk;
using FitbitSdk.Http;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What can be hung on the builder of any provider's client.</summary>
public static class HealthClientBuilderExtensions
{
    /// <summary>Configures the connections that carry requests for data: a proxy, certificates, handlers of the host.</summary>
    /// <param name="builder">The client's builder.</param>
    /// <param name="configure">Called once, at once.</param>
    /// <returns>The builder.</returns>
    /// <remarks>Handlers added here run once for each attempt, inside the time limit, and see access tokens. A handler that repeats requests on
    /// its own would use the quota twice. Token requests go through a client of their own, which no handler of a host sees.</remarks>
    public static IHttpHealthClientBuilder ConfigureHttp(this IHttpHealthClientBuilder builder, Action<IHttpClientBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        configure(builder.HttpClient);
        return builder;
    }

    /// <summary>Names the store that keeps users' tokens; one store serves the clients of all providers that have the same name, or none. The
    /// first that is named counts.</summary>
    /// <typeparam name="TStore">The host's store; made once, by the container.</typeparam>
    /// <param name="builder">The client's builder.</param>
    /// <returns>The builder.</returns>
    public static IHttpHealthClientBuilder AddTokenStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>(this IHttpHealthClientBuilder builder)
        where TStore : class, ITokenStore
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddOfClient<ITokenStore, TStore>(builder.Name);
        return builder;
    }
}
