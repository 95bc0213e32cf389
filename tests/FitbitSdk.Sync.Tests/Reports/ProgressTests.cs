using FitbitSdk.Records;
using FitbitSdk.Sync.Tests.Engine;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Reports;

public sealed class ProgressTests
{
    private readonly EngineFixture _fixture = new();

    [Fact]
    public async Task Report_WhileTheRunGoesOn_EstimatesRequestsAndTime()
    {
        List<SyncProgress> seen = [];
        _fixture.Source.FailRead = _ =>
        {
            _fixture.Clock.Advance(TimeSpan.FromSeconds(2));
            return null;
        };

        await _fixture.NewEngine().SyncAsync(_fixture.User, new() { Streams = [StreamId.Steps], Progress = new Seen(seen) }, TestContext.Current.CancellationToken);

        Assert.Equal([(0, 3, 3, null), (1, 3, 2, 4d), (2, 3, 1, 2d), (3, 3, 0, 0d)], seen.Select(static at => (at.WindowsDone, at.WindowsPlanned, at.RequestsLeft, at.TimeLeft?.TotalSeconds)));
        Assert.Equal((null, StreamId.Steps, 3), (seen[0].Stream, seen[1].Stream, seen[0].RequestsPlanned));
        Assert.Equal((2 * 1440) + (18 * 60) + 30, seen[^1].Records);
    }

    [Fact]
    public async Task Report_QuotaDoesNotHoldThePlan_CountsWhatWaits()
    {
        List<SyncProgress> seen = [];
        _fixture.User = new(Anna, At(10) - Duration.FromDays(30));
        _fixture.Source.Quota = new(150, 20, At(12, 20));

        SyncReport report = await _fixture.NewEngine().SyncAsync(_fixture.User, new() { Streams = [StreamId.Steps], Progress = new Seen(seen) }, TestContext.Current.CancellationToken);

        Assert.Equal((10, 23), (seen[0].RequestsPlanned, seen[0].RequestsPostponed));
        Assert.Equal((StreamOutcome.RateLimited, (Instant?)At(12, 20), 10), (report.Outcome, report.Streams[0].Until, report.QuotaLeft));
    }

    private sealed class Seen(List<SyncProgress> all) : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value) => all.Add(value);
    }
}
