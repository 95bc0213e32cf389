using FitbitSdk;
using FitbitSdk.Records;
using FitbitSdk.Simulators;
using NodaTime;

namespace Quickstart;

/// <summary>What is synced from: the simulator inside this process, or a server that runs already.</summary>
internal sealed class Upstream : IAsyncDisposable
{
    private static readonly LocalDate LastSimulatedDay = new(2026, 10, 31);

    private FitbitSimulator? _simulator;

    public required TimeProvider Time { get; init; }

    public required Uri BaseAddress { get; init; }

    public required string ClientId { get; init; }

    public required string? ClientSecret { get; init; }

    public required IReadOnlyList<SyncUser> Users { get; init; }

    /// <summary>Gets the leases under which tokens are refreshed; <see langword="null"/> for those of the state file.</summary>
    public ITokenLease? Lease { get; init; }

    /// <summary>Gets the tokens that a user starts with; they are adopted once and rotated from then on.</summary>
    public required Func<SyncUser, OAuthToken> FirstTokens { get; init; }

    /// <summary>Gets what a reader of the screen should know about it.</summary>
    public required string Description { get; init; }

    public static Task<Upstream> OpenAsync(QuickstartArguments arguments, CancellationToken cancellationToken) =>
        arguments.BaseUrl is null ? SimulateAsync(arguments, cancellationToken) : Task.FromResult(Connect(arguments, arguments.BaseUrl));

    public ValueTask DisposeAsync() => _simulator?.DisposeAsync() ?? default;

    private static async Task<Upstream> SimulateAsync(QuickstartArguments arguments, CancellationToken cancellationToken)
    {
        LocalDate end = arguments.End ?? LastSimulatedDay;
        LocalDate start = end.PlusDays(1 - arguments.Days);
        Instant now = arguments.Now ?? end.At(new LocalTime(20, 0)).InUtc().ToInstant();
        StandingClock clock = new(now);

        // The clock stands still, so an hour's quota must do for the whole run.
        int quota = Math.Max(150, (arguments.Days * 5) + 60);
        FitbitSimulator simulator = await FitbitSimulator.StartAsync(
            new()
            {
                Seed = arguments.Seed,
                Users = arguments.Users,
                FirstDay = start.ToDateOnly(),
                Days = arguments.Days,
                TimeProvider = clock,
                StatePath = Path.Combine(arguments.Out, $"simulator-{arguments.Seed}.json"),
                RequestsPerHour = quota,
            },
            cancellationToken);
        Dictionary<string, SimulatedAccount> accounts = simulator.Accounts.ToDictionary(static account => account.UserId, StringComparer.Ordinal);
        return new()
        {
            _simulator = simulator,
            Time = clock,

            // By a clock that stands still, a lease whose holder was killed would never run out.
            Lease = new AlwaysFree(),
            BaseAddress = simulator.BaseAddress,
            ClientId = simulator.ClientId,
            ClientSecret = simulator.ClientSecret,
            Users = [.. simulator.Accounts.Select(account => Consenting(account.UserId, start, end))],
            FirstTokens = user => Tokens(accounts[user.Key.Value].AccessToken, accounts[user.Key.Value].RefreshToken, clock),
            Description = $"simulated Fitbit Web API, its clock at {now:uuuu-MM-dd HH:mm} UTC, {quota} requests an hour and user",
        };
    }

    private static Upstream Connect(QuickstartArguments arguments, Uri baseUrl)
    {
        TimeProvider clock = TimeProvider.System;
        Instant now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        LocalDate end = arguments.End ?? now.InUtc().Date;
        LocalDate start = end.PlusDays(1 - arguments.Days);
        if (start.AtMidnight().InUtc().ToInstant() > now)
        {
            throw new UsageException($"The clock says {now:g}, before the first day {start:R}: there is no data yet. Correct --end, --days or the clock.");
        }

        return new()
        {
            Time = clock,
            BaseAddress = baseUrl,
            ClientId = Variable("FITBIT_CLIENT_ID"),

            // A public client has no secret: the variable is then empty, but not forgotten.
            ClientSecret = Environment.GetEnvironmentVariable("FITBIT_CLIENT_SECRET") switch
            {
                null => throw new UsageException("FITBIT_CLIENT_SECRET is not set: give the application's secret, or set it to nothing for a public client."),
                "" => null,
                string secret => secret,
            },
            Users = [Consenting(arguments.User!, start, end)],
            FirstTokens = _ => Tokens(Variable("FITBIT_ACCESS_TOKEN"), Variable("FITBIT_REFRESH_TOKEN"), clock),
            Description = $"{baseUrl.Host}:{baseUrl.Port}",
        };
    }

    private static SyncUser Consenting(string id, LocalDate start, LocalDate end)
    {
        try
        {
            // The account is named on every request, so that tokens of somebody else cannot pass for this user's; "-" is whoever owns them.
            return new(new UserKey(id), start.AtMidnight().InUtc().ToInstant(), end.PlusDays(1).AtMidnight().InUtc().ToInstant()) { AccountId = id == "-" ? null : id };
        }
        catch (ArgumentException e)
        {
            throw new UsageException($"--user: {e.Message.Split(" (Parameter")[0]}");
        }
    }

    private static OAuthToken Tokens(string access, string refresh, TimeProvider clock)
    {
        try
        {
            // Nobody knows how old the access token is. An hour is a guess that costs nothing: a refused token is refreshed.
            return new() { Access = new(access), Refresh = new(refresh), ExpiresAt = Instant.FromDateTimeOffset(clock.GetUtcNow()) + Duration.FromHours(1) };
        }
        catch (ArgumentException e)
        {
            throw new UsageException($"FITBIT_ACCESS_TOKEN, FITBIT_REFRESH_TOKEN: {e.Message.Split(" (Parameter")[0]}");
        }
    }

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
        ? value
        : throw new UsageException($"{name} is not set: --base-url takes the application and the first tokens from the environment.");
}
