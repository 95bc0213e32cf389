using System.Text.Json;
using FitbitSdk.Records;
using FitbitSdk.Simulators;
using FitbitSdk.Sync;
using NodaTime;

namespace FitbitSdk.SyncMeasures.Requests;

/// <summary>One person's backfill, and days after it, as a host would go through them. What was asked is written as JSON; a script that knows the
/// service's ranges and the policy, and nothing of the planner, judges it.</summary>
internal static class RequestRun
{
    // Away from a top of the hour and from midnight, as hosts start.
    private static readonly Instant Installed = Instant.FromUtc(2026, 10, 5, 9, 20);
    private static readonly int MaximumRuns = 20_000;

    public static async Task WriteAsync(ProviderId provider, int consentDays, int daysAfter, TextWriter output)
    {
        Instant consentStart = Installed - Duration.FromDays(consentDays);
        await using World world = await World.StartAsync(new()
        {
            Simulator = SimulatorOf(provider, DateOnly.FromDateTime((consentStart - Duration.FromDays(2)).ToDateTimeUtc()), consentDays + daysAfter + 10),
            Start = Installed,
            Sink = new EasySink(),
        });
        SyncUser user = await world.AdoptAsync(0, consentStart);
        HostLoop host = new(world, user);

        bool done = false;
        for (int runs = 0; !done && runs < MaximumRuns; runs++)
        {
            SyncReport report = await host.RunAsync();
            done = report.Streams.All(stream => IsComplete(stream, world.Source, consentStart));
            if (!done)
            {
                host.Wait(report);
            }
        }

        Instant backfilled = world.Clock.Now;
        SortedSet<Instant> watermarks = [];
        Instant dayStart = Instant.MaxValue, dayEnd = Instant.MaxValue;
        if (daysAfter > 0)
        {
            dayStart = backfilled.InUtc().Date.PlusDays(daysAfter).AtMidnight().InUtc().ToInstant();
            dayEnd = dayStart + Duration.FromDays(1);
            watermarks.Add((await host.RunUntilAsync(dayStart)).Watermark!.Value);
            while (world.Clock.Now < dayEnd)
            {
                SyncReport report = await host.RunAsync();
                watermarks.Add(report.Watermark!.Value);
                host.Wait(report);
            }
        }

        using HttpClient truth = new() { BaseAddress = world.Simulator.BaseAddress };
        await output.WriteAsync(JsonSerializer.Serialize(new
        {
            done,
            consentStart = consentStart.ToString(),
            installed = Installed.ToString(),
            backfilled = backfilled.ToString(),
            dayStart = dayStart.ToString(),
            dayEnd = dayEnd.ToString(),
            zone = world.Simulator.Accounts[0].TimeZoneId,
            watermarks = watermarks.Select(static watermark => watermark.ToString()),
            logs = new
            {
                sleep = await CountAsync(truth, user, StreamId.Sleep),
                activityLog = provider == ProviderId.Fitbit ? await CountAsync(truth, user, StreamId.ActivityLog) : 0,
            },
            requests = world.Simulator.Requests.Select(static request => new { time = Instant.FromDateTimeOffset(request.Time).ToString(), path = request.PathAndQuery, status = request.Status }),
        }));
    }

    private static SimulatorOptions SimulatorOf(ProviderId provider, DateOnly firstDay, int days)
    {
        SimulatorOptions options = provider == ProviderId.Fitbit ? new FitbitSimulatorOptions() : new GoogleHealthSimulatorOptions();
        (options.Users, options.FirstDay, options.Days, options.MinuteHeartRateFrom) = (1, firstDay, days, 0);
        return options;
    }

    private static bool IsComplete(StreamReport report, IHealthDataSource source, Instant consentStart)
    {
        DataStream stream = source.Streams.Single(stream => stream.Id == report.Stream);
        // A date that the consent begins in is not wholly inside it.
        Instant latest = stream.DayKind is DayKind.Civil ? consentStart + Duration.FromDays(2) : consentStart + Duration.FromMinutes(1);
        return stream.DayKind is DayKind.Snapshot || report.Coverage?.BackfilledFrom.ToInstant() <= latest;
    }

    private static async Task<int> CountAsync(HttpClient truth, SyncUser user, StreamId stream)
    {
        using JsonDocument rows = JsonDocument.Parse(await truth.GetStringAsync(new Uri($"_sim/truth/{user.Key.Value}/{stream.Value}?from={user.ConsentStart}", UriKind.Relative)));
        return rows.RootElement.GetProperty("rows").GetArrayLength();
    }
}
