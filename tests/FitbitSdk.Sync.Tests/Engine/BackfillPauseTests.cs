using FitbitSdk.Records;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>Old data that cannot be read waits alone; new data goes on.</summary>
public sealed class BackfillPauseTests
{
    private readonly EngineFixture _fixture = new();

    public BackfillPauseTests() => _fixture.User = new(Anna, At(12) - Duration.FromDays(300));

    [Theory]
    [InlineData(HealthApiErrorKind.TooLarge)]
    [InlineData(HealthApiErrorKind.Rejected)]
    public async Task SyncAsync_OldDataKeepsFailing_WaitsLongerEachTimeAndNewDataIsNotHeldUp(HealthApiErrorKind kind)
    {
        FailOldData(kind);
        List<double> hours = [];
        for (int run = 0; run < 10; run++)
        {
            StreamReport failed = await RunAsync();
            StreamTime before = failed.Coverage!.BackfilledFrom;
            Instant until = await PausedUntilAsync();
            Assert.Equal((StreamOutcome.Failed, (HealthApiErrorKind?)kind), (failed.Outcome, failed.Error));
            hours.Add((until - _fixture.Now).TotalHours);

            _fixture.Clock.Advance(((until - _fixture.Now) / 2).ToTimeSpan());
            StreamReport waiting = await RunAsync();
            Assert.Equal((StreamOutcome.Failed, until), (waiting.Outcome, await PausedUntilAsync()));
            Assert.Equal((before, StreamTime.FromInstant(_fixture.Now)), (waiting.Coverage!.BackfilledFrom, waiting.Coverage.CompleteThrough));
            _fixture.Clock.SetUtcNow(until.ToDateTimeOffset());
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 168, 168], hours);
    }

    [Fact]
    public async Task SyncAsync_OldDataCanBeReadAgain_IsReadAndTheCountEnds()
    {
        FailOldData(HealthApiErrorKind.Rejected);
        await RunAsync();
        _fixture.Source.FailRead = static _ => null;
        _fixture.Clock.Advance(TimeSpan.FromHours(1));

        StreamReport after = await RunAsync();

        Assert.Equal((StreamOutcome.Completed, _fixture.User.ConsentStart), (after.Outcome, after.Coverage!.BackfilledFrom.ToInstant()));
        Assert.Null((await _fixture.OffsetAsync(StreamId.HeartRate)).BackfillPause);
    }

    [Fact]
    public async Task NextDue_OldDataWaits_IsNoLaterThanTheEndOfItsPause()
    {
        FailOldData(HealthApiErrorKind.Rejected);
        _fixture.Source.Watermarks["tracker"] = At(12, 18, 30);

        StreamReport failed = (await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate)).Streams[0];

        Assert.Equal(_fixture.Now + Duration.FromHours(1), failed.NextDue);
    }

    [Fact]
    public async Task NextDue_OldDataWaitsLongAndMoreThanTheQuotaHolds_IsThatOfNewData()
    {
        FailOldData(HealthApiErrorKind.Rejected);
        _fixture.Source.Quota = new(150, 100, At(12, 20), Duration.FromHours(1));
        StreamReport failed = await RunAsync();
        for (int run = 1; run < 7; run++)
        {
            _fixture.Clock.SetUtcNow(failed.Until!.Value.ToDateTimeOffset());
            failed = await RunAsync();
        }

        Assert.Equal(_fixture.Now + Duration.FromHours(64), failed.Until);
        Assert.InRange(failed.NextDue!.Value, _fixture.Now, _fixture.Now + Duration.FromDays(1));   // a closed day is swept
    }

    [Fact]
    public async Task SyncAsync_ConsentBeginsLaterThanWhatCannotBeRead_SaysNothingOfIt()
    {
        FailOldData(HealthApiErrorKind.Rejected);
        await RunAsync();
        _fixture.User = new(Anna, At(12));

        StreamReport narrowed = await RunAsync();

        Assert.Equal((HealthApiErrorKind?)null, narrowed.Error);
        Assert.InRange(narrowed.Outcome, StreamOutcome.NothingDue, StreamOutcome.Completed);
    }

    [Fact]
    public async Task SyncAsync_ScopeMissingForOldData_IsTriedAgainWhenTheScopesChange()
    {
        _fixture.Source.Scopes = new HashSet<string>(["heart-rate"]);
        FailOldData(HealthApiErrorKind.MissingScope);
        await RunAsync();
        _fixture.Source.FailRead = static _ => null;
        _fixture.Source.Scopes = new HashSet<string>(["heart-rate", "more"]);
        _fixture.Clock.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal(StreamOutcome.Completed, (await RunAsync()).Outcome);
    }

    [Fact]
    public async Task SyncAsync_PauseEndsWhileTheRunGoesOn_OlderWindowsAreLeftForTheNext()
    {
        // The steps of the days between take longer than the first pause.
        List<FetchWindow> failed = [];
        _fixture.Source.FailRead = request =>
        {
            bool fails = request.Stream.Id == StreamId.HeartRate && request.Window.Start < On(12) && failed.Count == 0;
            _fixture.Clock.Advance(fails ? TimeSpan.Zero : TimeSpan.FromMinutes(5));
            failed.AddRange(fails ? [request.Window] : []);
            return fails ? new HealthApiException(HealthApiErrorKind.Unavailable, "GetHeartRate", "scripted") { Requests = 1 } : null;
        };
        _fixture.User = new(Anna, At(2));
        _fixture.Source.Watermarks["tracker"] = _fixture.Now;

        StreamReport broken = (await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate, StreamId.Steps)).Streams[0];
        int read = _fixture.Source.Asked.Count(static request => request.Stream.Id == StreamId.HeartRate);
        StreamReport mended = await RunAsync();

        Assert.Equal((2, HealthApiErrorKind.Unavailable, null), (read, broken.Error, broken.Fault));
        Assert.InRange(broken.NextDue!.Value, _fixture.Now - Duration.FromHours(2), _fixture.Now);
        Assert.Equal((StreamOutcome.Completed, At(2)), (mended.Outcome, mended.Coverage!.BackfilledFrom.ToInstant()));
    }

    private async Task<Instant> PausedUntilAsync() => (await _fixture.OffsetAsync(StreamId.HeartRate)).BackfillPause!.Until;

    private void FailOldData(HealthApiErrorKind kind) =>
        _fixture.Source.FailRead = request => request.Window.Start < On(12) ? new HealthApiException(kind, "GetHeartRate", "scripted") { Requests = 1 } : null;

    private async Task<StreamReport> RunAsync()
    {
        _fixture.Source.Watermarks["tracker"] = _fixture.Now;
        return (await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate)).Streams[0];
    }
}
