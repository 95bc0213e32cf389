using FitbitSdk;
using FitbitSdk.GoogleHealth;
using FitbitSdk.Http;
using FitbitSdk.Records;
using FitbitSdk.WebApi;
using Microsoft.Extensions.DependencyInjection;

namespace Authorize;

/// <summary>The client of the provider that was asked for, with the application that the environment names.</summary>
internal static class AuthorizeHost
{
    public static ServiceProvider Create(AuthorizeArguments arguments)
    {
        string id = Variable("CLIENT_ID") ?? throw new UsageException($"{arguments.Prefix}CLIENT_ID is not set: it is the id of the application that the person authorizes.");
        Uri? baseUrl = Address("BASE_URL") is { } given ? new(given.AbsoluteUri.TrimEnd('/') + "/") : null;
        ServiceCollection services = new();
        if (arguments.Provider == ProviderId.Fitbit)
        {
            services.AddFitbitClient(options =>
            {
                (options.ClientId, options.ClientSecret) = (id, Variable("CLIENT_SECRET"));
                options.BaseAddress = baseUrl ?? options.BaseAddress;
                options.TokenAddress = Address("TOKEN_URL");
                options.AuthorizeAddress = Elsewhere("AUTHORIZE_URL", "oauth2/authorize", options.AuthorizeAddress);
            }).UseSqlite(arguments.Sqlite!);
        }
        else
        {
            services.AddGoogleHealthClient(options =>
            {
                (options.ClientId, options.ClientSecret) = (id, Variable("CLIENT_SECRET"));
                options.BaseAddress = baseUrl ?? options.BaseAddress;
                options.TokenAddress = Elsewhere("TOKEN_URL", "token", options.TokenAddress);
                options.AuthorizeAddress = Elsewhere("AUTHORIZE_URL", "o/oauth2/v2/auth", options.AuthorizeAddress);
            }).UseSqlite(arguments.Sqlite!);
        }

        return services.BuildServiceProvider();

        string? Variable(string name) => Environment.GetEnvironmentVariable(arguments.Prefix + name) is { Length: > 0 } value ? value : null;

        Uri? Address(string name) => Variable(name) is not { } text ? null
            : Uri.TryCreate(text, UriKind.Absolute, out Uri? address) ? address
            : throw new UsageException($"{arguments.Prefix}{name} is no address.");

        // Of a server that is not the provider's own, nothing is asked at the provider: its secrets are not for them.
        Uri Elsewhere(string name, string path, Uri own) => Address(name) ?? (baseUrl is null ? own : new Uri(baseUrl, path));
    }

    public static HealthAuthorization Authorization(this ServiceProvider host, ProviderId provider) =>
        provider == ProviderId.Fitbit ? host.GetRequiredService<FitbitAuthorization>() : host.GetRequiredService<GoogleHealthAuthorization>();
}
