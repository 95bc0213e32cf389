using FitbitSdk.Sync;
using NodaTime;

namespace FitbitSdk.SyncMeasures;

/// <summary>What a host does: a run every quarter of an hour, and one more when a quota starts anew.</summary>
internal sealed class HostLoop(World world, SyncUser user)
{
    private static readonly Duration Interval = Duration.FromMinutes(15);

    public async Task<SyncReport> RunAsync() => await world.FinishAsync(world.Engine.SyncAsync(user, new() { Due = DueRule.WhenDue }));

    /// <summary>Moves the clock to when the next run is worth it.</summary>
    public void Wait(SyncReport report)
    {
        Instant now = world.Clock.Now;
        Instant next = report.Streams
            .Where(static stream => stream.Outcome is StreamOutcome.RateLimited)
            .Select(static stream => stream.Until)
            .OfType<Instant>()
            .Where(until => until > now)
            .Append(now + Interval)
            .Min();
        world.Clock.AdvanceTo(next);
    }

    public async Task RunUntilAsync(Instant end)
    {
        while (world.Clock.Now < end)
        {
            Wait(await RunAsync());
        }
    }
}
