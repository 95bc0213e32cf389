using FitbitSdk.Records;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>Digests that this version cannot read.</summary>
public sealed class ForgottenDigestTests
{
    private readonly EngineFixture _ = new();

    [Fact]
    public async Task SyncAsync_SamplesOfAnotherFormat_AreReplacedOnce()
    {
        await ForgetAsync(StreamId.HeartRate);
        _.Source.Heart.Remove(At(11, 7));

        StreamReport heart = _.Of(await _.SyncAsync(StreamId.HeartRate), StreamId.HeartRate);
        StreamReport after = _.Of(await _.SyncAsync(StreamId.HeartRate), StreamId.HeartRate);

        Assert.Equal((StreamOutcome.Completed, 0L), (heart.Outcome, heart.Unchanged));
        Assert.Contains("replace [2026-03-11T07:00:00Z, 2026-03-11T08:00:00Z)", _.Delivered());
        Assert.Equal((0L, heart.Records), (after.Records, after.Unchanged));
    }

    [Fact]
    public async Task SyncAsync_LogsOfAnotherFormat_AreSentOnceMore()
    {
        await ForgetAsync(StreamId.Sleep);

        StreamReport sleep = _.Of(await _.SyncAsync(StreamId.Sleep), StreamId.Sleep);
        StreamReport after = _.Of(await _.SyncAsync(StreamId.Sleep), StreamId.Sleep);

        Assert.Equal((StreamOutcome.Completed, 2L), (sleep.Outcome, sleep.Records));
        Assert.Equal((0L, 2L), (after.Records, after.Unchanged));
    }

    private async Task ForgetAsync(StreamId stream)
    {
        await _.SyncAsync(stream);
        SyncOffset stored = await _.OffsetAsync(stream);
        Assert.NotNull(await _.Offsets.TryAdvanceAsync(new(_.Account, stream), stored, stored with { Digest = new byte[] { 9, 1, 2 } }, TestContext.Current.CancellationToken));
    }
}
