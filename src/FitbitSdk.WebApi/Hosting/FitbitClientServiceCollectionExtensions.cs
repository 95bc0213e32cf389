using System.Diagnostics.Metrics;
using FitbitSdk;
using FitbitSdk.Http;
using FitbitSdk.Records;
using FitbitSdk.WebApi;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the Fitbit Web API to a host.</summary>
public static class FitbitClientServiceCollectionExtensions
{
    /// <summary>Adds the client of the Fitbit Web API, its token manager and its data source. Safe to call twice.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets at least <see cref="FitbitClientOptions.ClientId"/>.</param>
    /// <returns>A builder: name a token store with it, or the host will not start.</returns>
    /// <remarks>
    /// <para>Registered, unless the host did so before: <see cref="FitbitClient"/>, <see cref="TokenManager"/> (also as
    /// <see cref="IAccessTokenProvider"/>), <see cref="FitbitDataSource"/> as one more <see cref="IHealthDataSource"/>, and
    /// <see cref="TimeProvider.System"/>. All are singletons, and all clocks and timers are those of the one <see cref="TimeProvider"/>.</para>
    /// <para>The way of a request:</para>
    /// <code>
    /// FitbitClient / FitbitDataSource     the user stands on the request, never in a handler
    ///   └─ retry       no answer or 5xx: 3 attempts in all, of what only reads
    ///       └─ gate        waits for this user's quota; reads it from every answer
    ///           └─ token       this user's token; after a 401 another, once (through the gate again)
    ///               └─ attempt     time limit, body included
    ///                   └─ handlers added with ConfigureHttp
    ///                       └─ network     redirects are not followed
    /// </code>
    /// <para>Handlers that a host gives to all its clients (<c>ConfigureHttpClientDefaults</c>) stand outside of all this: a retry or a
    /// time limit among them works against the gate and should leave out the clients named <c>FitbitSdk.*</c>.</para>
    /// </remarks>
    public static IHttpHealthClientBuilder AddFitbitClient(this IServiceCollection services, Action<FitbitClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<FitbitClientOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FitbitClientOptions>, FitbitClientOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FitbitClientOptions>, FitbitClientOptionsRules>());

        IHttpHealthClientBuilder builder = services.AddHealthHttp(
            new(ProviderId.Fitbit, Name: null), static container => ToSettings(container.GetRequiredService<IOptions<FitbitClientOptions>>().Value));
        services.TryAddSingleton(static container => new FitbitApi(container.GetRequiredKeyedService<ApiTransport>(ProviderId.Fitbit.Value)));
        services.TryAddSingleton(static container => new FitbitClient(container.GetRequiredService<FitbitApi>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHealthDataSource, FitbitDataSource>(static container => new(
            container.GetRequiredService<FitbitApi>(),
            container.GetRequiredService<IAccessTokenProvider>(),
            container.GetRequiredService<TimeProvider>(),
            container.GetRequiredService<ILogger<FitbitDataSource>>(),
            container.GetRequiredService<IMeterFactory>())));
        return builder;
    }

    private static HealthHttpSettings ToSettings(FitbitClientOptions options)
    {
        Uri baseAddress = options.BaseAddress.AbsoluteUri.EndsWith('/') ? options.BaseAddress : new(options.BaseAddress.AbsoluteUri + "/");
        return new()
        {
            Provider = ProviderId.Fitbit,
            BaseAddress = baseAddress,
            TokenAddress = options.TokenAddress ?? new(baseAddress, FitbitClientDefaults.TokenPath),
            ClientId = options.ClientId,
            ClientSecret = options.ClientSecret,
            RefreshMargin = options.RefreshMargin,
            AttemptTimeout = options.AttemptTimeout,
            MaximumAttempts = options.MaximumAttempts,
            MaximumBodyBytes = options.MaximumBodyBytes,
            MaximumWait = options.MaximumWait,
            Reserve = options.Reserve,
            ResetMargin = options.ResetMargin,
            QuotaHeaderPrefix = "Fitbit-Rate-Limit-",
        };
    }
}
