using FitbitSdk.Records;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>Answers that are too large.</summary>
public sealed class HalvingTests
{
    private readonly EngineFixture _ = new();

    [Fact]
    public async Task SyncAsync_WindowsTooLarge_AreReadInHalvesWithoutAHole()
    {
        Refuse(StreamId.HeartRate, Duration.FromHours(6));

        StreamReport heart = _.Of(await _.SyncAsync(StreamId.HeartRate), StreamId.HeartRate);

        Assert.Equal((StreamOutcome.Completed, 0), (heart.Outcome, heart.Gaps));
        Assert.Equal(new Coverage(On(10), On(12, 18, 30)), heart.Coverage);
        Assert.Equal(_.Source.Heart.Keys.Count(static time => time < At(12, 18, 30)), (int)heart.Records);
        Assert.Equal(_.Source.Asked.Count, heart.Requests);
        Assert.DoesNotContain(_.Source.Asked.Where(static asked => asked.Window.Length <= Duration.FromHours(6)).GroupBy(static asked => asked.Window), static same => same.Count() > 1);
    }

    [Fact]
    public async Task SyncAsync_SmallestWindowTooLarge_IsAGapAndTheRestIsRead()
    {
        Refuse(StreamId.HeartRate, Duration.Zero, On(11, 7, 30));

        StreamReport heart = _.Of(await _.SyncAsync(StreamId.HeartRate), StreamId.HeartRate);

        Gap gap = Assert.Single((await _.OffsetAsync(StreamId.HeartRate)).Gaps);
        Assert.Equal((Window(On(11, 7), On(11, 8)), 1, At(13, 7)), (gap.Span, gap.Attempts, gap.NextTry));
        Assert.Equal((StreamOutcome.Partial, new Coverage(On(10), On(12, 18, 30))), (heart.Outcome, heart.Coverage));
        Assert.Equal(_.Source.Heart.Keys.Count(static time => time < At(12, 18, 30) && (time < At(11, 7) || time >= At(11, 8))), (int)heart.Records);
    }

    [Fact]
    public async Task SyncAsync_GapOfASmallestWindow_IsClosedOnceItFits()
    {
        Refuse(StreamId.HeartRate, Duration.Zero, On(11, 7, 30));
        await _.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);
        _.Source.FailRead = static _ => null;
        _.Clock.Advance(TimeSpan.FromHours(12));

        StreamReport heart = _.Of(await _.SyncAsync(DueRule.WhenDue, StreamId.HeartRate), StreamId.HeartRate);

        Assert.Equal((StreamOutcome.Completed, 0), (heart.Outcome, heart.Gaps));
        Assert.Equal(_.Source.Heart.Keys.Count(static time => time < At(12, 18, 30)), _.Log.Entries.Select(static entry => entry.Head?.Id).Where(static id => id is not null).Distinct().Count());
    }

    [Fact]
    public async Task SyncAsync_ListTooLarge_IsHalvedByDays()
    {
        _.Source.Streams = [TestStreams.Sleep];
        Refuse(StreamId.Sleep, Duration.FromDays(1));

        StreamReport sleep = _.Of(await _.SyncAsync(StreamId.Sleep), StreamId.Sleep);

        Assert.Equal((StreamOutcome.Completed, 2L), (sleep.Outcome, sleep.Records));
        Assert.Equal(new Coverage(On(10), On(12, 18, 30)), sleep.Coverage);
    }

    [Fact]
    public async Task SyncAsync_ClosedDayTooLarge_IsSweptInHalvesAndCountsAsSwept()
    {
        await _.SyncAsync(StreamId.HeartRate);
        Refuse(StreamId.HeartRate, Duration.FromHours(6));
        _.Clock.SetUtcNow(At(14, 1).ToDateTimeOffset());
        _.Source.Watermarks["tracker"] = At(14, 1);
        await _.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);
        int asked = _.Source.Asked.Count;

        await _.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);

        Assert.Equal(asked, _.Source.Asked.Count);
        Assert.Equal(At(14, 1), (await _.OffsetAsync(StreamId.HeartRate)).SweptAt);
    }

    [Fact]
    public async Task SyncAsync_EveryAnswerTooLarge_AsksForAChainOfHalvesAndPausesLongerEachTime()
    {
        _.User = new(Anna, At(12) - Duration.FromDays(300));
        Refuse(StreamId.HeartRate, Duration.Zero);
        List<int> asked = [];
        List<double> hours = [];
        for (int run = 0; run < 10; run++)
        {
            int before = _.Source.Asked.Count;
            StreamReport heart = _.Of(await _.SyncAsync(DueRule.WhenDue, StreamId.HeartRate), StreamId.HeartRate);
            Assert.Equal((StreamOutcome.Failed, (HealthApiErrorKind?)HealthApiErrorKind.TooLarge), (heart.Outcome, heart.Error));
            asked.Add(_.Source.Asked.Count - before);
            hours.Add((heart.Until!.Value - _.Now).TotalHours);
            _.Clock.SetUtcNow(heart.Until.Value.ToDateTimeOffset());
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 168, 168], hours);
        Assert.All(asked, static requests => Assert.InRange(requests, 1, 8));
    }

    [Fact]
    public async Task SyncAsync_TwoSmallestWindowsInARowTooLarge_PausesAndThenReadsAroundThem()
    {
        _.Source.FailRead = static request => request.Window.Start < On(11, 9) && On(11, 7) < request.Window.End
            ? new HealthApiException(HealthApiErrorKind.TooLarge, "GetHeartRate", "scripted") { Requests = 1 }
            : null;

        StreamReport paused = _.Of(await _.SyncAsync(StreamId.HeartRate), StreamId.HeartRate);
        _.Clock.Advance(TimeSpan.FromHours(1));
        StreamReport after = _.Of(await _.SyncAsync(StreamId.HeartRate), StreamId.HeartRate);

        Assert.Equal((StreamOutcome.Failed, (Instant?)At(12, 20)), (paused.Outcome, paused.Until));
        Assert.Equal((StreamOutcome.Partial, new Coverage(On(10), On(12, 18, 30))), (after.Outcome, after.Coverage));
        Assert.Null((await _.OffsetAsync(StreamId.HeartRate)).Pause);
        Assert.Equal([Window(On(11, 7), On(11, 9))], Merge((await _.OffsetAsync(StreamId.HeartRate)).Gaps));

        static IEnumerable<FetchWindow> Merge(IReadOnlyList<Gap> gaps) => [Window(gaps[0].Span.Start, gaps[^1].Span.End)];
    }

    private void Refuse(StreamId stream, Duration longest, StreamTime? only = null) => _.Source.FailRead = request =>
        request.Stream.Id == stream && request.Window.Length > longest && (only is not { } point || request.Window.Contains(point))
            ? new HealthApiException(HealthApiErrorKind.TooLarge, "GetHeartRate", "scripted") { Requests = 1 }
            : null;
}
