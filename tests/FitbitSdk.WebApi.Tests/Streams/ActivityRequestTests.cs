namespace FitbitSdk.WebApi.Tests;

public sealed class ActivityRequestTests
{
    // A log is cut by its end and may have begun a day before the window; the list begins after the date that is named.
    private const string First = "GET https://api.fitbit.com/1/user/-/activities/list.json?afterDate=2026-02-25&sort=asc&limit=100&offset=0";

    [Theory]
    [InlineData("2026-03-13T00:00:00Z", "2026-03-14T00:00:00Z", "1min")]
    [InlineData("2026-03-13T10:15:00Z", "2026-03-13T10:20:00Z", "1min/time/10:15/10:19")]
    public async Task Read_CaloriesWindow_AsksForExactlyThatWindowInUtc(string start, string end, string detail)
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.Json(Answers.CaloriesDay));

        IReadOnlyList<SourcePage> pages = await host.ReadAsync(host.Request(FitbitStreams.Calories, start, end));

        Assert.Equal([$"GET https://api.fitbit.com/1/user/-/activities/calories/date/2026-03-13/1d/{detail}.json?timezone=UTC"], host.Service.DataRequests);
        Assert.Equal(1, Assert.Single(pages).Requests);
    }

    [Fact]
    public async Task Read_ActivitiesOfTwoPages_FollowsTheLinkVerbatim()
    {
        const string link = "https://api.fitbit.com/1/user/-/activities/list.json?offset=100&limit=100&sort=asc&afterDate=2026-02-25";
        await using TestHost host = new();
        host.Service.Answer(
            static () => StubService.Json(Answers.ActivityPage(link, "2026-03-02T01:00:00.000+09:00")),
            static () => StubService.Json(Answers.ActivityPage("", "2026-03-03T01:00:00.000+09:00")));

        IReadOnlyList<SourcePage> pages = await host.ReadAsync(Window(host));

        Assert.Equal([First, "GET " + link], host.Service.DataRequests);
        Assert.Equal([1, 1], pages.Select(static page => page.Requests));
    }

    [Theory]
    [InlineData("2026-03-10T13:59:00.000-07:00", 2)]   // one ahead by fourteen hours would still begin on the ninth by UTC
    [InlineData("2026-03-10T14:00:00.000-07:00", 1)]
    public async Task Read_LastActivityStartsBehindTheWindow_StopsWhereNoFurtherOneCanBeginInIt(string start, int requests)
    {
        await using TestHost host = new();
        host.Service.Answer(
            () => StubService.Json(Answers.ActivityPage("https://api.fitbit.com/1/user/-/activities/list.json?offset=100", start)),
            static () => StubService.Json(Answers.ActivityPage("")));

        await host.ReadAsync(Window(host));

        Assert.Equal(requests, host.Service.DataRequests.Count);
    }

    [Fact]
    public async Task Read_TimeZone_AsksForTheProfile()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.Json(Answers.Profile));

        IReadOnlyList<SourcePage> pages = await host.ReadAsync(host.Request(FitbitStreams.TimeZone, "2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z"));

        Assert.Equal(["GET https://api.fitbit.com/1/user/-/profile.json"], host.Service.DataRequests);
        Assert.Equal((1, "Europe/London"), (Assert.Single(pages).Requests, pages[0].Zone?.Id));
    }

    private static ReadRequest Window(TestHost host) => host.Request(FitbitStreams.ActivityLog, "2026-03-01T00:00:00Z", "2026-03-10T00:00:00Z");
}
