using FitbitSdk.Records;
using FitbitSdk.Sync.Tests.Engine;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Reports;

/// <summary>When nothing is left to do for a consent that is over, though something of it cannot be read again.</summary>
public sealed class FinishedTests
{
    private static readonly Duration Day = Duration.FromDays(1);

    private readonly SyncUser _user = new(Anna, At(1), At(20));

    [Theory]
    [InlineData(30, 8, 0, 0, true)]
    [InlineData(30, 0, 8, 0, true)]    // nothing that is left can be read
    [InlineData(29, 8, 8, 0, false)]   // until then it may be swept
    [InlineData(30, 7, 7, 0, false)]   // an outage
    [InlineData(30, 8, 8, 1, false)]   // what is missing is never given up
    public void IsFinished_OneGapIsLeft_IsSoOnceItIsGivenUp(int daysAfterTheEnd, int failures, int pauses, int attempts, bool isFinished)
    {
        Instant now = At(20) + (Day * daysAfterTheEnd);
        SyncOffset offset = new()
        {
            Coverage = new(On(1), On(20)),
            Gaps = [new(Window(On(14), On(15)), "reason", attempts, now, 1, failures)],
            RereadPause = pauses == 0 ? null : new(HealthApiErrorKind.Rejected, pauses, now),
        };

        Assert.Equal(isFinished, new SyncHorizon(now, now).IsFinished(TestStreams.Heart, _user, offset));
    }

    [Fact]
    public async Task SyncAsync_OneDayOfAConsentThatIsOverCannotBeReadAgain_IsFinishedThirtyDaysAfterItsEnd()
    {
        EngineFixture fixture = new() { User = _user };
        fixture.Source.Streams = [TestStreams.Heart];
        fixture.Source.FailRead = request => request.Window.Contains(On(14, 12)) && fixture.OffsetAsync(StreamId.HeartRate).GetAwaiter().GetResult().Coverage?.CompleteThrough >= On(15)
            ? new HealthApiException(HealthApiErrorKind.Rejected, "GetHeartRate", "scripted") { Requests = 1 }
            : null;

        SyncReport report;
        do
        {
            fixture.Source.Watermarks["tracker"] = fixture.Now;
            report = await fixture.SyncAsync(DueRule.WhenDue);
            fixture.Clock.Advance(TimeSpan.FromHours(6));
        }
        while (!report.IsFinished && fixture.Now < At(20) + (Day * 60));

        Assert.InRange(report.StartedAt, At(20) + (Day * 30), At(20) + (Day * 31));
        Assert.Equal((null, 0), (report.NextDue, report.Streams[0].Gaps));
    }
}
