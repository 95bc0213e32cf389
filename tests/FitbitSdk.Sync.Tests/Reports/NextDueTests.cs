using FitbitSdk.Records;
using FitbitSdk.Sync.Tests.Engine;
using FitbitSdk.Testing;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Reports;

/// <summary>When the host should run again, as the report says it.</summary>
public sealed class NextDueTests
{
    private static readonly Duration Minute = Duration.FromMinutes(1);

    private readonly EngineFixture _fixture = new();

    [Fact]
    public async Task NextDue_AllIsRead_IsTheNextLookForUploads()
    {
        SyncReport report = await _fixture.SyncAsync();

        Assert.Equal(_fixture.Now + (Minute * 15), report.NextDue);
        Assert.Equal(At(13), _fixture.Of(report, StreamId.HeartRate).NextDue);   // the 11th is a day old then
        Assert.Equal(_fixture.Now + Duration.FromHours(6), _fixture.Of(report, StreamId.Sleep).NextDue);
    }

    [Fact]
    public async Task NextDue_StreamPaused_IsTheEndOfItsPause()
    {
        _fixture.Source.FailRead = static request => request.Stream.Id == StreamId.Sleep ? new HealthApiException(HealthApiErrorKind.Unavailable, "GetSleep", "scripted") : null;

        SyncReport report = await _fixture.SyncAsync();

        Assert.Equal(_fixture.Of(report, StreamId.Sleep).Until, report.NextDue);
        Assert.InRange(report.NextDue!.Value, _fixture.Now + Minute, _fixture.Now + (Minute * 2));
    }

    [Fact]
    public async Task NextDue_QuotaUsedUp_IsItsResetForEveryStream()
    {
        _fixture.Source.FailRead = static _ => new RateLimitedException("GetHeartRate", "scripted") { RetryAt = At(12, 20) };

        SyncReport report = await _fixture.SyncAsync();

        Assert.Equal(At(12, 20), report.NextDue);
        Assert.All(report.Streams, static stream => Assert.Equal(At(12, 20), stream.NextDue));
    }

    [Fact]
    public async Task NextDue_BackfillWaitsForQuota_IsItsReset()
    {
        _fixture.User = new(Anna, At(1) - Duration.FromDays(300));
        _fixture.Source.Quota = new(150, 20, At(12, 19, 7));

        Assert.Equal(At(12, 19, 7), (await _fixture.SyncAsync(StreamId.Steps)).NextDue);
    }

    [Fact]
    public async Task NextDue_GapIsOpen_IsItsNextTry()
    {
        _fixture.User = new(Anna, At(10), At(11));
        _fixture.Source.Watermarks["tracker"] = At(12);
        _fixture.Clock.SetUtcNow(At(11).Plus(Duration.FromDays(31)).ToDateTimeOffset());
        _fixture.Source.Problems = [new("dataset[3].value", "not a number")];

        SyncReport report = await _fixture.SyncAsync(StreamId.HeartRate);

        Assert.Equal((false, _fixture.Now + Duration.FromHours(12)), (report.IsFinished, report.NextDue));
    }

    [Fact]
    public async Task NextDue_GapBecameDueDuringTheRun_IsTheNextMinute()
    {
        await _fixture.SyncAsync(StreamId.HeartRate);
        SyncOffset offset = await _fixture.OffsetAsync(StreamId.HeartRate);
        offset = offset with { Gaps = [new(Window(On(11), On(12)), "reason", 1, _fixture.Now)] };

        Instant? due = new SyncPlanner(Microsoft.Extensions.Options.Options.Create(_fixture.Options)).NextDue(
            _fixture.User, [TestStreams.Heart], new Dictionary<StreamId, SyncOffset> { [StreamId.HeartRate] = offset }, new(_fixture.Now, _fixture.Now));

        Assert.Equal(_fixture.Now + Minute, due);
    }

    [Fact]
    public async Task NextDue_MustAuthorize_LooksForTokensWithoutARequest()
    {
        _fixture.Source.Authorization = "1";
        _fixture.Source.FailStatus = static () => new NeedsAuthorizationException("GetProfile", "scripted");

        SyncReport report = await _fixture.SyncAsync();

        Assert.Equal(_fixture.Now + (Minute * 15), report.NextDue);
        Assert.All(report.Streams, static stream => Assert.Null(stream.NextDue));
    }

