using System.Net;
using FitbitSdk.Records;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace FitbitSdk.Http;

/// <summary>Registers the pipeline of one provider. What belongs to a provider is keyed by its id; what all share is not.</summary>
internal static class HealthHttpServices
{
    public static IHttpHealthClientBuilder AddHealthHttp(this IServiceCollection services, ProviderId provider, Func<IServiceProvider, HealthHttpSettings> settings)
    {
        string name = ClientName(provider);
        string tokenName = name + ".token";
        // Handlers cannot be "tried": a second call must not put the pipeline around itself.
        bool first = !services.Any(service => service.ServiceType == typeof(HealthHttpSettings) && Equals(service.ServiceKey, provider.Value));

        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddKeyedSingleton(provider.Value, (container, _) => settings(container));
        services.TryAddKeyedSingleton(provider.Value, static (container, key) =>
            new RateGate(container.Settings(key), container.GetRequiredService<TimeProvider>(), container.GetRequiredService<ILogger<RateGate>>()));
        services.TryAddKeyedSingleton(provider.Value, (container, key) =>
            new ApiTransport(container.Settings(key), container.GetRequiredService<IHttpClientFactory>(), name, container.GetRequiredKeyedService<RateGate>(key)));
        services.TryAddKeyedSingleton<ITokenEndpoint>(provider.Value, (container, key) =>
            new OAuthTokenEndpoint(container.Settings(key), container.GetRequiredService<IHttpClientFactory>(), tokenName, container.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(static container => new TokenManager(
            container.GetService<ITokenStore>(),
            container.GetService<ITokenLease>(),
            id => container.GetRequiredKeyedService<ITokenEndpoint>(id.Value),
            container.GetRequiredService<TimeProvider>(),
            container.GetRequiredService<ILogger<TokenManager>>()));
        services.TryAddSingleton<IAccessTokenProvider>(static container => container.GetRequiredService<TokenManager>());

        IHttpClientBuilder http = services.AddHttpClient(name);
        IHttpClientBuilder token = services.AddHttpClient(tokenName);
        if (first)
        {
            Prepare(http);
            Prepare(token);
            AddPipeline(http, provider.Value);
        }

        return new HttpHealthClientBuilder(services, provider, http, token);
    }

    public static string ClientName(ProviderId provider) => "FitbitSdk." + provider.Value;

    private static HealthHttpSettings Settings(this IServiceProvider container, object? key) => container.GetRequiredKeyedService<HealthHttpSettings>(key);

    private static void AddPipeline(IHttpClientBuilder http, string key) => http
        .AddHttpMessageHandler(container =>
            new RetryHandler(container.Settings(key), container.GetRequiredService<TimeProvider>(), container.GetRequiredService<ILogger<RetryHandler>>()))
        .AddHttpMessageHandler(container => new GateHandler(container.GetRequiredKeyedService<RateGate>(key)))
        .AddHttpMessageHandler(container => new TokenHandler(
            container.Settings(key),
            container.GetRequiredService<IAccessTokenProvider>(),
            container.GetRequiredKeyedService<RateGate>(key),
            container.GetRequiredService<ILogger<TokenHandler>>()))
        .AddHttpMessageHandler(container => new AttemptHandler(container.Settings(key), container.GetRequiredService<TimeProvider>()));

    private static void Prepare(IHttpClientBuilder http) => http
        // The factory's own loggers print addresses, and those hold user ids.
        .RemoveAllLoggers()
        // Time limits are those of the attempt, by the injected clock; waiting for quota must not count.
        .ConfigureHttpClient(static client => client.Timeout = Timeout.InfiniteTimeSpan)
        .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
        {
            // A redirect would take the token to wherever the answer says.
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            // Traces of the platform record the whole address, and with it the user's id.
            ActivityHeadersPropagator = null,
        });
}
