using System.Diagnostics.CodeAnalysis;
using FitbitSdk;
using FitbitSdk.Http;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What can be hung on the builder of any provider's client.</summary>
public static class HealthClientBuilderExtensions
{
    /// <summary>Configures the connections of a client: a proxy, certificates, handlers of the host.</summary>
    /// <param name="builder">The client's builder.</param>
    /// <param name="configure">Called twice: for the client that carries requests for data and for the one that carries token requests.</param>
    /// <returns>The builder.</returns>
    /// <remarks>Handlers added here run once for each attempt, inside the time limit, and see access tokens; on the token client they see
    /// refresh tokens as well. A handler that repeats requests on its own would use the quota twice.</remarks>
    public static IHttpHealthClientBuilder ConfigureHttp(this IHttpHealthClientBuilder builder, Action<IHttpClientBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        configure(builder.HttpClient);
        configure(builder.TokenClient);
        return builder;
    }

    /// <summary>Names the store that keeps users' tokens; one store serves the clients of all providers. The first that is named counts.</summary>
    /// <typeparam name="TStore">The host's store; made once, by the container.</typeparam>
    /// <param name="builder">The client's builder.</param>
    /// <returns>The builder.</returns>
    public static IHealthClientBuilder AddTokenStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>(this IHealthClientBuilder builder)
        where TStore : class, ITokenStore
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<ITokenStore, TStore>();
        return builder;
    }
}
