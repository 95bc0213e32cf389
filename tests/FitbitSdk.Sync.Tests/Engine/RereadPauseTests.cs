using FitbitSdk.Records;
using FitbitSdk.Testing;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>What cannot be read again waits alone: new data, older data and the other days go on.</summary>
public sealed class RereadPauseTests
{
    private static readonly Duration Hour = Duration.FromHours(1);
    private static readonly Duration Day = Duration.FromDays(1);

    // Each of two months' days is swept at ages 1, 3 and 7 days.
    private readonly EngineFixture _fixture = new() { User = new(Anna, At(1)) };

    private List<(Instant At, FetchWindow Window)> Failed { get; } = [];

    [Fact]
    public async Task SyncAsync_OneDayKeepsFailing_IsTriedEverMoreRarelyAndTheOthersAreReadOnTime()
    {
        FailAgain(static request => request.Window.Contains(On(14, 12)));

        List<(Instant At, FetchWindow Window)> asked = await LiveAsync(Duration.FromDays(60));

        Assert.All(Failed, static failed => Assert.Equal(Window(On(14), On(15)), failed.Window));
        Assert.Equal([2, 4, 8, 16, 32, 64, 128, 168, 168, 168], Waits().Select(static wait => Math.Round(wait.TotalHours)).Take(10));
        for (int day = 15; day < 60; day++)
        {
            FetchWindow closed = Window(On(1) + (Day * (day - 1)), On(1) + (Day * day));
            Instant[] times = [.. asked.Where(read => read.Window == closed).Select(static read => read.At)];
            Assert.Equal(3, times.Length);
            Assert.All(times.Zip([1, 3, 7]), read => Assert.InRange(read.First - (closed.End.ToInstant() + (Day * read.Second)), Duration.Zero, Hour * 2));
        }
    }

