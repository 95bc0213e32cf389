using System.Diagnostics;
using FitbitSdk.Records;
using FitbitSdk.Storage.Sqlite;
using NodaTime;

namespace FitbitSdk.TokenRace;

/// <summary>Starts the issuer and the workers, waits until every user went through all expirations, and judges by what the issuer saw.</summary>
internal static class RaceRun
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <returns>The exit code: 0 where everything holds, and the judge found each fault that it was shown.</returns>
    public static async Task<int> RunAsync(RaceOptions options)
    {
        bool holds = await RaceAsync(options);
        foreach (string fault in options.TriesTheJudge ? ["lease", "order"] : Array.Empty<string>())
        {
            bool isFound = !await RaceAsync(options.Broken(fault));
            Console.WriteLine($"token-race: the broken {fault} is {(isFound ? "found" : "NOT FOUND")}");
            holds &= isFound;
        }

        Console.WriteLine(holds ? "token-race: holds" : "token-race: SHORT");
        return holds ? 0 : 1;
    }

    private static async Task<bool> RaceAsync(RaceOptions options)
    {
        string folder = Directory.CreateTempSubdirectory("fitbitsdk-token-race-").FullName;
        try
        {
            return await RaceAsync(options, Path.Combine(folder, "state.db"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> RaceAsync(RaceOptions options, string store)
    {
        Console.WriteLine($"token-race: {options.Workers} processes, {options.Callers} callers each, {options.Users} users, {options.Expirations} expirations each, leases of {options.Lease.TotalSeconds:0.#} s, seed {options.Seed}{(options.Break is null ? "" : $", a broken {options.Break}")}");
        StoreWitness witness = new(store);
        StrictIssuer issuer = new(options, witness);
        Dictionary<string, long> firstVersions = await StoreFirstPairsAsync(issuer, store);
        await using IssuerServer server = await IssuerServer.StartAsync(issuer);
        WorkerOptions worker = new()
        {
            Issuer = server.Address,
            Store = store,
            Users = options.Users,
            Callers = options.Callers,
            Scale = options.Scale,
            Epoch = DateTimeOffset.UtcNow,
            Break = options.Break,
        };

        RaceTally tally = new();
        long started = Stopwatch.GetTimestamp();
        WorkerProcess[] workers = [.. Enumerable.Range(0, options.Workers).Select(_ => new WorkerProcess(worker, tally))];
        Task[] runs = [.. workers.Select(static one => Task.Run(one.RunAsync))];
        while (!issuer.IsOver && !IsFound() && Stopwatch.GetElapsedTime(started) < Longest && tally["needs-authorization"] == 0 && tally["crashed"] < options.Workers)
        {
            await Task.Delay(100);
        }

        TimeSpan took = Stopwatch.GetElapsedTime(started);
        foreach (WorkerProcess one in workers)
        {
            one.Stop();
        }

        await Task.WhenAll(runs);
        int expirations = issuer.Counts.Expirations;
        (int lost, int gaps) = (await LostAsync(worker), Gaps(issuer, witness, firstVersions));
        return Judge(options, issuer.Counts, expirations, tally, lost, gaps, took);

        bool IsFound() => options.Break is not null && issuer.Counts is { PostsAfterSuccessor: > 0 } or { Refused: > 0 };
    }

    /// <returns>The versions that the rows begin with; each write is one more.</returns>
    private static async Task<Dictionary<string, long>> StoreFirstPairsAsync(StrictIssuer issuer, string path)
    {
        Dictionary<string, long> versions = [];
        SqliteTokenStore store = new(path);
        foreach (RaceUser user in issuer.Users)
        {
            OAuthToken pair = new() { Access = new(user.Current.Access), Refresh = new(user.Current.Refresh), ExpiresAt = Instant.FromUtc(2200, 1, 1, 0, 0) };
            StoredToken? stored = await store.TryReplaceAsync(new(ProviderId.Fitbit, new UserKey(user.Name)), null, pair, CancellationToken.None);
            versions.Add(user.Name, stored!.Version);
        }

        return versions;
    }

    /// <summary>Asks a fresh process whether it can call and refresh for every user.</summary>
    private static async Task<int> LostAsync(WorkerOptions options)
    {
        using Process check = WorkerProcess.Start("check", options);
        Console.Write(await check.StandardOutput.ReadToEndAsync());
        await check.WaitForExitAsync();
        return check.ExitCode;
    }

    /// <summary>Counts users whose row was not written exactly once for each pair that was issued.</summary>
    private static int Gaps(StrictIssuer issuer, StoreWitness witness, Dictionary<string, long> firstVersions) =>
        issuer.Users.Count(user => witness.Read(user.Name) != (user.Current.Generation, firstVersions[user.Name] + user.Current.Generation));

    private static bool Judge(RaceOptions options, IssuerCounts counts, int expirations, RaceTally tally, int lost, int gaps, TimeSpan took)
    {
        Verdict verdict = new();
        verdict.Exactly("refresh tokens posted once their successor was stored", 0, counts.PostsAfterSuccessor);
        verdict.Exactly("users lost (a fresh process cannot call or refresh)", 0, lost);
        verdict.Exactly("calls told that the user must authorize again", 0, tally["needs-authorization"]);
        verdict.Exactly("refresh tokens refused", 0, counts.Refused);
        verdict.Exactly("users whose pairs were not each stored exactly once", 0, gaps);
        if (options.Break is null)
        {
            // How big the race was: one with a fault ends where that shows.
            verdict.Exactly("processes that crashed", 0, tally["crashed"]);
            verdict.AtLeast("processes killed between answer and store", options.Kills, Math.Min(tally["killed"], counts.Kills));
            verdict.AtLeast("leases taken over from the dead", options.Kills, counts.Takeovers);
            verdict.AtLeast("expirations", options.Users * options.Expirations, expirations);
            verdict.AtLeast("calls answered", options.Workers * options.Callers * options.Expirations, counts.Calls);
        }

        Console.WriteLine($"  {counts.Posts} posts, {counts.Repeats} of them identical repeats; calls that failed: {tally.Failures()}; {took.TotalSeconds:0} s");
        return verdict.Holds;
    }
}
