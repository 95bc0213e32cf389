using FitbitSdk.Records;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>What the service is still processing is delivered as far as it is there, is not complete, and is asked for again when it is due.</summary>
public sealed class PendingDataTests
{
    private readonly EngineFixture _fixture = new();

    [Fact]
    public async Task SyncAsync_DataStillProcessed_DeliversWhatIsThereAndAsksAgainThen()
    {
        _fixture.Source.PendingUntil = At(12, 19, 20);

        StreamReport pending = _fixture.Of(await _fixture.SyncAsync(StreamId.Sleep), StreamId.Sleep);
        _fixture.Source.PendingUntil = null;
        _fixture.Clock.SetUtcNow(At(12, 19, 20).ToDateTimeOffset());
        StreamReport after = _fixture.Of(await _fixture.SyncAsync(StreamId.Sleep), StreamId.Sleep);

        Assert.Equal((StreamOutcome.Skipped, 2, (Coverage?)null, (Instant?)At(12, 19, 20)), (pending.Outcome, pending.Records, pending.Coverage, pending.Until));
        Assert.Equal((StreamOutcome.Completed, 0), (after.Outcome, after.Records));
        Assert.NotNull(after.Coverage);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SyncAsync_DataStillProcessed_IsDueByThenAndNotBefore(bool hostHasPolicy)
    {
        if (hostHasPolicy)
        {
            _fixture.Options.Policies[StreamId.Sleep] = new() { HeadInterval = Duration.FromHours(1), LookBack = Duration.FromDays(14) };
        }

        _fixture.Source.PendingUntil = At(12, 19, 20);
        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.Sleep);
        int asked = _fixture.Source.Asked.Count;

        _fixture.Clock.SetUtcNow(At(12, 19, 19).ToDateTimeOffset());
        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.Sleep);
        Assert.Equal(asked, _fixture.Source.Asked.Count);
        _fixture.Clock.SetUtcNow(At(12, 19, 20).ToDateTimeOffset());
        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.Sleep);
        Assert.Equal(asked + 1, _fixture.Source.Asked.Count);
    }

    [Fact]
    public async Task SyncAsync_LastNightStillProcessed_CoversWhatIsFinalAndTheBackfillGoesOn()
    {
        _fixture.User = new(Anna, At(10) - Duration.FromDays(100));
        _fixture.Source.PendingUntil = At(12, 19, 20);
        _fixture.Source.PendingFrom = On(12, 7);
        _fixture.Source.IsFaulty = static request => request.Window.Contains(On(12, 7));

        StreamReport sleep = _fixture.Of(await _fixture.SyncAsync(StreamId.Sleep), StreamId.Sleep);

        Assert.Equal((StreamOutcome.Skipped, 0), (sleep.Outcome, sleep.Gaps));
        Assert.Equal(new Coverage(StreamTime.FromInstant(_fixture.User.ConsentStart), On(12, 7)), sleep.Coverage);
    }

    [Fact]
    public async Task SyncAsync_DayStillProcessed_DeliversWhatLiesBehindAndDoesNotCoverIt()
    {
        _fixture.Source.Watermarks["tracker"] = At(10, 18);
        await _fixture.SyncAsync(StreamId.HeartRate);
        _fixture.Source.Watermarks["tracker"] = At(12, 18, 30);
        _fixture.Source.PendingUntil = At(12, 19, 20);
        _fixture.Source.IsFaulty = static request => request.Window.Contains(On(11));

        StreamReport held = _fixture.Of(await _fixture.SyncAsync(StreamId.HeartRate), StreamId.HeartRate);
        long before = _fixture.Log.Entries.Count;
        _fixture.Source.PendingUntil = null;
        StreamReport after = _fixture.Of(await _fixture.SyncAsync(StreamId.HeartRate), StreamId.HeartRate);

        Assert.Equal((StreamOutcome.Skipped, On(11), 0), (held.Outcome, held.Coverage!.CompleteThrough, held.Gaps));
        Assert.Equal(_fixture.Source.Heart.Keys.Count(static time => time < At(12, 18, 30)), before);
        Assert.Equal((StreamOutcome.Completed, On(12, 18, 30), 0L), (after.Outcome, after.Coverage!.CompleteThrough, after.Records));
    }

    [Fact]
    public async Task SyncAsync_HeadInPiecesStillProcessedInTheFirst_IsDueByThen()
    {
        await _fixture.SyncAsync(StreamId.Sleep);
        _fixture.Clock.Advance(TimeSpan.FromDays(100));
        _fixture.Source.Watermarks["tracker"] = _fixture.Now;
        _fixture.Source.PendingUntil = _fixture.Now + Duration.FromMinutes(20);
        _fixture.Source.IsFaulty = static request => request.Window.Contains(On(14));

        SyncReport report = await _fixture.SyncAsync(DueRule.WhenDue, StreamId.Sleep);

        Assert.Equal(3, _fixture.Source.Asked.Count);
        Assert.Equal(_fixture.Source.PendingUntil, _fixture.Of(report, StreamId.Sleep).NextDue);
    }

    [Theory]
    [InlineData(1, 15)]
    [InlineData(20, 20)]
    [InlineData(60 * 24 * 40, 60 * 24)]
    public async Task SyncAsync_DataStillProcessed_WaitsAsLongAsIsStatedWithinTheTable(int stated, int waits)
    {
        _fixture.Source.PendingUntil = _fixture.Now + Duration.FromMinutes(stated);

        StreamReport sleep = _fixture.Of(await _fixture.SyncAsync(StreamId.Sleep), StreamId.Sleep);

        Assert.Equal(_fixture.Now + Duration.FromMinutes(waits), sleep.Until);
    }

    [Fact]
    public async Task SyncAsync_OldDataStillProcessed_IsAGapThatIsDueByThen()
    {
        _fixture.User = new(Anna, At(10) - Duration.FromDays(100));
        _fixture.Source.PendingUntil = At(12, 19, 20);
        _fixture.Source.IsFaulty = static request => request.Window.End < On(1);

        StreamReport sleep = _fixture.Of(await _fixture.SyncAsync(StreamId.Sleep), StreamId.Sleep);
        Gap gap = Assert.Single((await _fixture.OffsetAsync(StreamId.Sleep)).Gaps);
        _fixture.Source.PendingUntil = null;
        _fixture.Clock.SetUtcNow(At(12, 19, 20).ToDateTimeOffset());
        StreamReport after = _fixture.Of(await _fixture.SyncAsync(DueRule.WhenDue, StreamId.Sleep), StreamId.Sleep);

        Assert.Equal((StreamOutcome.Skipped, 0), (sleep.Outcome, sleep.Gaps));
        Assert.Equal((StreamTime.FromInstant(_fixture.User.ConsentStart), 0, At(12, 19, 20)), (gap.Span.Start, gap.Attempts, gap.NextTry));
        Assert.Equal((_fixture.User.ConsentStart, 0), (sleep.Coverage!.BackfilledFrom.ToInstant(), after.Gaps));
    }
}
