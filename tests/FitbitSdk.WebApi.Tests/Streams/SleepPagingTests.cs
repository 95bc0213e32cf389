namespace FitbitSdk.WebApi.Tests;

public sealed class SleepPagingTests
{
    // A log is cut by its end and may have begun a day before the window; the list begins after the date that is named.
    private const string First = "GET https://api.fitbit.com/1.2/user/-/sleep/list.json?afterDate=2026-02-27&sort=asc&limit=100&offset=0";

    [Fact]
    public async Task Read_ListOfTwoPages_FollowsTheLinkVerbatim()
    {
        await using TestHost host = new();
        host.Service.Answer(
            static () => StubService.Json(Answers.SleepPage("https://api.fitbit.com/1.2/user/-/sleep/list.json?offset=100&limit=100&sort=asc&afterDate=2026-02-28T00%3A00%3A00&x=a+b%2Fc", "2026-03-02T01:00:00.000")),
            static () => StubService.Json(Answers.SleepPage("", "2026-03-03T01:00:00.000")));

        IReadOnlyList<SourcePage> pages = await host.ReadAsync(Window(host));

        Assert.Equal([First, "GET https://api.fitbit.com/1.2/user/-/sleep/list.json?offset=100&limit=100&sort=asc&afterDate=2026-02-28T00%3A00%3A00&x=a+b%2Fc"], host.Service.DataRequests);
        Assert.Equal([1, 1], pages.Select(static page => page.Requests));
    }

    [Fact]
    public async Task Read_LinkToTheServiceWhileAProxyIsConfigured_IsFollowedOnTheProxy()
    {
        await using TestHost host = new(static options => options.BaseAddress = new("https://proxy.example/fitbit/"));
        host.Service.Answer(
            static () => StubService.Json(Answers.SleepPage("https://api.fitbit.com/1.2/user/-/sleep/list.json?offset=100", "2026-03-02T01:00:00.000")),
            static () => StubService.Json(Answers.SleepPage("https://proxy.example/fitbit/1.2/user/-/sleep/list.json?offset=200", "2026-03-03T01:00:00.000")),
            static () => StubService.Json(Answers.SleepPage("")));

        await host.ReadAsync(Window(host));

        Assert.Equal(
            ["GET https://proxy.example/fitbit/1.2/user/-/sleep/list.json?offset=100", "GET https://proxy.example/fitbit/1.2/user/-/sleep/list.json?offset=200"],
            host.Service.DataRequests.Skip(1));
    }

    [Fact]
    public async Task Read_UserEastOfUtc_AsksByTheirDatesAndNotFromBeforeTheConsent()
    {
        await using TestHost host = new();
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Json(Answers.SleepPage("")));
        ZoneHistory auckland = ZoneHistory.Of([(NodaTime.Instant.FromUtc(2000, 1, 1, 0, 0), NodaTime.DateTimeZoneProviders.Tzdb["Pacific/Auckland"])]);
        SyncUser fresh = new(TestHost.Anna.Key, NodaTime.Instant.FromUtc(2026, 3, 1, 0, 0));

        await host.ReadAsync(host.Request(FitbitStreams.Sleep, "2026-03-01T18:00:00Z", "2026-03-10T00:00:00Z") with { Zones = auckland });
        await host.ReadAsync(host.Request(FitbitStreams.Sleep, "2026-03-01T00:00:00Z", "2026-03-10T00:00:00Z", fresh) with { Zones = auckland });

        Assert.Equal(["2026-02-28", "2026-02-28"], host.Service.DataRequests.Select(static request => request.Split("afterDate=")[1][..10]));
    }

    [Theory]
    [InlineData("https://evil.example/1.2/user/-/sleep/list.json?offset=100")]
    [InlineData("https://api.fitbit.com.evil.example/1.2/user/-/sleep/list.json")]
    [InlineData("https://api.fitbit.com@evil.example/1.2/user/-/sleep/list.json")]
    [InlineData("https://someone@api.fitbit.com/1.2/user/-/sleep/list.json")]
    [InlineData("https://api.fitbit.com:8443/1.2/user/-/sleep/list.json")]
    [InlineData("//evil.example/list.json")]
    [InlineData("/1.2/user/-/sleep/list.json?offset=100")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://api.fitbit.com/list.json")]
    [InlineData("not a link")]
    public async Task Read_HostileLink_EndsWithAProtocolErrorAndSendsNothing(string link)
    {
        await using TestHost host = new();
        host.Service.Answer(() => StubService.Json(Answers.SleepPage(link, "2026-03-02T01:00:00.000")));

        HealthApiProtocolException error = await Assert.ThrowsAsync<HealthApiProtocolException>(() => host.ReadAsync(Window(host)));

        Assert.Equal([First], host.Service.DataRequests);
        Assert.DoesNotContain("evil", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://api.fitbit.com//evil.example/list.json")]
    [InlineData("https://api.fitbit.com/@evil.example/list.json")]
    public async Task Read_LinkWhosePathLooksLikeAHost_StaysOnTheHost(string link)
    {
        await using TestHost host = new();
        host.Service.Answer(
            () => StubService.Json(Answers.SleepPage(link, "2026-03-02T01:00:00.000")),
            static () => StubService.Json(Answers.SleepPage("")));

        await host.ReadAsync(Window(host));

        Assert.Equal("GET " + link, host.Service.DataRequests[1]);
    }

    [Fact]
    public async Task Read_RepeatedLink_EndsWithAProtocolError()
    {
        await using TestHost host = new();
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Json(Answers.SleepPage("https://api.fitbit.com/1.2/user/-/sleep/list.json?offset=100", "2026-03-02T01:00:00.000")));

        await Assert.ThrowsAsync<HealthApiProtocolException>(() => host.ReadAsync(Window(host)));

        Assert.Equal(2, host.Service.DataRequests.Count);
    }

    [Fact]
    public async Task Read_LinksThatNeverEnd_EndWithAProtocolError()
    {
        await using TestHost host = new();
        int page = 0;
        host.Service.Data = (_, _) => Task.FromResult(StubService.Json(Answers.SleepPage($"https://api.fitbit.com/1.2/user/-/sleep/list.json?offset={++page}", "2026-03-02T01:00:00.000")));

        await Assert.ThrowsAsync<HealthApiProtocolException>(() => host.ReadAsync(Window(host)));

        Assert.Equal(100, page);
    }

    [Fact]
    public async Task Read_LastLogStartsAtTheEndOfTheWindow_StopsThere()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.Json(Answers.SleepPage("https://api.fitbit.com/1.2/user/-/sleep/list.json?offset=100", "2026-03-09T22:00:00.000", "2026-03-10T00:00:00.000")));

        await host.ReadAsync(Window(host));

        Assert.Equal([First], host.Service.DataRequests);
    }

    [Fact]
    public async Task Read_BodyThatIsNotJson_IsAProtocolErrorWithItsPrice()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.Status(200, "<html>Service</html>"));

        HealthApiProtocolException error = await Assert.ThrowsAsync<HealthApiProtocolException>(() => host.ReadAsync(Window(host)));

        Assert.Equal(1, error.Requests);
    }

    private static ReadRequest Window(TestHost host) => host.Request(FitbitStreams.Sleep, "2026-03-01T00:00:00Z", "2026-03-10T00:00:00Z");
}
