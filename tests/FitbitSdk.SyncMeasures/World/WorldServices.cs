using FitbitSdk.Http;
using FitbitSdk.Records;
using FitbitSdk.Storage.Sqlite;
using FitbitSdk.Sync;
using FitbitSdk.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk.SyncMeasures;

/// <summary>What a host of a <see cref="World"/> is composed of.</summary>
internal static class WorldServices
{
    public static ServiceCollection Of(WorldOptions options, VirtualClock clock, SimulatedService simulator)
    {
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(clock);
        IHttpHealthClientBuilder client = AddClient(services, simulator, options.ClientSecret ?? simulator.ClientSecret);
        if (options.Handler is { } handler)
        {
            client.ConfigureHttp(http => http.AddHttpMessageHandler(handler));
        }

        IHealthSyncBuilder sync = services.AddHealthSync(options.Planner);
        if (options.Sink is not null)
        {
            services.AddSingleton(options.Sink);
        }

        if (options.Folder is { } folder)
        {
            string state = Path.Combine(folder, "state.db");
            client.UseSqlite(state);
            sync.UseSqlite(state).AddFileSink(folder, static files => files.Formats = FileFormats.JsonLines);
        }
        else
        {
            client.AddTokenStore<InMemoryTokenStore>();
            services.AddSingleton<ITokenLease>(new InMemoryTokenLease(clock));
            services.AddSingleton<IOffsetStore>(new InMemoryOffsetStore());
        }

        Wrap(services, options.Offsets);
        Wrap(services, options.Tokens);
        Wrap(services, options.Sinks);
        return services;
    }

    private static void Wrap<T>(ServiceCollection services, Func<T, T>? around)
        where T : class
    {
        if (around is not null)
        {
            ServiceDescriptor inner = services.Last(static service => service.ServiceType == typeof(T));
            services.AddSingleton(container => around((T)(inner.ImplementationInstance ?? inner.ImplementationFactory?.Invoke(container) ?? ActivatorUtilities.CreateInstance(container, inner.ImplementationType!))));
        }
    }

    private static IHttpHealthClientBuilder AddClient(ServiceCollection services, SimulatedService simulator, string secret) => simulator.Provider == ProviderId.Fitbit
        ? services.AddFitbitClient(fitbit =>
        {
            fitbit.ClientId = simulator.ClientId;
            fitbit.ClientSecret = secret;
            fitbit.BaseAddress = simulator.BaseAddress;
        })
        : services.AddGoogleHealthClient(google =>
        {
            google.ClientId = simulator.ClientId;
            google.ClientSecret = secret;
            google.BaseAddress = simulator.BaseAddress;
            google.TokenAddress = simulator.TokenAddress;
        });
}
