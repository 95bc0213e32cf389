using System.Diagnostics.Metrics;
using FitbitSdk;
using FitbitSdk.Http;
using FitbitSdk.Records;
using FitbitSdk.WebApi;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the Fitbit Web API to a host.</summary>
/// <remarks>
/// <para>Registered, unless the host did so before: <see cref="FitbitClient"/>, <see cref="TokenManager"/> (also as
/// <see cref="IAccessTokenProvider"/>), <see cref="FitbitDataSource"/> as one more <see cref="IHealthDataSource"/>, and
/// <see cref="TimeProvider.System"/>. All are singletons, and all clocks and timers are those of the one <see cref="TimeProvider"/>.</para>
/// <para>The way of a request:</para>
/// <code>
/// FitbitClient / FitbitDataSource     the user stands on the request, never in a handler; 2 minutes in all, waits for quota aside
///   └─ retry       no answer or 5xx: 3 attempts in all, of what only reads
///       └─ breaker's guard     while the breaker is open nothing passes, and no place at the gate is taken
///           └─ gate        waits for this user's quota; reads it from every answer
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
public static class FitbitClientServiceCollectionExtensions
{
    private static readonly HealthClientParts<FitbitClientOptions, FitbitClient, FitbitDataSource> Parts = new()
    {
        Provider = ProviderId.Fitbit,
        ToSettings = ToSettings,
        CreateClient = static (options, transport) => new(new FitbitApi(transport, FitbitCallSettings.Of(options))),
        CreateSource = static (container, transport, tokens) =>
            new(new(transport), tokens, container.GetRequiredService<TimeProvider>(), container.GetRequiredService<ILogger<FitbitDataSource>>(),
                container.GetRequiredService<IMeterFactory>()),
    };

    /// <summary>Adds the client with the settings in section <c>Fitbit</c> of the host's configuration. Safe to call twice.</summary>
    /// <param name="services">The host's services.</param>
    /// <returns>A builder: name a token store with it, or the host will not start.</returns>
    public static IHttpHealthClientBuilder AddFitbitClient(this IServiceCollection services) =>
        services.Add(name: null, static options => options.BindConfiguration(FitbitClientDefaults.Section));

    /// <summary>Adds the client with the settings in a section of the configuration. Safe to call twice.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="section">Holds at least <see cref="FitbitClientOptions.ClientId"/>.</param>
    /// <returns>A builder: name a token store with it, or the host will not start.</returns>
    public static IHttpHealthClientBuilder AddFitbitClient(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return services.Add(name: null, options => options.Bind(section));
    }

    /// <summary>Adds the client with settings in code. Safe to call twice.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets at least <see cref="FitbitClientOptions.ClientId"/>.</param>
    /// <returns>A builder: name a token store with it, or the host will not start.</returns>
    public static IHttpHealthClientBuilder AddFitbitClient(this IServiceCollection services, Action<FitbitClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.Add(name: null, options => options.Configure(configure));
    }

    /// <summary>Adds one of several clients, with the settings in a section of the configuration. Safe to call twice.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">Names the application, for example <c>research</c>. Its options have this name; its services, and what is hung on the
    /// builder, have it as their key: <c>[FromKeyedServices("research")] FitbitClient client</c>. A sync that names no client does not see it.</param>
    /// <param name="section">Holds at least <see cref="FitbitClientOptions.ClientId"/>.</param>
    /// <returns>A builder: name a token store with it, or the host will not start.</returns>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public static IHttpHealthClientBuilder AddFitbitClient(this IServiceCollection services, string name, IConfiguration section)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(section);
        return services.Add(name, options => options.Bind(section));
    }

    /// <summary>Adds one of several clients, with settings in code. Safe to call twice.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">Names the application, for example <c>research</c>. Its options have this name; its services, and what is hung on the
    /// builder, have it as their key: <c>[FromKeyedServices("research")] FitbitClient client</c>. A sync that names no client does not see it.</param>
    /// <param name="configure">Sets at least <see cref="FitbitClientOptions.ClientId"/>.</param>
    /// <returns>A builder: name a token store with it, or the host will not start.</returns>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public static IHttpHealthClientBuilder AddFitbitClient(this IServiceCollection services, string name, Action<FitbitClientOptions> configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        return services.Add(name, options => options.Configure(configure));
    }

    private static IHttpHealthClientBuilder Add(this IServiceCollection services, string? name, Action<OptionsBuilder<FitbitClientOptions>> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FitbitClientOptions>, FitbitClientOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FitbitClientOptions>, FitbitClientOptionsRules>());
        services.TryAddFitbitAuthorization(
            new(ProviderId.Fitbit, name), container => container.GetRequiredService<IOptionsMonitor<FitbitClientOptions>>().Get(name));
        return services.AddHealthClient(name, Parts, configure);
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
            TotalTimeout = options.TotalTimeout,
            MaximumAttempts = options.MaximumAttempts,
            MaximumBodyBytes = options.MaximumBodyBytes,
            MaximumWait = options.MaximumWait,
            Reserve = options.Reserve,
            ResetMargin = options.ResetMargin,
            QuotaHeaders = new("Fitbit-Rate-Limit-", Duration.FromHours(1)),
        };
    }
}
