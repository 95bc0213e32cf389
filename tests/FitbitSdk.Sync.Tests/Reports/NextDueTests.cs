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

    private readonly EngineFixture _ = new();

    [Fact]
    public async Task NextDue_AllIsRead_IsTheNextLookForUploads()
    {
        SyncReport report = await _.SyncAsync();

        Assert.Equal(_.Now + (Minute * 15), report.NextDue);
        Assert.Equal(At(13), _.Of(report, StreamId.HeartRate).NextDue);   // the 11th is a day old then
        Assert.Equal(_.Now + Duration.FromHours(6), _.Of(report, StreamId.Sleep).NextDue);
    }

    [Fact]
    public async Task NextDue_StreamPaused_IsTheEndOfItsPause()
    {
        _.Source.FailRead = static request => request.Stream.Id == StreamId.Sleep ? new HealthApiException(HealthApiErrorKind.Unavailable, "GetSleep", "scripted") : null;

        SyncReport report = await _.SyncAsync();

        Assert.Equal(_.Of(report, StreamId.Sleep).Until, report.NextDue);
        Assert.InRange(report.NextDue!.Value, _.Now + Minute, _.Now + (Minute * 2));
    }

    [Fact]
    public async Task NextDue_QuotaUsedUp_IsItsResetForEveryStream()
    {
        _.Source.FailRead = static _ => new RateLimitedException("GetHeartRate", "scripted") { RetryAt = At(12, 20) };

        SyncReport report = await _.SyncAsync();

        Assert.Equal(At(12, 20), report.NextDue);
        Assert.All(report.Streams, static stream => Assert.Equal(At(12, 20), stream.NextDue));
    }

    [Fact]
    public async Task NextDue_BackfillWaitsForQuota_IsItsReset()
    {
        _.User = new(Anna, At(1) - Duration.FromDays(300));
        _.Source.Quota = new(150, 20, At(12, 19, 7));

        Assert.Equal(At(12, 19, 7), (await _.SyncAsync(StreamId.Steps)).NextDue);
    }

    [Fact]
    public async Task NextDue_GapIsOpen_IsItsNextTry()
    {
        _.User = new(Anna, At(10), At(11));
        _.Source.Watermarks["tracker"] = At(12);
        _.Clock.SetUtcNow(At(11).Plus(Duration.FromDays(31)).ToDateTimeOffset());
        _.Source.Problems = [new("dataset[3].value", "not a number")];

        SyncReport report = await _.SyncAsync(StreamId.HeartRate);

        Assert.Equal((false, _.Now + Duration.FromHours(12)), (report.IsFinished, report.NextDue));
    }

    [Fact]
    public async Task NextDue_MustAuthorize_LooksForTokensWithoutARequest()
    {
        _.Source.Authorization = "1";
        _.Source.FailStatus = static () => new NeedsAuthorizationException("GetProfile", "scripted");

        SyncReport report = await _.SyncAsync();

        Assert.Equal(_.Now + (Minute * 15), report.NextDue);
        Assert.All(report.Streams, static stream => Assert.Null(stream.NextDue));
    }

    [Fact]
    public async Task NextDue_ScopeNotGranted_IsNoMatterOfTime()
    {
        _.Source.Scopes = new HashSet<string>(["heart-rate", "steps"]);

        SyncReport report = await _.SyncAsync();

        Assert.Equal((StreamOutcome.Skipped, (Instant?)null), (_.Of(report, StreamId.Sleep).Outcome, _.Of(report, StreamId.Sleep).NextDue));
        Assert.Equal(_.Now + (Minute * 15), report.NextDue);
    }

    [Fact]
    public async Task NextDue_ConsentIsOverAndAllIsRead_IsNever()
    {
        _.User = new(Anna, At(10), At(11));
        _.Source.Watermarks["tracker"] = At(18);
        _.Clock.SetUtcNow(At(18).ToDateTimeOffset());

        SyncReport report = await _.SyncAsync();

        Assert.Equal((true, (Instant?)null), (report.IsFinished, report.NextDue));
    }

    [Fact]
    public async Task NextDue_SinkDoesNotTakeIt_IsTheEndOfItsWait()
    {
        ((InMemoryRecordSink)_.Sink).Script(ScriptedWrite.UnknownAndLost);

        Assert.Equal(_.Now + Duration.FromMinutes(1), (await _.SyncAsync(StreamId.Sleep)).NextDue);
    }

    [Fact]
    public async Task NextDue_ClockWentBack_IsWhenItHasCaughtUp()
    {
        await _.SyncAsync();
        EngineFixture earlier = new(At(11, 19)) { Offsets = _.Offsets };

        Assert.Equal(At(12, 18, 55), (await earlier.SyncAsync()).NextDue);
    }

    [Fact]
    public async Task NextDue_FollowedForADay_ReadsWhatEveryQuarterOfAnHourDoes()
    {
        EngineFixture often = new();
        await FollowAsync(_, static report => report.NextDue!.Value);
        int runs = await FollowAsync(often, static report => report.StartedAt + Duration.FromMinutes(1));

        Assert.Equal(often.Source.Asked.Select(static asked => (asked.Stream.Id, asked.Window)), _.Source.Asked.Select(static asked => (asked.Stream.Id, asked.Window)));
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
