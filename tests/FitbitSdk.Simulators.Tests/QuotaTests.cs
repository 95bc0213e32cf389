using System.Net;

namespace FitbitSdk.Simulators.Tests;

public sealed class QuotaTests
{
    private const string Profile = "1/user/-/profile.json";

    [Fact]
    public async Task Get_EachAnswer_TellsWhatIsLeft()
    {
        await using Simulated service = await Simulated.StartAsync("2026-03-14T12:20:00.5Z", static options => options.RequestsPerHour = 150);

        using HttpResponseMessage first = await service.SendAsync(Profile);
        using HttpResponseMessage notFound = await service.SendAsync("1/user/-/badges.json");
        using HttpResponseMessage ofAnother = await service.SendAsync(Profile, user: 1);

        Assert.Equal(("150", "149", "2400"), Headers(first));
        Assert.Equal(("150", "148", "2400"), Headers(notFound));
        Assert.Equal(("150", "149", "2400"), Headers(ofAnother));
    }

    [Fact]
    public async Task Get_OneTooMany_WaitsForTheTopOfTheHour()
    {
        await using Simulated service = await Simulated.StartAsync("2026-03-14T12:59:30Z", static options => options.RequestsPerHour = 2);
        using HttpResponseMessage first = await service.SendAsync(Profile);
        using HttpResponseMessage second = await service.SendAsync(Profile);

        using HttpResponseMessage third = await service.SendAsync(Profile);
        using HttpResponseMessage ofAnother = await service.SendAsync(Profile, user: 1);
        service.Clock.Now = ManualClock.Instant("2026-03-14T13:00:00Z");
        using HttpResponseMessage nextHour = await service.SendAsync(Profile);

        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Equal(("2", "0", "30"), Headers(third));
        Assert.Equal(TimeSpan.FromSeconds(30), third.Headers.RetryAfter!.Delta);
        Assert.Equal("""{"errors":[{"errorType":"system","fieldName":"n/a","message":"Too Many Requests"}],"success":false}""", (await Simulated.BodyOf(third)).ToJsonString());
        Assert.Equal(HttpStatusCode.OK, ofAnother.StatusCode);
        Assert.Equal(("2", "1", "3600"), Headers(nextHour));
    }

    [Fact]
    public async Task Get_ExpiredTokenAndTruth_CostNothing()
    {
        await using Simulated service = await Simulated.StartAsync(configure: static options => options.RequestsPerHour = 5);
        service.Clock.Now += TimeSpan.FromHours(8);

        using HttpResponseMessage expired = await service.SendAsync(Profile);
        await service.TruthAsync("sleep");
        using HttpResponseMessage again = await service.SendAsync(Profile);

        Assert.Equal(("5", "5", "3600"), Headers(again));
    }

    private static (string Limit, string Remaining, string Reset) Headers(HttpResponseMessage response) => (
        response.Headers.GetValues("Fitbit-Rate-Limit-Limit").Single(),
        response.Headers.GetValues("Fitbit-Rate-Limit-Remaining").Single(),
        response.Headers.GetValues("Fitbit-Rate-Limit-Reset").Single());
}
