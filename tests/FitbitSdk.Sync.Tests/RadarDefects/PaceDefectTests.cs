using FitbitSdk.Records;
using FitbitSdk.Sync.Tests.Engine;
using Microsoft.Extensions.Options;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.RadarDefects;

/// <summary>Requests that were too many, went to the wrong users or outside a consent; the same cases with the engine here.</summary>
public sealed class PaceDefectTests
{
    private readonly EngineFixture _fixture = new();

    [Theory]
    [InlineData(HealthApiErrorKind.Rejected)]
    [InlineData(HealthApiErrorKind.Forbidden)]
    [InlineData(HealthApiErrorKind.Unavailable)]
    [InlineData(HealthApiErrorKind.Protocol)]
    [InlineData(HealthApiErrorKind.NeedsAuthorization)]
    [InlineData(HealthApiErrorKind.ApplicationRefused)]
    public async Task D06_StreamThatFails_IsNotAskedAgainAtOnce(HealthApiErrorKind kind)
    {
        _fixture.Source.FailRead = _ => kind is HealthApiErrorKind.NeedsAuthorization
            ? new NeedsAuthorizationException("GetHeartRate", "scripted")
            : new HealthApiException(kind, "GetHeartRate", "scripted");

        for (int i = 0; i < 100; i++)
        {
            await _fixture.SyncAsync(StreamId.HeartRate);
            _fixture.Clock.Advance(TimeSpan.FromMilliseconds(500));
        }

        // A minute of a host that never waits. Only what a new token could end at any moment may be tried, and that costs no request.
        Assert.InRange(_fixture.Source.Asked.Count, 1, kind is HealthApiErrorKind.NeedsAuthorization ? 100 : 1);
    }

    [Fact]
    public void D07_Pace_IsPricedAndFitsTheQuota()
    {
        PolicyPrice price = new SyncPlanner(Options.Create(new SyncPlannerOptions())).PriceOf([TestStreams.Heart, TestStreams.Steps, TestStreams.Sleep, TestStreams.Variability, TestStreams.Resting, TestStreams.Daily, TestStreams.Zone]);

        Assert.True(Ancestor.RoutesAtFullPace * 24 > 150);   // an hour, by a poll every 150 seconds
        Assert.True(price.Total / 24 < 150 / 2.0, $"{price.Total} requests a day");
        Assert.True(price.Fits(new QuotaState(150, 150, At(1), Duration.FromHours(1)), reserve: 10));
    }

    [Fact]
    public async Task D09_QuotaUsedUpOnOneStream_StopsTheUsersOthersAndNobodyElse()
    {
        _fixture.Source.FailRead = static request => request.User.Key == Anna ? new RateLimitedException("GetHeartRate", "scripted") { RetryAt = At(12, 20) } : null;

        SyncReport anna = await _fixture.SyncAsync();
        SyncReport ben = await _fixture.NewEngine().SyncAsync(new(new UserKey("ben"), At(10)), cancellationToken: TestContext.Current.CancellationToken);

        Assert.All(anna.Streams, static stream => Assert.Equal(StreamOutcome.RateLimited, stream.Outcome));
        Assert.Single(_fixture.Source.Asked, static request => request.User.Key == Anna);
        Assert.Equal(StreamOutcome.Completed, ben.Outcome);
    }

    [Fact]
    public async Task D15_LastOfAList_DoesNotMoveTheOffset()
    {
        _fixture.Source.Sleeps.Reverse();   // the list ends with the older night
        await _fixture.SyncAsync(StreamId.Sleep);

        Assert.Equal(On(12, 18, 30), (await _fixture.OffsetAsync(StreamId.Sleep)).Coverage!.CompleteThrough);
    }

    [Fact]
    public async Task D19_ConsentWithoutEnd_IsOpenAndNotLeftOut()
    {
        _fixture.User = new(Anna, At(10), consentEnd: null);

        Assert.Equal(StreamOutcome.Completed, (await _fixture.SyncAsync()).Outcome);
    }

    [Fact]
    public async Task D21_AfterTheConsent_NothingOutsideItIsAskedForOrDelivered()
    {
        _fixture.Source.Streams = [TestStreams.Heart, TestStreams.Steps, TestStreams.Sleep, TestStreams.Resting, TestStreams.Zone];
        _fixture.Source.Resting[new(2026, 3, 12)] = 60;
        _fixture.User = new(Anna, At(10), At(11, 12));

        for (int day = 12; day < 28; day++)
        {
            _fixture.Clock.SetUtcNow(At(day, 20).ToDateTimeOffset());
            _fixture.Source.Watermarks["tracker"] = At(day, 19);
            await _fixture.SyncAsync(DueRule.WhenDue);
        }

        Assert.All(_fixture.Source.Asked, static request => Assert.True(On(10) <= request.Window.Start && request.Window.End <= On(11, 12)));
        Assert.NotEmpty(_fixture.Log.Entries);
        Assert.All(_fixture.Log.Entries, static entry => Assert.True(entry.Head is not { } head || head.Time.Bounds.Latest <= At(11, 12)));
    }
}
