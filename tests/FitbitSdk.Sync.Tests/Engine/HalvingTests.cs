using FitbitSdk.Records;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>Answers that are too large.</summary>
public sealed class HalvingTests
{
    private readonly EngineFixture _fixture = new();

    [Fact]
    public async Task SyncAsync_WindowsTooLarge_AreReadInHalvesWithoutAHole()
    {
        Refuse(StreamId.HeartRate, Duration.FromHours(6));

        StreamReport heart = _fixture.Of(await _fixture.SyncAsync(StreamId.HeartRate), StreamId.HeartRate);

        Assert.Equal((StreamOutcome.Completed, 0), (heart.Outcome, heart.Gaps));
        Assert.Equal(new Coverage(On(10), On(12, 18, 30)), heart.Coverage);
        Assert.Equal(_fixture.Source.Heart.Keys.Count(static time => time < At(12, 18, 30)), (int)heart.Records);
        Assert.Equal(_fixture.Source.Asked.Count, heart.Requests);
        Assert.DoesNotContain(_fixture.Source.Asked.Where(static asked => asked.Window.Length <= Duration.FromHours(6)).GroupBy(static asked => asked.Window), static same => same.Count() > 1);
    }

    [Fact]
    public async Task SyncAsync_SmallestWindowTooLarge_IsAGapAndTheRestIsRead()
    {
        Refuse(StreamId.HeartRate, Duration.Zero, On(11, 7, 30));

        StreamReport heart = _fixture.Of(await _fixture.SyncAsync(StreamId.HeartRate), StreamId.HeartRate);

        Gap gap = Assert.Single((await _fixture.OffsetAsync(StreamId.HeartRate)).Gaps);
        Assert.Equal((Window(On(11, 7), On(11, 8)), 1, At(13, 7)), (gap.Span, gap.Attempts, gap.NextTry));
        Assert.Equal((StreamOutcome.Partial, new Coverage(On(10), On(12, 18, 30))), (heart.Outcome, heart.Coverage));
        Assert.Equal(_fixture.Source.Heart.Keys.Count(static time => time < At(12, 18, 30) && (time < At(11, 7) || time >= At(11, 8))), (int)heart.Records);
    }

    [Fact]
    public async Task SyncAsync_GapOfASmallestWindow_IsClosedOnceItFits()
    {
        Refuse(StreamId.HeartRate, Duration.Zero, On(11, 7, 30));
        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);
        _fixture.Source.FailRead = static _ => null;
        _fixture.Clock.Advance(TimeSpan.FromHours(12));

