using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.GoogleHealth.Tests;

/// <summary>Against a service that loses, on every next page, what has the time of the last record before it.</summary>
public sealed class BisectionTests
{
    private static readonly Instant Midnight = Instant.FromUtc(2026, 3, 14, 0, 0);

    [Fact]
    public async Task Read_MoreThanAPage_LosesNothingAndRepeatsNothing()
    {
        // Two of every time, so that most page borders would fall between equal ones.
        (Instant Time, int Beats)[] samples = [.. Enumerable.Range(0, 600).Select(static i => (Midnight + Duration.FromSeconds(20 * (i / 2)), 60 + (i % 37)))];
        await using TestHost host = await TestHost.AuthorizedAsync();
        host.Service.Data = new PagingService(50, samples.Select(static sample => (sample.Time, PagingService.Heart(sample.Time, sample.Beats)))).Answer;

        SourcePage page = await host.ReadAsync(TestHost.Request(GoogleHealthStreams.HeartRate, "2026-03-14T00:00:00Z", "2026-03-14T04:00:00Z"));

        Assert.Equal(
            samples.Order().Select(static sample => (sample.Time, sample.Beats)),
            page.Records<HeartRateSample>().Select(static sample => (sample.Time.Instant!.Value, sample.BeatsPerMinute)));
        Assert.Empty(page.Problems);
        Assert.Equal(host.Service.Calls.Count, page.Requests);
        Assert.InRange(page.Requests, 13, 50);
    }

    [Theory]
    [InlineData(10, 10, false)]
    [InlineData(11, 10, true)]
    public async Task Read_OneMomentWithMoreThanAPage_KeepsThePageAndReportsTheHole(int count, int pageSize, bool incomplete)
    {
        await using TestHost host = await TestHost.AuthorizedAsync();
        Instant crowded = Midnight + Duration.FromSeconds(4321);
        host.Service.Data = new PagingService(
            pageSize,
            [(Midnight, PagingService.Heart(Midnight, 50)), .. Enumerable.Range(0, count).Select(i => (crowded, PagingService.Heart(crowded, 100 + i)))]).Answer;

        SourcePage page = await host.ReadAsync(TestHost.Request(GoogleHealthStreams.HeartRate, "2026-03-14T00:00:00Z", "2026-03-14T04:00:00Z"));

        Assert.Equal(1 + Math.Min(count, pageSize), page.Records<HeartRateSample>().Length);
        Assert.Equal(incomplete, page.Problems.Any(static problem => problem.Reason.StartsWith("possibly incomplete", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Read_AnswersThatNeverComeWhole_EndWithAProtocolErrorAndItsPrice()
    {
        await using TestHost host = await TestHost.AuthorizedAsync(static options => options.RequestsPerMinuteAndUser = 10_000);
        host.Service.Data = static _ => StubService.Json("""{"dataPoints":[],"nextPageToken":"AGAIN"}""");

        HealthApiProtocolException error = await Assert.ThrowsAsync<HealthApiProtocolException>(() =>
            host.ReadAsync(TestHost.Request(GoogleHealthStreams.HeartRate, "2026-03-14T00:00:00Z", "2026-03-14T04:00:00Z")));

        Assert.Equal((500, 500), (host.Service.Calls.Count, error.Requests));
    }

    [Fact]
    public async Task Read_FailureInTheSecondHalf_ThrowsWithThePriceOfAll()
    {
        await using TestHost host = await TestHost.AuthorizedAsync();
        host.Service.Data = call => host.Service.Calls.Count switch
        {
            1 => StubService.Json("""{"dataPoints":[],"nextPageToken":"MORE"}"""),
            2 => StubService.Json("{}"),
            _ => StubService.Json("{}", System.Net.HttpStatusCode.Forbidden),
        };

        HealthApiException error = await Assert.ThrowsAsync<HealthApiException>(() =>
            host.ReadAsync(TestHost.Request(GoogleHealthStreams.HeartRate, "2026-03-14T00:00:00Z", "2026-03-14T04:00:00Z")));

        Assert.Equal((HealthApiErrorKind.Forbidden, 3), (error.Kind, error.Requests));
    }

    [Fact]
    public async Task Read_MoreSleepThanAPage_IsHalvedByTheWallClock()
    {
        await using TestHost host = await TestHost.AuthorizedAsync();
        host.Service.Data = call => StubService.Json(host.Service.Calls.Count == 1 ? """{"dataPoints":[],"nextPageToken":"MORE"}""" : "{}");

        await host.ReadAsync(TestHost.Request(GoogleHealthStreams.Sleep, "2026-03-02T00:00:00Z", "2026-03-15T00:00:00Z"));

        Assert.Equal(
            [Between("2026-03-01", "2026-03-16"), Between("2026-03-01", "2026-03-08T12:00:00"), Between("2026-03-08T12:00:00", "2026-03-16")],
            host.Service.Calls.Select(static call => call.Query("filter")));

        static string Between(string from, string to) => $"sleep.interval.civil_end_time >= \"{from}\" AND sleep.interval.civil_end_time < \"{to}\"";
    }

    [Theory]
    [InlineData("2026-03-14T00:00:00Z", "2026-03-14T04:00:00Z", "2026-03-14T02:00:00Z")]
    [InlineData("2026-03-14T00:00:00Z", "2026-03-14T00:00:03Z", "2026-03-14T00:00:01Z")]
    [InlineData("2026-03-14T00:00:00.5Z", "2026-03-14T00:00:01.2Z", "2026-03-14T00:00:01Z")]
    [InlineData("2026-03-14T00:00:00Z", "2026-03-14T00:00:01Z", null)]
    [InlineData("2026-03-14T00:00:00.2Z", "2026-03-14T00:00:00.9Z", null)]
    public void Halve_AtWholeSeconds_LeavesNothingOutAndEnds(string start, string end, string? middle)
    {
        FetchWindow piece = FetchWindow.Between(StreamTime.Parse(start), StreamTime.Parse(end));

        (FetchWindow First, FetchWindow Second)? halves = PointWindow.Halve(piece, Duration.FromSeconds(1));

        Assert.Equal(middle is null ? null : StreamTime.Parse(middle), halves?.First.End);
        Assert.True(halves is null || (halves.Value.First.Start == piece.Start && halves.Value.First.End == halves.Value.Second.Start && halves.Value.Second.End == piece.End));
    }
}
