using FitbitSdk.Records;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>Each class of answer has one durable outcome.</summary>
public sealed class AnswerTests
{
    private readonly EngineFixture _fixture = new();

    [Theory]
    [InlineData(HealthApiErrorKind.Unavailable, StreamOutcome.Failed, 1)]
    [InlineData(HealthApiErrorKind.Rejected, StreamOutcome.Failed, 60)]
    [InlineData(HealthApiErrorKind.Protocol, StreamOutcome.Failed, 60)]
    [InlineData(HealthApiErrorKind.Forbidden, StreamOutcome.Failed, 24 * 60)]
    [InlineData(HealthApiErrorKind.MissingScope, StreamOutcome.Skipped, 24 * 60)]
    public async Task SyncAsync_OneStreamFails_IsPausedDurablyAndTheOthersGoOn(HealthApiErrorKind kind, StreamOutcome outcome, int minutes)
    {
        _fixture.Source.FailRead = request => request.Stream.Id == StreamId.HeartRate ? new HealthApiException(kind, "GetHeartRate", "scripted") { Requests = 3 } : null;

        SyncReport report = await _fixture.SyncAsync();
        StreamReport heart = _fixture.Of(report, StreamId.HeartRate);

        Assert.Equal((outcome, (HealthApiErrorKind?)kind, 3), (heart.Outcome, heart.Error, heart.Requests));
        Assert.InRange((heart.Until!.Value - _fixture.Now).TotalMinutes, minutes, kind is HealthApiErrorKind.Unavailable ? minutes * 1.25 : minutes);
        Assert.Equal(StreamOutcome.Completed, _fixture.Of(report, StreamId.Sleep).Outcome);
        int asked = _fixture.Source.Asked.Count;
        Assert.Equal(outcome, _fixture.Of(await _fixture.SyncAsync(StreamId.HeartRate), StreamId.HeartRate).Outcome);
        Assert.Equal(asked, _fixture.Source.Asked.Count);
    }

    [Fact]
    public async Task SyncAsync_StreamKeepsFailing_WaitsTwiceAsLongEachTimeUpToSixHours()
    {
        _fixture.Source.FailRead = static _ => new HealthApiException(HealthApiErrorKind.Unavailable, "GetHeartRate", "scripted");
        List<double> pauses = [];
        for (int i = 0; i < 12; i++)
        {
            StreamReport heart = _fixture.Of(await _fixture.SyncAsync(StreamId.HeartRate), StreamId.HeartRate);
            pauses.Add((heart.Until!.Value - _fixture.Now).TotalMinutes);
            _fixture.Clock.SetUtcNow(heart.Until.Value.ToDateTimeOffset());
        }

        double[] shortest = [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360];
        double[] longest = [1.25, 2.5, 5, 10, 20, 40, 80, 160, 320, 450, 450, 450];
        Assert.All(pauses.Zip(shortest, longest), static one => Assert.InRange(one.First, one.Second, one.Third));
        Assert.Equal(pauses.Count, pauses.Distinct().Count());
    }

    [Fact]
    public async Task SyncAsync_QuotaUsedUp_StopsEveryStreamUntilTheReset()
    {
        _fixture.Source.FailRead = static _ => new RateLimitedException("GetHeartRate", "scripted") { RetryAt = At(12, 20) };

        SyncReport report = await _fixture.SyncAsync();
        SyncReport next = await _fixture.SyncAsync();

        Assert.All(report.Streams.Concat(next.Streams), static s => Assert.Equal((StreamOutcome.RateLimited, (Instant?)At(12, 20)), (s.Outcome, s.Until)));
        Assert.Single(_fixture.Source.Asked);
        Assert.Equal(0, next.Requests);

        _fixture.Source.FailRead = static _ => null;
        _fixture.Clock.SetUtcNow(At(12, 20).ToDateTimeOffset());
        Assert.Equal(StreamOutcome.Completed, (await _fixture.SyncAsync()).Outcome);
    }

    [Fact]
    public async Task SyncAsync_QuotaUsedUpForATimeThatTheClientGuesses_WaitsTwiceAsLongEachTimeUpToAnHour()
    {
        _fixture.Source.FailRead = _ => new RateLimitedException("GetHeartRate", "scripted") { RetryAt = _fixture.Now + Duration.FromMinutes(1), IsRetryAtAssumed = true };
        List<double> minutes = [];
        for (int run = 0; run < 8; run++)
        {
            Instant until = (await _fixture.SyncAsync(DueRule.WhenDue)).Streams[0].Until!.Value;
            minutes.Add((until - _fixture.Now).TotalMinutes);
            _fixture.Clock.SetUtcNow(until.ToDateTimeOffset());
        }

        // Up to a quarter longer, by chance.
        Assert.All(minutes.Zip([1, 2, 4, 8, 16, 32, 60, 60]), static wait => Assert.InRange(wait.First, wait.Second, wait.Second * 1.25));
    }

    [Fact]
    public async Task SyncAsync_UserMustAuthorize_SaysSoAndGoesOnOnceTheyDid()
    {
        _fixture.Source.FailStatus = static () => new NeedsAuthorizationException("GetDevices", "scripted");

        SyncReport report = await _fixture.SyncAsync();

        Assert.All(report.Streams, static s => Assert.Equal(StreamOutcome.NeedsAuthorization, s.Outcome));
        Assert.True((await _fixture.OffsetAsync(null)).Account!.NeedsAuthorization);
        _fixture.Source.FailStatus = static () => null;
        Assert.Equal(StreamOutcome.Completed, (await _fixture.SyncAsync()).Outcome);
        Assert.False((await _fixture.OffsetAsync(null)).Account!.NeedsAuthorization);
    }

    [Fact]
    public async Task SyncAsync_ApiRetired_AsksOnceADay()
    {
        _fixture.Source.FailStatus = static () => new ApiRetiredException("GetDevices", "scripted");

        Assert.All((await _fixture.SyncAsync()).Streams, static s => Assert.Equal(HealthApiErrorKind.Retired, s.Error));
        await _fixture.SyncAsync();

        Assert.Equal(2, _fixture.Source.StatusCalls);   // one more asks whether it is so
        _fixture.Clock.Advance(TimeSpan.FromDays(1));
        await _fixture.SyncAsync();
        Assert.Equal(4, _fixture.Source.StatusCalls);
    }

    [Fact]
    public async Task SyncAsync_DifferentFailuresInTurn_GoOnDoubling()
    {
        int failures = 0;
        _fixture.Source.FailRead = _ => new HealthApiException(failures++ % 2 == 0 ? HealthApiErrorKind.Unavailable : HealthApiErrorKind.Protocol, "GetHeartRate", "scripted");
        Instant began = _fixture.Now;
        while (_fixture.Now < began + Duration.FromDays(7))
        {
            _fixture.Clock.SetUtcNow(_fixture.Of(await _fixture.SyncAsync(StreamId.HeartRate), StreamId.HeartRate).Until!.Value.ToDateTimeOffset());
        }

        Assert.InRange(failures, 5, 16);
    }
}
