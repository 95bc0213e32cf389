using FitbitSdk;
using FitbitSdk.Http;
using FitbitSdk.Records;
using FitbitSdk.Simulators;
using FitbitSdk.Sync;
using FitbitSdk.Testing;
using FitbitSdk.WebApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using OwnStores;

// Readable by its owner alone.
string folder = Directory.CreateTempSubdirectory("own-stores-").FullName;
try
{
    if (args is ["--check"])
    {
        return await Check.RunAsync(folder);
    }

    // The clock stands still, so that the second run finds the same world.
    ManualTimeProvider clock = new(new(2026, 3, 14, 20, 0, 0, TimeSpan.Zero));
    await using FitbitSimulator simulator = await FitbitSimulator.StartAsync(new() { Users = 1, FirstDay = new(2026, 3, 13), Days = 2, TimeProvider = clock, RequestsPerHour = 1000 });
    long first = await SyncAsync(simulator, clock);
    long second = await SyncAsync(simulator, clock);   // another host on the same folder: tokens and offsets are there
    Console.WriteLine($"The first run delivered {first} records, the second {second}.");
    return first > 0 && second == 0 ? 0 : 1;
}
finally
{
    Directory.Delete(folder, recursive: true);
}

async Task<long> SyncAsync(FitbitSimulator simulator, TimeProvider clock)
{
    SimulatedAccount account = simulator.Accounts[0];
    HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
    builder.Services.AddSingleton(clock);
    #region own-stores
    builder.Services.AddSingleton(_ => new FileRows<TokenKey>(Path.Combine(folder, "tokens")));
    builder.Services.AddSingleton(_ => new FileRows<OffsetKey>(Path.Combine(folder, "offsets")));
    builder.Services.AddFitbitClient(ConfigureClient).AddTokenStore<OwnTokenStore>();
    builder.Services.AddHealthSync().AddOffsetStore<OwnOffsetStore>().AddFileSink(Path.Combine(folder, "data"));
    #endregion

    using IHost host = builder.Build();
    await host.StartAsync();
    SyncUser user = new(new UserKey("anna"), consentStart: Instant.FromUtc(2026, 3, 13, 0, 0));
    OAuthToken tokens = new() { Access = new(account.AccessToken), Refresh = new(account.RefreshToken), ExpiresAt = Instant.MinValue };
    await host.Services.GetRequiredService<TokenManager>().AdoptAsync(new(ProviderId.Fitbit, user.Key), tokens);
    SyncReport report = await host.Services.GetRequiredService<SyncEngine>().SyncAsync(user);
    await host.StopAsync();
    return report.Streams.Sum(static stream => stream.Records);

    void ConfigureClient(FitbitClientOptions options) =>
        (options.ClientId, options.ClientSecret, options.BaseAddress) = (simulator.ClientId, simulator.ClientSecret, simulator.BaseAddress);
}
