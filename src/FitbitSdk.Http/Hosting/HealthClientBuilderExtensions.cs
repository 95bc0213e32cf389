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
    /// <remarks>Clients of several names may have the same users, and a <see cref="TokenKey"/> does not tell which client asks: stores that share a
    /// database must keep the rows of each name apart. A constructor parameter <c>[ServiceKey] string? client = null</c> is given the name.</remarks>
    public static IHttpHealthClientBuilder AddTokenStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>(this IHttpHealthClientBuilder builder)
        where TStore : class, ITokenStore
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddOfClient<ITokenStore, TStore>(builder.Name);
        return builder;
    }

    /// <summary>Names the lease under which users' tokens are refreshed, where several processes share a store. The first that is named counts.</summary>
    /// <typeparam name="TLease">The host's lease; made once, by the container. It serves the clients of all providers that have the same name, or
    /// none.</typeparam>
    /// <param name="builder">The client's builder.</param>
    /// <returns>The builder.</returns>
    /// <remarks>A client with a name takes the lease without one where its own is not named.</remarks>
    public static IHttpHealthClientBuilder AddTokenLease<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TLease>(this IHttpHealthClientBuilder builder)
        where TLease : class, ITokenLease
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddOfClient<ITokenLease, TLease>(builder.Name);
        return builder;
    }

    /// <summary>Names the store of authorizations under way, where several processes serve callbacks. The first that is named counts.</summary>
    /// <typeparam name="TStore">The host's store; made once, by the container. It serves the clients of all providers that have the same name, or
    /// none.</typeparam>
    /// <param name="builder">The client's builder.</param>
    /// <returns>The builder.</returns>
    /// <remarks>A client with a name takes the store without one where its own is not named.</remarks>
    public static IHttpHealthClientBuilder AddAuthorizationStateStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>(this IHttpHealthClientBuilder builder)
        where TStore : class, IAuthorizationStateStore
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddOfClient<IAuthorizationStateStore, TStore>(builder.Name);
        return builder;
    }

    /// <summary>Takes access tokens from the host instead of from stored pairs: no token store is needed, and nothing is refreshed here.</summary>
    /// <typeparam name="TProvider">The host's source of tokens; made once, by the container. It serves the clients of all providers that have the
    /// same name, or none. The first that is named counts.</typeparam>
    /// <param name="builder">The client's builder.</param>
    /// <returns>The builder.</returns>
    public static IHttpHealthClientBuilder AddAccessTokenProvider<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TProvider>(this IHttpHealthClientBuilder builder)
        where TProvider : class, IAccessTokenProvider
    {
        ArgumentNullException.ThrowIfNull(builder);
        TokenSources.RemoveDefault(builder.Services, builder.Name);
        builder.Services.TryAddOfClient<IAccessTokenProvider, TProvider>(builder.Name);
        return builder;
    }

    /// <summary>Repeats nothing and keeps no breaker. Gate, tokens and time limits stay, and so does the one repeat after a refused token.</summary>
    /// <param name="builder">The client's builder.</param>
    /// <returns>The builder.</returns>
    public static IHttpHealthClientBuilder WithoutResilience(this IHttpHealthClientBuilder builder) => builder.WithResilience(static _ => { });

    /// <summary>Puts handlers of the host in the place of retry and breaker, outside of the gate: each of their repeats passes it, with a token
    /// that is current then.</summary>
    /// <param name="builder">The client's builder.</param>
    /// <param name="configure">Called once, at once. The handlers it adds, outermost first, are those that take the place, for example
    /// <c>http.AddStandardResilienceHandler()</c>.</param>
    /// <returns>The builder.</returns>
    /// <remarks>
    /// <para>What may be repeated is an <see cref="HttpRequestException"/> (no answer) and a 5xx. A <see cref="HealthApiException"/> is final: the
    /// gate says no, or the user must authorize again. Requests must follow each other: a handler that sends two at once (hedging) is not
    /// supported.</para>
    /// <para>Where it, or <see cref="WithoutResilience"/>, is called again, the last call counts.</para>
    /// <para>Time limits of such a handler run while a request waits at the gate: set them longer than <c>MaximumWait</c>, or that to zero.
    /// <c>AttemptTimeout</c> and <c>TotalTimeout</c>, which know of the gate, stay in force.</para>
    /// </remarks>
    public static IHttpHealthClientBuilder WithResilience(this IHttpHealthClientBuilder builder, Action<IHttpClientBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.HttpClient.ConfigureAdditionalHttpMessageHandlers(static (handlers, _) => handlers.BeginResilience());
        configure(builder.HttpClient);
        builder.HttpClient.ConfigureAdditionalHttpMessageHandlers(static (handlers, _) => handlers.EndResilience());
        return builder;
    }
}
