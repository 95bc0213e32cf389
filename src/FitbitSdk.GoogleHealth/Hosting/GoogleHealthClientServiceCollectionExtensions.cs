using System.Diagnostics.Metrics;
using FitbitSdk;
using FitbitSdk.Http;
using FitbitSdk.Records;
using FitbitSdk.GoogleHealth;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the Google Health API to a host.</summary>
public static class GoogleHealthClientServiceCollectionExtensions
{
    /// <summary>Adds the client of the Google Health API, its token manager and its data source. Safe to call twice.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets at least <see cref="GoogleHealthClientOptions.ClientId"/>.</param>
    /// <returns>A builder: name a token store with it, or the host will not start.</returns>
    /// <remarks>
    /// <para>Registered, unless the host did so before: <see cref="GoogleHealthClient"/>, <see cref="TokenManager"/> (also as
    /// <see cref="IAccessTokenProvider"/>), <see cref="GoogleHealthDataSource"/> as one more <see cref="IHealthDataSource"/>, and
    /// <see cref="TimeProvider.System"/>. All are singletons, and all clocks and timers are those of the one <see cref="TimeProvider"/>.</para>
    /// <para>The way of a request:</para>
    /// <code>
    /// GoogleHealthClient / GoogleHealthDataSource     the user stands on the request, never in a handler
    ///   └─ retry       no answer or 5xx: 3 attempts in all, of what only reads
    ///       └─ gate        waits for the quota of this user and of the project, by its own count
    ///           └─ token       this user's token; after a 401 another, once (through the gate again)
    ///               └─ attempt     time limit, body included
    ///                   └─ handlers added with ConfigureHttp
    ///                       └─ network     redirects are not followed
    /// </code>
    /// <para>Handlers that a host gives to all its clients (<c>ConfigureHttpClientDefaults</c>) stand outside of all this: a retry or a
    /// time limit among them works against the gate and should leave out the clients named <c>FitbitSdk.*</c>.</para>
    /// </remarks>
    public static IHttpHealthClientBuilder AddGoogleHealthClient(this IServiceCollection services, Action<GoogleHealthClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<GoogleHealthClientOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GoogleHealthClientOptions>, GoogleHealthClientOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GoogleHealthClientOptions>, GoogleHealthClientOptionsRules>());

        IHttpHealthClientBuilder builder = services.AddHealthHttp(
            new(ProviderId.GoogleHealth, Name: null), static container => ToSettings(container.GetRequiredService<IOptions<GoogleHealthClientOptions>>().Value));
        services.TryAddSingleton(static container => new GoogleHealthApi(container.GetRequiredKeyedService<ApiTransport>(ProviderId.GoogleHealth.Value)));
        services.TryAddSingleton(static container => new GoogleHealthClient(container.GetRequiredService<GoogleHealthApi>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHealthDataSource, GoogleHealthDataSource>(static container => new(
            container.GetRequiredService<GoogleHealthApi>(),
            container.GetRequiredService<IAccessTokenProvider>(),
            container.GetRequiredService<TimeProvider>(),
            container.GetRequiredService<ILogger<GoogleHealthDataSource>>(),
            container.GetRequiredService<IMeterFactory>())));
        return builder;
    }

    private static HealthHttpSettings ToSettings(GoogleHealthClientOptions options) => new()
    {
        Provider = ProviderId.GoogleHealth,
        BaseAddress = options.BaseAddress.AbsoluteUri.EndsWith('/') ? options.BaseAddress : new(options.BaseAddress.AbsoluteUri + "/"),
        TokenAddress = options.TokenAddress,
        ClientId = options.ClientId,
        ClientSecret = options.ClientSecret,
        ClientAuthentication = ClientAuthentication.Form,
        RefreshMargin = options.RefreshMargin,
        AttemptTimeout = options.AttemptTimeout,
        MaximumAttempts = options.MaximumAttempts,
        MaximumBodyBytes = options.MaximumBodyBytes,
        MaximumWait = options.MaximumWait,
        Reserve = options.Reserve,
        ResetMargin = options.ResetMargin,
        QuotaHeaderPrefix = null,
        Limits =
        [
            new(options.RequestsPerMinuteAndUser, Duration.FromMinutes(1), LimitScope.User),
            new(options.RequestsPerMinute, Duration.FromMinutes(1), LimitScope.Application),
            new(options.RequestsPerDay, Duration.FromDays(1), LimitScope.Application),
        ],
    };
}
