using FitbitSdk.Records;
using FitbitSdk.Sync.Tests.Engine;
using FitbitSdk.WebApi;
using Microsoft.Extensions.Options;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.RadarDefects;

/// <summary>Requests that were too many for the quota.</summary>
public sealed class PaceDefectTests
{
    private const int QuotaAnHour = 150;

    private readonly EngineFixture _fixture = new();

    [Theory]
    [InlineData(HealthApiErrorKind.Rejected, 100)]
    [InlineData(HealthApiErrorKind.Forbidden, 3)]   // the one failure that came to be waited out
    [InlineData(HealthApiErrorKind.Unavailable, 100)]
    [InlineData(HealthApiErrorKind.Protocol, 100)]
    [InlineData(HealthApiErrorKind.NeedsAuthorization, 100)]
    [InlineData(HealthApiErrorKind.ApplicationRefused, 100)]
    public async Task D06_StreamThatFails_IsNotAskedAgainAtOnce(HealthApiErrorKind kind, int theirRequests)
    {
        _fixture.Source.Authorization = "the tokens that are refused";
        _fixture.Source.FailRead = _ => kind is HealthApiErrorKind.NeedsAuthorization
            ? new NeedsAuthorizationException("GetHeartRate", "scripted")
            : new HealthApiException(kind, "GetHeartRate", "scripted");
        int theirs = 0;
        Instant theirPause = _fixture.Now;

        for (int i = 0; i < 100; i++)   // less than a minute of a host that never waits
        {
            if (theirPause <= _fixture.Now)
            {
                theirs++;
                theirPause = _fixture.Now + Ancestor.PauseAfter(kind, theirs);
            }

            await _fixture.SyncAsync(StreamId.HeartRate);
            _fixture.Clock.Advance(TimeSpan.FromMilliseconds(500));
        }

        Assert.Equal(theirRequests, theirs);
        Assert.Single(_fixture.Source.Asked);
    }

    [Fact]
    public void D07_Pace_IsPricedAndFitsTheQuota()
    {
        DataStream[] polled =
        [
            FitbitStreams.Steps, FitbitStreams.HeartRate, FitbitStreams.Calories, FitbitStreams.HeartRateVariability,
            FitbitStreams.OxygenSaturation, FitbitStreams.BreathingRate, FitbitStreams.SkinTemperature,
        ];

        PolicyPrice price = new SyncPlanner(Options.Create(new SyncPlannerOptions())).PriceOf(polled);

        Assert.Equal(168, polled.Length * (Duration.FromHours(1) / Ancestor.PollInterval));
        Assert.InRange(price.Total / 24, 12, 20);   // three streams four times an hour, and trackers
        Assert.True(price.Fits(new QuotaState(QuotaAnHour, QuotaAnHour, At(1), Duration.FromHours(1)), reserve: 10));
    }

    [Fact]
    public async Task D07_DeviceThatIsNotWorn_CostsNoRequestsForItsEmptyDays()
    {
        // The last sample is of the 12th; the tracker still uploads.
        AncestorRoute theirs = new(_fixture.Source.Heart.Keys.Last(), static (_, _) => [], Duration.FromSeconds(1));
        _fixture.Clock.SetUtcNow(At(25, 19).ToDateTimeOffset());
        _fixture.Source.Watermarks["tracker"] = _fixture.Now;
        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);
        int first = _fixture.Source.Asked.Count;

        for (Instant now = At(25, 19); now < At(25, 20); now += Ancestor.PollInterval)
        {
            theirs.Poll(now);
            _fixture.Clock.SetUtcNow(now.ToDateTimeOffset());
            _fixture.Source.Watermarks["tracker"] = now;
            await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);
        }

        Assert.Equal(24 * 13, theirs.Asked.Count);   // an hour's quota, twice
        Assert.Equal(3, _fixture.Source.Asked.Count - first);
    }

    [Fact]
    public async Task D09_QuotaUsedUpOnOneStream_StopsTheUsersOthersAndNobodyElse()
    {
        List<StreamId> theirs = [];
        foreach (DataStream stream in _fixture.Source.Streams.Where(stream => !theirs.Exists(refused => Ancestor.Stops(refused, stream.Id))))
        {
            theirs.Add(stream.Id);   // asked, and refused
        }

        _fixture.Source.FailRead = static request => request.User.Key == Anna ? new RateLimitedException("GetHeartRate", "scripted") { RetryAt = At(12, 20) } : null;

        SyncReport anna = await _fixture.SyncAsync();
        SyncReport ben = await _fixture.NewEngine().SyncAsync(new(new UserKey("ben"), At(10)), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(3, theirs.Count);
        Assert.All(anna.Streams, static stream => Assert.Equal(StreamOutcome.RateLimited, stream.Outcome));
        Assert.Single(_fixture.Source.Asked, static request => request.User.Key == Anna);
        Assert.Equal(StreamOutcome.Completed, ben.Outcome);
    }
}
