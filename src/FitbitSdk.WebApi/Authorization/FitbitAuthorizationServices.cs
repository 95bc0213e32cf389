using FitbitSdk.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk.WebApi;

internal static class FitbitAuthorizationServices
{
    /// <summary>Registers the authorization of one client.</summary>
    public static void TryAddFitbitAuthorization(this IServiceCollection services, ClientKey key, Func<IServiceProvider, FitbitClientOptions> options) =>
        services.TryAddAuthorization(key, (container, settings) => new FitbitDialect(options(container), settings.BaseAddress), static parts => new FitbitAuthorization(parts));
}