        StreamReport heart = _fixture.Of(await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate), StreamId.HeartRate);

        Assert.Equal((StreamOutcome.Completed, 0), (heart.Outcome, heart.Gaps));
        Assert.Equal(_fixture.Source.Heart.Keys.Count(static time => time < At(12, 18, 30)), _fixture.Log.Entries.Select(static entry => entry.Head?.Id).Where(static id => id is not null).Distinct().Count());
    }

    [Fact]
    public async Task SyncAsync_ListTooLarge_IsHalvedByDays()
    {
        _fixture.Source.Streams = [TestStreams.Sleep];
        Refuse(StreamId.Sleep, Duration.FromDays(1));

        StreamReport sleep = _fixture.Of(await _fixture.SyncAsync(StreamId.Sleep), StreamId.Sleep);

        Assert.Equal((StreamOutcome.Completed, 2L), (sleep.Outcome, sleep.Records));
        Assert.Equal(new Coverage(On(10), On(12, 18, 30)), sleep.Coverage);
    }

    [Fact]
    public async Task SyncAsync_ClosedDayTooLarge_IsSweptInHalvesAndCountsAsSwept()
    {
        await _fixture.SyncAsync(StreamId.HeartRate);
        Refuse(StreamId.HeartRate, Duration.FromHours(6));
        _fixture.Clock.SetUtcNow(At(14, 1).ToDateTimeOffset());
        _fixture.Source.Watermarks["tracker"] = At(14, 1);
        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);
        int asked = _fixture.Source.Asked.Count;

        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);

        Assert.Equal(asked, _fixture.Source.Asked.Count);
        Assert.Equal(At(14, 1), (await _fixture.OffsetAsync(StreamId.HeartRate)).SweptAt);
    }

    [Fact]
    public async Task SyncAsync_EveryAnswerTooLarge_AsksForAChainOfHalvesAndPausesLongerEachTime()
    {
        _fixture.User = new(Anna, At(12) - Duration.FromDays(300));
        Refuse(StreamId.HeartRate, Duration.Zero);
        List<int> asked = [];
        List<double> hours = [];
        for (int run = 0; run < 10; run++)
        {
            int before = _fixture.Source.Asked.Count;
            StreamReport heart = _fixture.Of(await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate), StreamId.HeartRate);
            Assert.Equal((StreamOutcome.Failed, (HealthApiErrorKind?)HealthApiErrorKind.TooLarge), (heart.Outcome, heart.Error));
            asked.Add(_fixture.Source.Asked.Count - before);
            hours.Add((heart.Until!.Value - _fixture.Now).TotalHours);
            _fixture.Clock.SetUtcNow(heart.Until.Value.ToDateTimeOffset());
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 168, 168], hours);
        Assert.All(asked, static requests => Assert.InRange(requests, 1, 8));
    }

    [Fact]
    public async Task SyncAsync_GapsHoldHundredsOfHoursThatStayTooLarge_AsksForFewOfThemInEachPause()
    {
        Gap[] known = [.. Enumerable.Range(1, 9).Select(static day => new Gap(Window(On(day), On(day + 1)), "too large", 3, At(12)))];
        _fixture.User = new(Anna, At(1));
        await _fixture.Offsets.TryAdvanceAsync(
            new(_fixture.Account, StreamId.HeartRate),
            null,
            new() { Coverage = new(On(1), On(12, 18, 30)), Gaps = known, HeadReadAt = _fixture.Now, SweptAt = _fixture.Now },
            TestContext.Current.CancellationToken);
        Refuse(StreamId.HeartRate, Duration.Zero);
        List<double> hours = [];
        for (int run = 0; run < 6; run++)
        {
            int before = _fixture.Source.Asked.Count;
            StreamReport heart = _fixture.Of(await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate), StreamId.HeartRate);
            Assert.InRange(_fixture.Source.Asked.Count - before, 5, 8 * 3);   // a chain of halves, or the eight of a row
            hours.Add((heart.Until!.Value - _fixture.Now).TotalHours);
            _fixture.Clock.SetUtcNow(heart.Until.Value.ToDateTimeOffset());
        }

        Assert.Equal([1, 2, 4, 8, 16, 32], hours);
    }

    [Fact]
    public async Task SyncAsync_TwoSmallestWindowsInARowTooLarge_PausesAndThenReadsAroundThem()
    {
        _fixture.Source.FailRead = static request => request.Window.Start < On(11, 9) && On(11, 7) < request.Window.End
            ? new HealthApiException(HealthApiErrorKind.TooLarge, "GetHeartRate", "scripted") { Requests = 1 }
            : null;

        StreamReport paused = _fixture.Of(await _fixture.SyncAsync(StreamId.HeartRate), StreamId.HeartRate);
        _fixture.Clock.Advance(TimeSpan.FromHours(1));
        StreamReport after = _fixture.Of(await _fixture.SyncAsync(StreamId.HeartRate), StreamId.HeartRate);

        Assert.Equal((StreamOutcome.Failed, (Instant?)At(12, 20)), (paused.Outcome, paused.Until));
        Assert.Equal((StreamOutcome.Partial, new Coverage(On(10), On(12, 18, 30))), (after.Outcome, after.Coverage));
        Assert.Null((await _fixture.OffsetAsync(StreamId.HeartRate)).Pause);
        Assert.Equal([Window(On(11, 7), On(11, 9))], Merge((await _fixture.OffsetAsync(StreamId.HeartRate)).Gaps));

        static IEnumerable<FetchWindow> Merge(IReadOnlyList<Gap> gaps) => [Window(gaps[0].Span.Start, gaps[^1].Span.End)];
    }

    private void Refuse(StreamId stream, Duration longest, StreamTime? only = null) => _fixture.Source.FailRead = request =>
        request.Stream.Id == stream && request.Window.Length > longest && (only is not { } point || request.Window.Contains(point))
            ? new HealthApiException(HealthApiErrorKind.TooLarge, "GetHeartRate", "scripted") { Requests = 1 }
            : null;
}
