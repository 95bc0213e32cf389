using FitbitSdk;
using FitbitSdk.Records;
using FitbitSdk.Simulators;
using NodaTime;

namespace Quickstart;

/// <summary>A simulator inside this process. Its clock stands still, so that two runs see the same world.</summary>
internal static class SimulatedUpstream
{
    private static readonly LocalDate LastDay = new(2026, 10, 31);

    public static async Task<Upstream> StartAsync(QuickstartArguments arguments, CancellationToken cancellationToken)
    {
        LocalDate end = arguments.End ?? LastDay;
        LocalDate start = end.PlusDays(1 - arguments.Days);
        Instant now = arguments.Now ?? end.At(new LocalTime(20, 0)).InUtc().ToInstant();
        StandingClock clock = new(now);

        // By a clock that stands still a period never ends, so one must do for the whole run.
        int quota = Math.Max(arguments.Provider == ProviderId.Fitbit ? 150 : 300, ((arguments.Days * 20) + 100) * (1 + (5000 / arguments.PageSize)));
        string name = arguments.Provider == ProviderId.Fitbit ? "Fitbit Web API" : "Google Health API";
        return arguments.Provider == ProviderId.Fitbit ? await FitbitAsync() : await GoogleHealthAsync();

        async Task<Upstream> FitbitAsync()
        {
            FitbitSimulator simulator = await FitbitSimulator.StartAsync(
                Same(new FitbitSimulatorOptions { StatePath = Path.Combine(arguments.Out, $"simulator-{arguments.Seed}.json"), RequestsPerHour = quota }), cancellationToken);
            return Of(simulator, simulator.BaseAddress, null, simulator.ClientId, simulator.ClientSecret, simulator.Accounts);
        }

        async Task<Upstream> GoogleHealthAsync()
        {
            GoogleHealthSimulator simulator = await GoogleHealthSimulator.StartAsync(Same(new GoogleHealthSimulatorOptions { RequestsPerUserMinute = quota, MaximumPageSize = arguments.PageSize }), cancellationToken);
            return Of(simulator, simulator.BaseAddress, simulator.TokenAddress, simulator.ClientId, simulator.ClientSecret, simulator.Accounts);
        }

        T Same<T>(T options)
            where T : SimulatorOptions
        {
            (options.Seed, options.Users, options.FirstDay, options.Days, options.TimeProvider) = (arguments.Seed, arguments.Users, start.ToDateOnly(), arguments.Days, clock);
            return options;
        }

        Upstream Of(IAsyncDisposable simulator, Uri baseAddress, Uri? tokenAddress, string clientId, string clientSecret, IReadOnlyList<SimulatedAccount> accounts)
        {
            Dictionary<string, SimulatedAccount> byId = accounts.ToDictionary(static account => account.UserId, StringComparer.Ordinal);
            return new()
            {
                Provider = arguments.Provider,
                Owned = simulator,
                Time = clock,

                // By a clock that stands still, a lease whose holder was killed would never run out.
                Lease = new AlwaysFree(),
                BaseAddress = baseAddress,
                TokenAddress = tokenAddress,
                ClientId = clientId,
                ClientSecret = clientSecret,
                RequestsPerMinute = quota,
                Users = [.. accounts.Select(account => Upstream.Consenting(account.UserId, start, end))],
                FirstTokens = user => Upstream.Tokens(byId[user.Key.Value].AccessToken, byId[user.Key.Value].RefreshToken, clock),
                Description = $"simulated {name}, its clock at {now:uuuu-MM-dd HH:mm} UTC, {quota} requests {(arguments.Provider == ProviderId.Fitbit ? "an hour" : "a minute")} and user",
            };
        }
    }
}
