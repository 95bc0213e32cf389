using FitbitSdk.Records;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>Digests that this version cannot read.</summary>
public sealed class ForgottenDigestTests
{
    private readonly EngineFixture _fixture = new();

    [Fact]
    public async Task SyncAsync_SamplesOfAnotherFormat_AreReplacedOnce()
    {
        await ForgetAsync(StreamId.HeartRate);
        _fixture.Source.Heart.Remove(At(11, 7));

        StreamReport heart = _fixture.Of(await _fixture.SyncAsync(StreamId.HeartRate), StreamId.HeartRate);
        StreamReport after = _fixture.Of(await _fixture.SyncAsync(StreamId.HeartRate), StreamId.HeartRate);

        Assert.Equal((StreamOutcome.Completed, 0L), (heart.Outcome, heart.Unchanged));
        Assert.Contains("replace [2026-03-11T07:00:00Z, 2026-03-11T08:00:00Z)", _fixture.Delivered());
        Assert.Equal((0L, heart.Records), (after.Records, after.Unchanged));
    }

    [Fact]
    public async Task SyncAsync_LogsOfAnotherFormat_AreSentOnceMore()
    {
        await ForgetAsync(StreamId.Sleep);

        StreamReport sleep = _fixture.Of(await _fixture.SyncAsync(StreamId.Sleep), StreamId.Sleep);
        StreamReport after = _fixture.Of(await _fixture.SyncAsync(StreamId.Sleep), StreamId.Sleep);

        Assert.Equal((StreamOutcome.Completed, 2L), (sleep.Outcome, sleep.Records));
        Assert.Equal((0L, 2L), (after.Records, after.Unchanged));
    }

    private async Task ForgetAsync(StreamId stream)
    {
        await _fixture.SyncAsync(stream);
        SyncOffset stored = await _fixture.OffsetAsync(stream);
        Assert.NotNull(await _fixture.Offsets.TryAdvanceAsync(new(_fixture.Account, stream), stored, stored with { Digest = new byte[] { 9, 1, 2 } }, TestContext.Current.CancellationToken));
    }
}
