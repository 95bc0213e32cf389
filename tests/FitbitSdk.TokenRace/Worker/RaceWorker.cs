using System.Globalization;
using FitbitSdk.Http;
using FitbitSdk.Records;
using FitbitSdk.Storage.Sqlite;
using FitbitSdk.WebApi;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace FitbitSdk.TokenRace;

/// <summary>One process of the race: a host as anybody would write it, whose callers read a resource over and over.</summary>
internal static class RaceWorker
{
    /// <summary>Calls until standard input ends; each line on standard output is <c>what how-often</c>.</summary>
    public static async Task<int> RaceAsync(WorkerOptions options)
    {
        await using ServiceProvider host = Host(options, deadly: true);
        FitbitClient client = host.GetRequiredService<FitbitClient>();
        using CancellationTokenSource stop = new();
        Outcomes outcomes = new();
        Task[] callers = [.. Enumerable.Range(0, options.Callers).Select(caller => Task.Run(() => CallAsync(client, User(caller % options.Users), outcomes, stop.Token)))];

        await Console.In.ReadToEndAsync();
        await stop.CancelAsync();
        await Task.WhenAll(callers);
        outcomes.Print();
        return 0;
    }

    /// <summary>Calls once for each user, refreshes, and calls again, as a process that knows nothing but the store.</summary>
    public static async Task<int> CheckAsync(WorkerOptions options)
    {
        await using ServiceProvider host = Host(options, deadly: false);
        FitbitClient client = host.GetRequiredService<FitbitClient>();
        TokenManager tokens = host.GetRequiredService<TokenManager>();
        int lost = 0;
        foreach (SyncUser user in Enumerable.Range(0, options.Users).Select(User))
        {
            try
            {
                await client.Devices.GetAsync(user);
                await tokens.RefreshAsync(new(ProviderId.Fitbit, user.Key), CancellationToken.None);
                await client.Devices.GetAsync(user);
            }
            catch (HealthApiException e)
            {
                lost++;
                Console.WriteLine($"lost {user.Key.Value}: {e.Message}");
            }
        }

        return lost;
    }

    private static async Task CallAsync(FitbitClient client, SyncUser user, Outcomes outcomes, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await client.Devices.GetAsync(user, stop);
                outcomes.Add("ok");
                await Task.Delay(Random.Shared.Next(10, 40), stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
            }
            catch (NeedsAuthorizationException)
            {
                // At once: this process may not live to tell its counts.
                Console.WriteLine("needs-authorization 1");
                await Task.Delay(1000, CancellationToken.None);
            }
            catch (HealthApiException e)
            {
                outcomes.Add(e.Kind.ToString());
            }
        }
    }

    private static SyncUser User(int index) =>
        new(new UserKey(string.Create(CultureInfo.InvariantCulture, $"user-{index + 1}")), Instant.FromUtc(2026, 1, 1, 0, 0));

    private static ServiceProvider Host(WorkerOptions options, bool deadly)
    {
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(new ScaledTimeProvider(options.Epoch, options.Scale));
        services.AddSingleton<ITokenStore>(_ =>
        {
            ITokenStore store = new SqliteTokenStore(options.Store);
            store = deadly ? new DeadlyTokenStore(store, options.Issuer) : store;
            return options.Break == "order" && deadly ? new StaleTokenStore(store) : store;
        });
        if (options.Break == "lease")
        {
            services.AddSingleton<ITokenLease, LeaseForAll>();
        }

        services.AddFitbitClient(client => (client.ClientId, client.ClientSecret, client.BaseAddress) = ("RACE", "secret-of-the-race", options.Issuer))
            .UseSqlite(options.Store);
        return services.BuildServiceProvider();
    }
}