    [Fact]
    public async Task NextDue_ScopeNotGranted_IsNoMatterOfTime()
    {
        _fixture.Source.Scopes = new HashSet<string>(["heart-rate", "steps"]);

        SyncReport report = await _fixture.SyncAsync();

        Assert.Equal((StreamOutcome.Skipped, (Instant?)null), (_fixture.Of(report, StreamId.Sleep).Outcome, _fixture.Of(report, StreamId.Sleep).NextDue));
        Assert.Equal(_fixture.Now + (Minute * 15), report.NextDue);
    }

    [Fact]
    public async Task NextDue_ConsentIsOverAndAllIsRead_IsNever()
    {
        _fixture.User = new(Anna, At(10), At(11));
        _fixture.Source.Watermarks["tracker"] = At(18);
        _fixture.Clock.SetUtcNow(At(18).ToDateTimeOffset());

        SyncReport report = await _fixture.SyncAsync();

        Assert.Equal((true, (Instant?)null), (report.IsFinished, report.NextDue));
    }

    [Fact]
    public async Task NextDue_ConsentIsOverAndAGapLiesBehindTheTrackerThatIsLeft_IsNever()
    {
        _fixture.User = new(Anna, At(10), At(12));
        _fixture.Source.Watermarks["tracker"] = At(12);
        _fixture.Source.Watermarks["old one"] = At(11);
        _fixture.Clock.SetUtcNow(At(12, 20).ToDateTimeOffset());
        (_fixture.Source.Problems, _fixture.Source.IsFaulty) = ([new("dataset[3].value", "not a number")], static request => request.Window.Contains(On(11, 12)));
        await _fixture.SyncAsync(StreamId.HeartRate);
        _fixture.Source.Watermarks.Remove("tracker");
        _fixture.Clock.SetUtcNow(At(13).ToDateTimeOffset());
        Assert.False((await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate)).IsFinished);
        _fixture.Clock.SetUtcNow(At(12).Plus(Duration.FromDays(30)).ToDateTimeOffset());

        SyncReport report = await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);

        Assert.Single((await _fixture.OffsetAsync(StreamId.HeartRate)).Gaps);
        Assert.Equal((true, (Instant?)null), (report.IsFinished, report.NextDue));
    }

    [Fact]
    public async Task NextDue_SinkDoesNotTakeIt_IsTheEndOfItsWait()
    {
        ((InMemoryRecordSink)_fixture.Sink).Script(ScriptedWrite.UnknownAndLost);

        Assert.Equal(_fixture.Now + Duration.FromMinutes(1), (await _fixture.SyncAsync(StreamId.Sleep)).NextDue);
    }

    [Fact]
    public async Task NextDue_ClockWentBack_IsWhenItHasCaughtUp()
    {
        await _fixture.SyncAsync();
        EngineFixture earlier = new(At(11, 19)) { Offsets = _fixture.Offsets };

        Assert.Equal(At(12, 18, 55), (await earlier.SyncAsync()).NextDue);
    }

    [Fact]
    public async Task NextDue_FollowedForADay_ReadsWhatEveryQuarterOfAnHourDoes()
    {
        EngineFixture often = new();
        await FollowAsync(_fixture, static report => report.NextDue!.Value);
        int runs = await FollowAsync(often, static report => report.StartedAt + Duration.FromMinutes(1));

        Assert.Equal(often.Source.Asked.Select(static asked => (asked.Stream.Id, asked.Window)), _fixture.Source.Asked.Select(static asked => (asked.Stream.Id, asked.Window)));
        Assert.Equal(24 * 60, runs);

        static async Task<int> FollowAsync(EngineFixture fixture, Func<SyncReport, Instant> next)
        {
            int runs = 0;
            for (Instant end = fixture.Now + Duration.FromDays(1); fixture.Now < end; runs++)
            {
                fixture.Source.Watermarks["tracker"] = fixture.Now.Minus(Duration.FromMinutes(fixture.Now.InUtc().Minute % 15));
                fixture.Clock.SetUtcNow(next(await fixture.SyncAsync(DueRule.WhenDue)).ToDateTimeOffset());
            }

            return runs;
        }
    }
}
