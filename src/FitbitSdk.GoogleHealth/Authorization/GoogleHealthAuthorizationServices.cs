using FitbitSdk.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk.GoogleHealth;

internal static class GoogleHealthAuthorizationServices
{
    /// <summary>Registers the authorization of one client.</summary>
    public static void TryAddGoogleHealthAuthorization(this IServiceCollection services, ClientKey key, Func<IServiceProvider, GoogleHealthClientOptions> options) =>
        services.TryAddAuthorization(
            key, (container, settings) => new GoogleHealthDialect(options(container), settings.BaseAddress), static parts => new GoogleHealthAuthorization(parts));
}
