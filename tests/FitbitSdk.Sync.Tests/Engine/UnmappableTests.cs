using FitbitSdk.Records;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>What cannot be mapped is a gap, and keeps nothing else back.</summary>
public sealed class UnmappableTests
{
    private readonly EngineFixture _fixture = new();

    [Fact]
    public async Task SyncAsync_ElementCannotBeMapped_DeliversTheRestAndTriesTheGapTwiceADayAndThenWeekly()
    {
        _fixture.User = new(Anna, At(12));
        _fixture.Source.Problems = [new("dataset[3].value", "not a number")];
        List<double> hours = [];
        for (int read = 1; read <= 4; read++)
        {
            StreamReport stream = _fixture.Of(await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate), StreamId.HeartRate);
            Gap gap = Assert.Single((await _fixture.OffsetAsync(StreamId.HeartRate)).Gaps);
            Assert.Equal((StreamOutcome.Partial, 1, 1, read), (stream.Outcome, stream.Problems, stream.Gaps, gap.Attempts));
            Assert.Contains("dataset[3].value", stream.Reason, StringComparison.Ordinal);
            Assert.NotNull(stream.Coverage);
            hours.Add((gap.NextTry - _fixture.Now).TotalHours);
            _fixture.Clock.SetUtcNow(gap.NextTry.ToDateTimeOffset());
        }

        Assert.Equal([12, 12, 24 * 7, 24 * 7], hours);
        Assert.Equal(_fixture.Log.Entries.Count, _fixture.Log.Entries.Select(static e => e.Head!.Value.Id).Distinct().Count());

        _fixture.Source.Problems = [];
        Assert.Equal((StreamOutcome.Completed, 0), (_fixture.Of(await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate), StreamId.HeartRate).Outcome, (await _fixture.OffsetAsync(StreamId.HeartRate)).Gaps.Count));
    }

    [Fact]
    public async Task SyncAsync_FaultInTheRunningDate_IsNoGapBeforeIt()
    {
        _fixture.Source.Streams = [TestStreams.Resting];
        _fixture.Source.Resting[new(2026, 3, 11)] = 61;
        _fixture.Source.Resting[new(2026, 3, 12)] = 62;
        _fixture.Source.Problems = [new("restingHeartRate", "not a number")];
        _fixture.Source.IsFaulty = static request => request.Window.Contains(On(12));

        StreamReport resting = _fixture.Of(await _fixture.SyncAsync(StreamId.RestingHeartRate), StreamId.RestingHeartRate);

        Assert.Equal((StreamOutcome.Partial, 1, 0, 2L), (resting.Outcome, resting.Problems, resting.Gaps, resting.Records));
        Assert.Equal(new Coverage(On(10), On(12)), resting.Coverage);
    }

    [Fact]
    public async Task SyncAsync_MapperMended_ReadsTheGapAtOnce()
    {
        _fixture.User = new(Anna, At(12));
        _fixture.Source.Problems = [new("dataset[3].value", "not a number")];
        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);
        _fixture.Source.Problems = [];
        _fixture.Source.Streams = [TestStreams.Mended];

        StreamReport heart = _fixture.Of(await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate), StreamId.HeartRate);

        Assert.Equal((StreamOutcome.Completed, 0), (heart.Outcome, heart.Gaps));
    }

    [Fact]
    public async Task SyncAsync_GapInOldSleep_SendsTheOtherLogsOnce()
    {
        _fixture.Source.Sleeps.Clear();
        for (int night = 0; night < 100; night++)
        {
            Instant start = At(12, 22) - Duration.FromDays(night + 1);
            _fixture.Source.Sleeps.Add(($"{night}", start, start + Duration.FromHours(7)));
        }

        _fixture.User = new(Anna, At(1) - Duration.FromDays(100));
        _fixture.Source.Problems = [new("sleep[3].startTime", "missing")];
        for (int run = 0; run < 4; run++)
        {
            await _fixture.SyncAsync(StreamId.Sleep);
            _fixture.Clock.Advance(TimeSpan.FromHours(13));
        }

        Assert.Equal(100, _fixture.Log.Entries.Count);
    }

    [Fact]
    public async Task SyncAsync_RecordWithoutItsDate_FailsThatStreamAlone()
    {
        _fixture.Source.Streams = [TestStreams.Heart, TestStreams.Undated];

        SyncReport report = await _fixture.SyncAsync();

        Assert.Equal((StreamOutcome.Failed, (HealthApiErrorKind?)HealthApiErrorKind.Protocol), (_fixture.Of(report, TestStreams.Undated.Id).Outcome, _fixture.Of(report, TestStreams.Undated.Id).Error));
        Assert.Equal(StreamOutcome.Completed, _fixture.Of(report, StreamId.HeartRate).Outcome);
    }
}
