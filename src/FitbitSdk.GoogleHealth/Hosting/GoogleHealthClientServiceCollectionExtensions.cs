using System.Diagnostics.Metrics;
using FitbitSdk;
using FitbitSdk.GoogleHealth;
using FitbitSdk.Http;
using FitbitSdk.Records;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the Google Health API to a host.</summary>
/// <remarks>
/// <para>Registered, unless the host did so before: <see cref="GoogleHealthClient"/>, <see cref="TokenManager"/> (also as
/// <see cref="IAccessTokenProvider"/>), <see cref="GoogleHealthDataSource"/> as one more <see cref="IHealthDataSource"/>, and
/// <see cref="TimeProvider.System"/>. All are singletons, and all clocks and timers are those of the one <see cref="TimeProvider"/>.</para>
/// <para>The way of a request:</para>
/// <code>
/// GoogleHealthClient / GoogleHealthDataSource     the user stands on the request, never in a handler; 2 minutes in all, waits for quota aside
///   └─ retry       no answer or 5xx: 3 attempts in all, of what only reads
///       └─ breaker's guard     while the breaker is open nothing passes, and no place at the gate is taken
///           └─ gate        waits for the quota of this user and of the project, by its own count
///               └─ token       this user's token; after a 401 another, once (through the gate again)
///                   └─ breaker     opens for 30 s once half of at least 20 requests in 30 s failed; then one probe decides
///                       └─ attempt     time limit, body included
///                           └─ handlers added with ConfigureHttp
///                               └─ network     redirects are not followed
/// </code>
/// <para>With <c>WithResilience</c> a host's own handlers take the place of retry and breaker. Token requests go through a client of their own
/// with a breaker of its own, which no handler of the host sees. Handlers that a host gives to all its clients
/// (<c>ConfigureHttpClientDefaults</c>) stand outside of all this: see the README of FitbitSdk.Http where a retry or a time limit is among them.</para>
/// </remarks>
public static class GoogleHealthClientServiceCollectionExtensions
{
    private static readonly HealthClientParts<GoogleHealthClientOptions, GoogleHealthClient, GoogleHealthDataSource> Parts = new()
    {
        Provider = ProviderId.GoogleHealth,
        ToSettings = ToSettings,
        CreateClient = static (_, transport) => new(new GoogleHealthApi(transport)),
        CreateSource = static (container, transport, tokens) =>
            new(new(transport), tokens, container.GetRequiredService<TimeProvider>(), container.GetRequiredService<ILogger<GoogleHealthDataSource>>(),
                container.GetRequiredService<IMeterFactory>()),
    };

    /// <summary>Adds the client with the settings in section <c>GoogleHealth</c> of the host's configuration. Safe to call twice.</summary>
    /// <param name="services">The host's services.</param>
    /// <returns>A builder: name a token store with it, or the host will not start.</returns>
    public static IHttpHealthClientBuilder AddGoogleHealthClient(this IServiceCollection services) =>
        services.Add(name: null, static options => options.BindConfiguration(GoogleHealthClientDefaults.Section));

    /// <summary>Adds the client with the settings in a section of the configuration. Safe to call twice.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="section">Holds at least <see cref="GoogleHealthClientOptions.ClientId"/>.</param>
    /// <returns>A builder: name a token store with it, or the host will not start.</returns>
    public static IHttpHealthClientBuilder AddGoogleHealthClient(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return services.Add(name: null, options => options.Bind(section));
    }

    /// <summary>Adds the client with settings in code. Safe to call twice.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets at least <see cref="GoogleHealthClientOptions.ClientId"/>.</param>
    /// <returns>A builder: name a token store with it, or the host will not start.</returns>
    public static IHttpHealthClientBuilder AddGoogleHealthClient(this IServiceCollection services, Action<GoogleHealthClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.Add(name: null, options => options.Configure(configure));
    }

    /// <summary>Adds one of several clients, with the settings in a section of the configuration. Safe to call twice.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">Names the application, for example <c>research</c>. Its options have this name; its services, and what is hung on the
    /// builder, have it as their key: <c>[FromKeyedServices("research")] GoogleHealthClient client</c>. A sync that names no client does not see it.</param>
    /// <param name="section">Holds at least <see cref="GoogleHealthClientOptions.ClientId"/>.</param>
    /// <returns>A builder: name a token store with it, or the host will not start.</returns>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public static IHttpHealthClientBuilder AddGoogleHealthClient(this IServiceCollection services, string name, IConfiguration section)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(section);
        return services.Add(name, options => options.Bind(section));
    }

    /// <summary>Adds one of several clients, with settings in code. Safe to call twice.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">Names the application, for example <c>research</c>. Its options have this name; its services, and what is hung on the
    /// builder, have it as their key: <c>[FromKeyedServices("research")] GoogleHealthClient client</c>. A sync that names no client does not see it.</param>
    /// <param name="configure">Sets at least <see cref="GoogleHealthClientOptions.ClientId"/>.</param>
    /// <returns>A builder: name a token store with it, or the host will not start.</returns>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public static IHttpHealthClientBuilder AddGoogleHealthClient(this IServiceCollection services, string name, Action<GoogleHealthClientOptions> configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        return services.Add(name, options => options.Configure(configure));
    }

    private static IHttpHealthClientBuilder Add(this IServiceCollection services, string? name, Action<OptionsBuilder<GoogleHealthClientOptions>> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GoogleHealthClientOptions>, GoogleHealthClientOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GoogleHealthClientOptions>, GoogleHealthClientOptionsRules>());
        services.TryAddGoogleHealthAuthorization(
            new(ProviderId.GoogleHealth, name), container => container.GetRequiredService<IOptionsMonitor<GoogleHealthClientOptions>>().Get(name));
        return services.AddHealthClient(name, Parts, configure);
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
        TotalTimeout = options.TotalTimeout,
        MaximumAttempts = options.MaximumAttempts,
        MaximumBodyBytes = options.MaximumBodyBytes,
        MaximumWait = options.MaximumWait,
        Reserve = options.Reserve,
        ResetMargin = options.ResetMargin,
        QuotaHeaders = null,
        Limits =
        [
            new(options.RequestsPerMinuteAndUser, Duration.FromMinutes(1), LimitScope.User),
            new(options.RequestsPerMinute, Duration.FromMinutes(1), LimitScope.Application),
            new(options.RequestsPerDay, Duration.FromDays(1), LimitScope.Application),
        ],
    };
}
