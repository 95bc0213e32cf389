namespace FitbitSdk.WebApi.Tests;

public sealed class IntradayRequestTests
{
    [Theory]
    [InlineData("2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z", "heart/date/2026-03-14/1d/1sec.json")]
    [InlineData("2026-03-14T00:00:00Z", "2026-03-14T10:15:00Z", "heart/date/2026-03-14/1d/1sec/time/00:00/10:14.json")]
    [InlineData("2026-03-14T10:15:00Z", "2026-03-15T00:00:00Z", "heart/date/2026-03-14/1d/1sec/time/10:15/23:59.json")]
    [InlineData("2026-03-14T10:15:00Z", "2026-03-14T10:16:00Z", "heart/date/2026-03-14/1d/1sec/time/10:15/10:15.json")]
    // Not aligned, because the tracker's upload is not: the minutes that the window touches, the mapper cuts by the second.
    [InlineData("2026-03-14T10:15:01Z", "2026-03-14T10:18:59Z", "heart/date/2026-03-14/1d/1sec/time/10:15/10:18.json")]
    [InlineData("2026-03-14T10:15:01Z", "2026-03-14T10:15:02Z", "heart/date/2026-03-14/1d/1sec/time/10:15/10:15.json")]
    [InlineData("2026-03-14T00:00:00Z", "2026-03-14T23:59:30Z", "heart/date/2026-03-14/1d/1sec/time/00:00/23:59.json")]
    [InlineData("2026-12-31T23:59:00Z", "2027-01-01T00:00:00Z", "heart/date/2026-12-31/1d/1sec/time/23:59/23:59.json")]
    public async Task Read_HeartRateWindow_AsksForExactlyThatWindowInUtc(string start, string end, string path)
    {
        await using TestHost host = new();
        host.Service.Answer(() => StubService.Json(Answers.HeartDay(start[..10])));

        IReadOnlyList<SourcePage> pages = await host.ReadAsync(host.Request(FitbitStreams.HeartRate, start, end));

        Assert.Equal([$"GET https://api.fitbit.com/1/user/-/activities/{path}?timezone=UTC"], host.Service.DataRequests);
        Assert.Equal(1, Assert.Single(pages).Requests);
    }

    [Fact]
    public async Task Read_StepsWindow_AsksByTheMinute()
    {
        await using TestHost host = new();
        host.Service.Answer(() => StubService.Json(Answers.StepsDay("2026-03-13")));

        await host.ReadAsync(host.Request(FitbitStreams.Steps, "2026-03-13T00:00:00Z", "2026-03-14T00:00:00Z"));

        Assert.Equal(["GET https://api.fitbit.com/1/user/-/activities/steps/date/2026-03-13/1d/1min.json?timezone=UTC"], host.Service.DataRequests);
    }

    [Theory]
    [InlineData("2026-03-14T23:00:00Z", "2026-03-15T00:01:00Z")]
    [InlineData("2026-03-14T00:00:00Z", "2026-03-15T00:00:01Z")]
    public async Task Read_WindowAcrossMidnight_Throws(string start, string end)
    {
        await using TestHost host = new();

        Assert.Throws<ArgumentException>(() => host.Source.ReadAsync(host.Request(FitbitStreams.HeartRate, start, end), TestHost.Cancel));
    }

    [Theory]
    [InlineData("GGNJL9", "https://api.fitbit.com/1/user/GGNJL9/devices.json")]
    [InlineData("a/../b?c#d", "https://api.fitbit.com/1/user/a%2F..%2Fb%3Fc%23d/devices.json")]
    public async Task Read_UserWithAccountId_StandsEscapedInThePath(string accountId, string address)
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.Json("[]"));

        await host.Client.Devices.GetAsync(TestHost.User(TestHost.Anna.Key.Value, accountId), TestHost.Cancel);

        Assert.Equal(["GET " + address], host.Service.DataRequests);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("")]
    public async Task Read_AccountIdThatWouldChangeThePath_ThrowsBeforeAnythingIsSent(string accountId)
    {
        await using TestHost host = new();

        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.Devices.GetAsync(TestHost.User("anna-7f3a", accountId), TestHost.Cancel));
    }

    [Fact]
    public async Task Read_BaseAddressWithAPath_KeepsThePath()
    {
        await using TestHost host = new(static options => options.BaseAddress = new("http://localhost:5080/fitbit"));
        host.Service.Answer(static () => StubService.Json("[]"));

        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal(["GET http://localhost:5080/fitbit/1/user/-/devices.json"], host.Service.DataRequests);
    }

    [Fact]
    public async Task Read_StreamOfAnotherProvider_Throws()
    {
        await using TestHost host = new();
        DataStream other = new()
        {
            Id = new("blood-glucose"),
            Scope = "blood_glucose",
            DayKind = DayKind.Utc,
            MaximumRange = NodaTime.Duration.FromDays(1),
            Policy = FitbitStreams.Steps.Policy,
            Source = FitbitStreams.Steps.Source,
        };

        Assert.Throws<ArgumentException>(() => host.Source.ReadAsync(host.Request(other, "2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z"), TestHost.Cancel));
    }
}
