using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;

namespace FitbitSdk.Http;

/// <summary>Registers the pipeline of one client. What is its own is keyed by <see cref="ClientKey.Service"/>; what clients of one name share, by that name.</summary>
internal static class HealthHttpServices
{
    public static HttpHealthClientBuilder AddHealthHttp(this IServiceCollection services, ClientKey key, Func<IServiceProvider, HealthHttpSettings> settings)
    {
        // Handlers cannot be "tried": a second call must not put the pipeline around itself.
        bool first = !services.Any(service => service.ServiceType == typeof(HealthHttpSettings) && Equals(service.ServiceKey, key.Service));

        services.AddLogging();
        services.AddObserver(key);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddKeyedSingleton(key.Service, (container, _) => settings(container));
        services.TryAddKeyedSingleton(key.Service, static (container, service) =>
            new RateGate(container.Settings(service), container.GetRequiredService<TimeProvider>(), container.GetRequiredService<ILogger<RateGate>>()));
        services.TryAddKeyedSingleton(key.Service, (container, service) =>
            new ApiTransport(
                container.Settings(service),
                new(container.GetRequiredService<IHttpClientFactory>(), key.Http, container.GetRequiredService<TimeProvider>()),
                container.GetRequiredKeyedService<RateGate>(service),
                container.GetRequiredService<TimeProvider>(),
                container.Observer(service)));
        services.TryAddKeyedSingleton(key.Http, (container, _) =>
            new HostBreaker(container.GetRequiredService<TimeProvider>(), static error => error is NoAnswerException, container.Observer(key.Service).BreakerChanged));
        // A caller who goes away says nothing about the service; a time limit that ran out is a TimeoutException here, see OverdueHandler.
        services.TryAddKeyedSingleton(key.TokenHttp, (container, _) => new HostBreaker(
            container.GetRequiredService<TimeProvider>(),
            static error => error is HttpRequestException or IOException or TimeoutException,
            container.Observer(key.Service).BreakerChanged));
        services.TryAddKeyedSingleton<ITokenEndpoint>(key.Service, (container, service) => new ObservedTokenEndpoint(
            new OAuthTokenEndpoint(container.Settings(service), container.GetRequiredService<IHttpClientFactory>(), key.TokenHttp, container.GetRequiredService<TimeProvider>()),
            container.Observer(service)));
        services.TryAddOfClient(key.Name, container => new TokenManager(
            key.Name,
            container.GetOfClient<ITokenStore>(key.Name),
            // One lease for several applications costs a wait now and then; none, where processes share a store, costs users.
            container.GetOfClient<ITokenLease>(key.Name) ?? container.GetService<ITokenLease>(),
            provider => container.GetRequiredKeyedService<ITokenEndpoint>(new ClientKey(provider, key.Name).Service),
            container.GetRequiredService<TimeProvider>(),
            new(container.GetServices<ISyncObserver>, container.GetRequiredService<TimeProvider>(), container.GetRequiredService<ILogger<TokenNews>>()),
            container.GetRequiredService<ILogger<TokenManager>>()));
        TokenSources.AddDefault(services, key.Name);

        IHttpClientBuilder http = services.AddHttpClient(key.Http);
        IHttpClientBuilder token = services.AddHttpClient(key.TokenHttp);
        if (first)
        {
            Prepare(http);
            Prepare(token);
            AddPipeline(http, key);
            AddTokenPipeline(token, key);
        }

        return new(services, key, http);
    }

    private static HealthHttpSettings Settings(this IServiceProvider container, object? key) => container.GetRequiredKeyedService<HealthHttpSettings>(key);

    private static void AddPipeline(IHttpClientBuilder http, ClientKey key) => http
        .AddHttpMessageHandler(container =>
            new RetryHandler(container.Settings(key.Service), container.GetRequiredService<TimeProvider>(), container.GetRequiredService<ILogger<RetryHandler>>()))
        .AddHttpMessageHandler(container => new BreakerGuardHandler(container.GetRequiredKeyedService<HostBreaker>(key.Http)))
        .AddHttpMessageHandler(container => new GateHandler(container.GetRequiredKeyedService<RateGate>(key.Service)))
        .AddHttpMessageHandler(container => new TokenHandler(
            container.Settings(key.Service),
            container.GetRequiredOfClient<IAccessTokenProvider>(key.Name),
            container.GetRequiredKeyedService<RateGate>(key.Service),
            container.GetRequiredService<ILogger<TokenHandler>>()))
        .AddHttpMessageHandler(container => new BreakerHandler(container.GetRequiredKeyedService<HostBreaker>(key.Http), static request => RequestTicket.Of(request).Operation))
        .AddHttpMessageHandler(container => new AttemptHandler(container.Settings(key.Service), container.GetRequiredService<TimeProvider>()));

    // Handlers that a host gives to all its clients would see refresh tokens, or repeat a POST that rotates them. None is left of those that options
    // add; what a host puts there on purpose (PostConfigureAll, a filter of handler builders) comes later and stays.
    private static void AddTokenPipeline(IHttpClientBuilder token, ClientKey key) => token.Services.PostConfigure<HttpClientFactoryOptions>(
        token.Name,
        options => options.HttpMessageHandlerBuilderActions.Add(handlers =>
        {
            handlers.AdditionalHandlers.Clear();
            handlers.AdditionalHandlers.Add(new BreakerHandler(handlers.Services.GetRequiredKeyedService<HostBreaker>(key.TokenHttp), OAuthTransport.OperationOf));
            handlers.AdditionalHandlers.Add(new OverdueHandler());
        }));

    private static void Prepare(IHttpClientBuilder http)
    {
        http
            // The factory's own loggers print addresses, and those hold user ids.
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(PrimaryHandler.Create);
        http.Services.PostConfigure<HttpClientFactoryOptions>(
            http.Name,
            static options =>
            {
                options.HttpMessageHandlerBuilderActions.Add(static handlers => PrimaryHandler.Secure(handlers.PrimaryHandler));
                // Time limits are the pipeline's, by the injected clock. One of the host's here would count the wait for quota.
                options.HttpClientActions.Add(static client => client.Timeout = Timeout.InfiniteTimeSpan);
            });
    }
}