    [Fact]
    public async Task SyncAsync_NothingCanBeReadAgain_IsTriedOnceInEachPauseAndNewDataGoesOn()
    {
        FailAgain(static _ => true);

        await LiveAsync(Duration.FromDays(60));

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 168, 168, 168, 168], Waits().Select(static wait => Math.Round(wait.TotalHours)).Take(12));
        SyncOffset offset = await _fixture.OffsetAsync(StreamId.HeartRate);
        Assert.Equal(new Coverage(On(1), StreamTime.FromInstant(_fixture.Now - Hour)), offset.Coverage);   // as of the last visit
        Assert.Null(offset.Pause);
    }

    [Fact]
    public async Task SyncAsync_SweepBreaksOff_TheRestIsReadOnceAfterThePause()
    {
        await SyncAsync();
        int before = _fixture.Source.Asked.Count;
        StreamReport broken = await BreakOffAsync();
        SyncOffset after = await _fixture.OffsetAsync(StreamId.HeartRate);

        _fixture.Clock.SetUtcNow(broken.Until!.Value.ToDateTimeOffset());
        StreamReport rest = await SyncAsync();
        _fixture.Clock.Advance(TimeSpan.FromHours(1));
        StreamReport last = await SyncAsync();

        Assert.Equal((StreamOutcome.Failed, (HealthApiErrorKind?)HealthApiErrorKind.Rejected, 0), (broken.Outcome, broken.Error, broken.Gaps));
        Assert.Equal(At(20, 12), after.SweptAt);
        Assert.Equal((At(20, 13), At(20, 14)), (after.RereadPause!.Until, after.Gaps.Single(static gap => gap.Failures > 0).NextTry));
        Assert.Equal((StreamOutcome.Completed, StreamOutcome.Completed), (rest.Outcome, last.Outcome));
        Assert.Empty((await _fixture.OffsetAsync(StreamId.HeartRate)).Gaps);

        // Each day that was closed on the 12th once, and the one that failed once more.
        FetchWindow[] read = [.. _fixture.Source.Asked.Skip(before).Select(static asked => asked.Window).Where(static window => window.End <= On(12))];
        Assert.Equal([.. Enumerable.Range(5, 7).Select(static day => Window(On(day), On(day + 1))).Append(Failed.Single().Window).OrderBy(static window => window.Start)], read.OrderBy(static window => window.Start));
    }

    [Fact]
    public async Task SyncAsync_WhileReReadsWait_SaysSoOnlyIfSomethingIsDue()
    {
        await BreakOffAsync();
        StreamReport waiting = await SyncAsync();
        await AdvanceAsync(offset => offset with { Gaps = [.. offset.Gaps.Where(static gap => gap.Failures > 0)] });

        StreamReport idle = await SyncAsync();

        Assert.Equal((StreamOutcome.Failed, (Instant?)At(20, 13), (Instant?)At(20, 13)), (waiting.Outcome, waiting.Until, waiting.NextDue));
        Assert.Contains("Re-reads are paused after Rejected.", waiting.Reason, StringComparison.Ordinal);
        Assert.InRange(idle.Outcome, StreamOutcome.NothingDue, StreamOutcome.Completed);
        Assert.Equal(At(20, 14), idle.NextDue);
    }

    [Fact]
    public async Task NextDue_ThePauseEndedDuringTheRun_IsTheNextMinute()
    {
        await BreakOffAsync();
        await AdvanceAsync(offset => offset with { RereadPause = offset.RereadPause! with { Until = _fixture.Now - Hour }, HeadReadAt = _fixture.Now });
        SyncOffset stored = await _fixture.OffsetAsync(StreamId.HeartRate);

        Instant? due = new SyncPlanner(Microsoft.Extensions.Options.Options.Create(_fixture.Options)).NextDue(
            _fixture.User, [TestStreams.Heart], new Dictionary<StreamId, SyncOffset> { [StreamId.HeartRate] = stored }, new(_fixture.Now, _fixture.Now));

        Assert.Equal(_fixture.Now + Duration.FromMinutes(1), due);
    }

    [Fact]
    public async Task SyncAsync_ScopeMissingForAReRead_StopsTheStream()
    {
        await BreakOffAsync(static () => new MissingScopeException("GetHeartRate", "scripted"));

        SyncOffset offset = await _fixture.OffsetAsync(StreamId.HeartRate);

        Assert.Equal((HealthApiErrorKind.MissingScope, null, 0), (offset.Pause!.Reason, offset.RereadPause, offset.Gaps.Count));
    }

    [Fact]
    public async Task SyncAsync_OnDemandWhileAnHourOfTodayFails_ReadsNewDataAllTheSame()
    {
        _fixture.Source.Watermarks["band"] = At(12, 2);
        await SyncAsync();
        int failed = 0;
        _fixture.Source.FailRead = request => request.Window.Contains(On(12, 3)) && failed++ >= 0 ? Rejected() : null;
        _fixture.Source.Watermarks["band"] = At(12, 4);
        _fixture.Clock.Advance(TimeSpan.FromMinutes(20));
        await SyncAsync();
        _fixture.Clock.Advance(TimeSpan.FromMinutes(20));

        StreamReport asked = await SyncAsync(DueRule.Now);

        Assert.Equal((1, StreamTime.FromInstant(_fixture.Now)), (failed, asked.Coverage!.CompleteThrough));
    }

    [Fact]
    public async Task SyncAsync_ALateUploadWhereAReadFailed_DoesNotBringItsTryForward()
    {
        _fixture.Source.Watermarks["band"] = At(8);
        await BreakOffAsync();
        SyncOffset before = await _fixture.OffsetAsync(StreamId.HeartRate);
        _fixture.Source.Watermarks["band"] = At(10);
        _fixture.Clock.Advance(TimeSpan.FromMinutes(20));

        await SyncAsync();

        Assert.Contains((await _fixture.OffsetAsync(StreamId.HeartRate)).Gaps, static gap => gap.Reason.Contains("uploaded after", StringComparison.Ordinal));
        Assert.Equal(Failing(before), Failing(await _fixture.OffsetAsync(StreamId.HeartRate)));

        static IEnumerable<Gap> Failing(SyncOffset offset) => offset.Gaps.Where(static gap => gap.Failures > 0);
    }

    /// <summary>Lets each read of what was read before fail, where it is to.</summary>
    private void FailAgain(Func<ReadRequest, bool> fails, Func<HealthApiException>? error = null) => _fixture.Source.FailRead = request =>
    {
        Coverage? covered = _fixture.OffsetAsync(StreamId.HeartRate).GetAwaiter().GetResult().Coverage;
        if (request.Window.End > covered?.CompleteThrough || request.Window.Start < covered?.BackfilledFrom || covered is null || !fails(request))
        {
            return null;
        }

        Failed.Add((_fixture.Now, request.Window));
        return (error ?? Rejected)();
    };

    private static HealthApiException Rejected() => new(HealthApiErrorKind.Rejected, "GetHeartRate", "scripted") { Requests = 1 };

    private IEnumerable<Duration> Waits() => Failed.Zip(Failed.Skip(1), static (one, next) => next.At - one.At);

    /// <summary>Breaks a sweep off, on the 20th at noon: nothing was swept since the 12th.</summary>
    private async Task<StreamReport> BreakOffAsync(Func<HealthApiException>? error = null)
    {
        if (_fixture.Now < At(20))
        {
            await SyncAsync();
            _fixture.Clock.SetUtcNow(At(20, 12).ToDateTimeOffset());
        }

        FailAgain(static request => request.Window.Start == On(9), error);
        StreamReport report = await SyncAsync();
        _fixture.Source.FailRead = static _ => null;
        return report;
    }

    /// <summary>Comes by every hour.</summary>
    /// <returns>The whole days that were read again, and when.</returns>
    private async Task<List<(Instant At, FetchWindow Window)>> LiveAsync(Duration time)
    {
        List<(Instant At, FetchWindow Window)> read = [];
        for (Instant end = _fixture.Now + time; _fixture.Now < end; _fixture.Clock.Advance(TimeSpan.FromHours(1)))
        {
            StreamTime? covered = (await _fixture.OffsetAsync(StreamId.HeartRate)).Coverage?.CompleteThrough;
            int before = _fixture.Source.Asked.Count;
            await SyncAsync();
            read.AddRange(_fixture.Source.Asked.Skip(before).Where(asked => asked.Window.Length == Day && asked.Window.End <= covered).Select(asked => (_fixture.Now, asked.Window)));
        }

        return read;
    }

    private async Task AdvanceAsync(Func<SyncOffset, SyncOffset> change)
    {
        SyncOffset stored = await _fixture.OffsetAsync(StreamId.HeartRate);
        Assert.NotNull(await _fixture.Offsets.TryAdvanceAsync(new(_fixture.Account, StreamId.HeartRate), stored, change(stored), TestContext.Current.CancellationToken));
    }

    private async Task<StreamReport> SyncAsync(DueRule due = DueRule.WhenDue)
    {
        _fixture.Source.Watermarks["tracker"] = _fixture.Now;
        return (await _fixture.SyncAsync(due, StreamId.HeartRate)).Streams[0];
    }
}
