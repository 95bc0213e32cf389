using System.Text.Json;
using FitbitSdk.Records;
using FitbitSdk.Simulators;
using FitbitSdk.Simulators.Faults;
using FitbitSdk.Sync;
using NodaTime;

namespace FitbitSdk.SyncMeasures.Completeness;

/// <summary>All days of one person, several runs a day, with faults and abandoned runs; then quiet days, until whatever was held up has come. May be
/// killed at any moment: started again, it goes on with the day it had come to.</summary>
internal static class PersonSync
{
    private const int RunsADay = 4;
    private const int QuietDays = 20;
    // Some kinds concern some requests alone: all of them together hit one in twenty.
    private const double FaultyShare = 0.057;
    private const int FaultsOfHost = 3;

    private static readonly DateOnly FirstDay = new(2026, 8, 3);

    // Neither at a midnight nor at a whole hour; but at a whole minute, the finest that the service can be asked for.
    private static readonly Duration ConsentBegins = Duration.FromMinutes((29 * 60) + 10);
    private static readonly Duration ConsentEndsBefore = Duration.FromMinutes((6 * 60) + 37);

    // What was stored last may be a little ahead of the clock of the run that was killed.
    private static readonly Duration AfterKill = Duration.FromMinutes(30);

    public static async Task RunAsync(ProviderId provider, int place, int people, int days, int abandonments, string folder, TextWriter output)
    {
        Directory.CreateDirectory(folder);
        PersonProgress progress = PersonProgress.Read(folder);
        Instant first = Instant.FromUtc(FirstDay.Year, FirstDay.Month, FirstDay.Day, 0, 0);
        Instant faultsEnd = first + Duration.FromDays(days + 1);
        Instant[] times = [.. TimesOf(place, first, days)];
        Abandonment abandonment = new(place, days * RunsADay, abandonments, progress.Ended);
        FaultRule[] rules = [.. FaultsUntil(faultsEnd, provider)];
        HostFaults faults = new(new Random((place * 100_000) + progress.Runs), rules[0].Share, faultsEnd);
        await using World world = await World.StartAsync(new()
        {
            Simulator = SimulatorOf(provider, people, days, folder),
            Start = times[progress.Runs] + (progress.IsResumed ? AfterKill : Duration.Zero),
            Folder = folder,
            Handler = () => new DisturbedHandler(abandonment, faults),
            Offsets = offsets => new AbandonedOffsets(offsets, abandonment),
            Tokens = tokens => new AbandonedTokens(tokens, abandonment),
            Sinks = sink => new DisturbedSink((ITransactionalSink)sink, abandonment, faults),
        });
        faults.Now = () => world.Clock.Now;
        world.Simulator.Faults.Add(rules);
        SyncUser user = await world.AdoptAsync(place, first + ConsentBegins, first + Duration.FromDays(days) - ConsentEndsBefore);

        int authorizedAgain = 0;
        for (int run = progress.Runs; run < times.Length; run++)
        {
            new PersonProgress(run, abandonment.Ended, IsResumed: true).Write(folder);

            // The parent kills at a run of its choice.
            await output.WriteLineAsync($"{run}");
            world.Clock.AdvanceTo(times[run]);
            if (await RunOnceAsync(world, user, abandonment, run) is { Outcome: StreamOutcome.NeedsAuthorization })
            {
                // Two refusals of fresh tokens, one after the other: the table leaves this to the person.
                await world.AuthorizeAgainAsync(user);
                authorizedAgain++;
            }
        }

        IReadOnlyDictionary<string, int> hits = rules.ToDictionary(static rule => $"{rule.Kind}", world.Simulator.Faults.CountHits).Concat(faults.Hits).ToDictionary();
        await output.WriteLineAsync(JsonSerializer.Serialize(new
        {
            url = world.Simulator.BaseAddress,
            user = user.Key.Value,
            consentStart = user.ConsentStart.ToString(),
            consentEnd = user.ConsentEnd.ToString(),
            abandoned = abandonment.Ended.Select(end => new { part = end.Run / (double)(days * RunsADay), moment = $"{end.Moment}" }),
            authorizedAgain,
            faults = hits,
            requests = world.Simulator.Requests.Count(request => request.Time < faultsEnd.ToDateTimeOffset()),
        }));

        // The truth can be asked for until the parent has seen enough.
        await Console.In.ReadToEndAsync();
    }

    private static SimulatorOptions SimulatorOf(ProviderId provider, int people, int days, string folder)
    {
        SimulatorOptions options = provider == ProviderId.Fitbit
            ? new FitbitSimulatorOptions { StatePath = Path.Combine(folder, "simulator.json") }
            : new GoogleHealthSimulatorOptions();
        (options.Seed, options.Users, options.FirstDay, options.Days, options.MinuteHeartRateFrom) = (1, people, FirstDay, days, 2);
        return options;
    }

    private static IEnumerable<Instant> TimesOf(int place, Instant first, int days)
    {
        Random chance = new(place);
        for (int day = 1; day <= days; day++)
        {
            for (int run = 0; run < RunsADay; run++)
            {
                yield return first + Duration.FromDays(day) + Duration.FromMinutes((run * 24 * 60 / RunsADay) + chance.Next(24 * 60 / RunsADay / 2));
            }
        }

        for (int day = 1; day <= QuietDays; day++)
        {
            yield return first + Duration.FromDays(days + day) + Duration.FromHours(20);
        }
    }

    /// <summary>Every kind of fault that the service has, all of them and the host's together on one request in twenty.</summary>
    private static IEnumerable<FaultRule> FaultsUntil(Instant end, ProviderId provider)
    {
        // An account without a link mends itself as little as one that must authorize again.
        FaultKind[] kinds = [.. Enum.GetValues<FaultKind>().Where(kind => kind is not FaultKind.AccountNotLinked && (provider == ProviderId.Fitbit || kind is not FaultKind.PendingSleep))];
        return kinds.Select(kind => new FaultRule
        {
            Kind = kind,
            // A refused refresh token is no fault that passes: it is the person's own word.
            Path = kind is not FaultKind.ExpiredToken ? "*" : provider == ProviderId.Fitbit ? "/1*" : "/v4/*",
            // Sleep is all that can be pending, and little of what is asked for.
            Share = kind is FaultKind.PendingSleep ? FaultyShare : FaultyShare / (kinds.Length + FaultsOfHost),
            Until = end.ToDateTimeOffset(),
            Delay = kind is FaultKind.Slow ? TimeSpan.FromMilliseconds(5) : null,
        });
    }

    /// <returns>What came of it; <see langword="null"/> where it was abandoned.</returns>
    private static async Task<SyncReport?> RunOnceAsync(World world, SyncUser user, Abandonment abandonment, int run)
    {
        using CancellationTokenSource stop = new();
        abandonment.Begin(run, stop);
        SyncReport? report = null;
        try
        {
            report = await world.FinishAsync(world.Engine.SyncAsync(user, new() { Due = DueRule.WhenDue }, stop.Token));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }

        // Every other time the host ends as well.
        if (stop.IsCancellationRequested && abandonment.Ended.Count % 2 == 0)
        {
            await world.RestartHostAsync();
        }

        return report;
    }
}
