using FitbitSdk.Sync;
using NodaTime;

namespace FitbitSdk.SyncMeasures;

/// <summary>What a host does: a run whenever the last report says that something is due.</summary>
internal sealed class HostLoop(World world, SyncUser user)
{
    // Where nothing is left to do, time goes on all the same.
    private static readonly Duration Idle = Duration.FromHours(1);

    public async Task<SyncReport> RunAsync() => await world.FinishAsync(world.Engine.SyncAsync(user, new() { Due = DueRule.WhenDue }));

    /// <summary>Moves the clock to when the next run is worth it.</summary>
    public void Wait(SyncReport report) => world.Clock.AdvanceTo(report.NextDue ?? world.Clock.Now + Idle);

    /// <returns>The last report before that time.</returns>
    public async Task<SyncReport> RunUntilAsync(Instant end)
    {
        while (true)
        {
            SyncReport report = await RunAsync();
            Wait(report);
            if (world.Clock.Now >= end)
            {
                return report;
            }
        }
    }
}
