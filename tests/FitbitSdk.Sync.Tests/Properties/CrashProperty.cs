using FitbitSdk.Records;
using FitbitSdk.Sync.Tests.Engine;
using FitbitSdk.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace FitbitSdk.Sync.Tests.Properties;

/// <summary>Any interleaving of crashes and replays ends with the same set of ids and revisions as one clean run.</summary>
public sealed class CrashProperty
{
    private static readonly Arbitrary<(bool IsTransactional, int[] Steps)> Crashes = Arb.From(Gen.Zip(Gen.Elements(true, false), Gen.Choose(1, 60).ArrayOf()));

    [Fact]
    public async Task SyncAsync_AnyCrashesAndReplays_DeliversWhatOneCleanRunDelivers()
    {
        EngineFixture clean = new();
        await clean.SyncAsync();
        string[] wanted = [.. clean.Delivered().Order(StringComparer.Ordinal)];

        PropertyRun.Check(
            Prop.ForAll(Crashes, one => Task.Run(() => DeliveredAsync(one.IsTransactional, one.Steps)).GetAwaiter().GetResult().SequenceEqual(wanted)),
            100,
            2,
            "crashes and replays end as one clean run");
    }

    /// <summary>Gives what is delivered in the end: of a transactional sink each delivery, of a plain one each at least once.</summary>
    private static async Task<string[]> DeliveredAsync(bool isTransactional, int[] steps)
    {
        EngineFixture fixture = new();
        Crash crash = new(int.MaxValue);
        fixture.Offsets = new CrashingStore(fixture.Offsets, crash);
        fixture.Sink = isTransactional ? new InMemoryTransactionalSink(fixture.Offsets, fixture.Log) : new CrashingSink(fixture.Sink, crash);
        foreach (int step in steps)
        {
            crash.Revive(step);
            try
            {
                await fixture.NewEngine(new CrashingSource(fixture.Source, crash)).SyncAsync(fixture.User);
            }
            catch (ProcessDiedException)
            {
            }
        }

        crash.Revive();
        await fixture.NewEngine().SyncAsync(fixture.User);
        IEnumerable<string> delivered = fixture.Delivered();
        return [.. (isTransactional ? delivered : delivered.Distinct(StringComparer.Ordinal)).Order(StringComparer.Ordinal)];
    }
}
