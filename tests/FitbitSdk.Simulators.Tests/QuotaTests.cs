using System.Net;
using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

public sealed class QuotaTests
{
    private const string Profile = "1/user/-/profile.json";

    [Fact]
    public async Task Get_EachAnswer_TellsWhatIsLeftOrWasShortlyBefore()
    {
        await using Simulated service = await Simulated.StartAsync("2026-03-14T12:20:00.5Z", static options => options.RequestsPerHour = 150);

        List<string> remaining = [];
        for (int i = 0; i < 6; i++)
        {
            using HttpResponseMessage response = await service.SendAsync(i == 0 ? Profile : "1/user/-/badges.json");
            (string limit, string left, string reset) = Headers(response);
            Assert.Equal(("150", "2400"), (limit, reset));
            remaining.Add(left);
        }

        using HttpResponseMessage ofAnother = await service.SendAsync(Profile, user: 1);
        Assert.Equal(["149", "149", "149", "149", "149", "144"], remaining);
        Assert.Equal(("150", "149", "2400"), Headers(ofAnother));
    }

    [Theory]
    [InlineData(59, "149")]
    [InlineData(60, "148")]
    public async Task Get_RemainingToldAMinuteAgo_IsRenewed(int seconds, string remaining)
    {
        await using Simulated service = await Simulated.StartAsync(configure: static options => options.RequestsPerHour = 150);
        using HttpResponseMessage first = await service.SendAsync(Profile);

        service.Clock.Now += TimeSpan.FromSeconds(seconds);
        using HttpResponseMessage second = await service.SendAsync(Profile);

        Assert.Equal(remaining, Headers(second).Remaining);
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
        Assert.Equal(("2", "1", "30"), Headers(third));
        Assert.Equal(HttpStatusCode.OK, ofAnother.StatusCode);
        Assert.Equal(("2", "1", "3600"), Headers(nextHour));
    }

    [Fact]
    public async Task Get_ReadTheClockBeforeTheTopOfTheHour_CountsInTheHourThatHasBegun()
    {
        await using Simulated service = await Simulated.StartAsync("2026-03-14T13:00:00Z", static options => options.RequestsPerHour = 1);
        using HttpResponseMessage first = await service.SendAsync(Profile);
        service.Clock.Now -= TimeSpan.FromMilliseconds(1);
        using HttpResponseMessage late = await service.SendAsync(Profile);
        service.Clock.Now += TimeSpan.FromMilliseconds(1);
        using HttpResponseMessage next = await service.SendAsync(Profile);

        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests), (late.StatusCode, next.StatusCode));
    }

    [Fact]
    public async Task Get_Refused_AnswersInBothKnownFormsByTurns()
    {
        await using Simulated service = await Simulated.StartAsync("2026-03-14T12:20:00Z", static options => options.RequestsPerHour = 1);
        using HttpResponseMessage allowed = await service.SendAsync(Profile);

        using HttpResponseMessage first = await service.SendAsync(Profile);
        using HttpResponseMessage second = await service.SendAsync(Profile);
        using HttpResponseMessage third = await service.SendAsync(Profile);

        const string now = """{"errors":[{"errorType":"system","fieldName":"n/a","message":"Too Many Requests"}],"success":false}""";
        Assert.Equal(now, (await Simulated.BodyOf(first)).ToJsonString());
        Assert.Equal(now, (await Simulated.BodyOf(third)).ToJsonString());
        JsonNode old = await Simulated.BodyOf(second);
        Assert.Null(old["success"]);
        Assert.Equal("request", (string)old["errors"]![0]!["errorType"]!);
        Assert.StartsWith("Rate limit exceeded", (string)old["errors"]![0]!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_RefusedInTheOldForm_LooksLikeTheRecordedError()
    {
        JsonNode recorded = RecordedShapes.Load("error-429-rate-limit-old.fitbitnet.json");
        await using Simulated service = await Simulated.StartAsync(configure: static options => options.RequestsPerHour = 1);
        using HttpResponseMessage allowed = await service.SendAsync(Profile);
        using HttpResponseMessage first = await service.SendAsync(Profile);

        using HttpResponseMessage second = await service.SendAsync(Profile);

        Assert.Null(RecordedShapes.Difference(recorded, await Simulated.BodyOf(second)));
    }

    [Theory]
    [InlineData("2026-03-14T12:20:00Z", 2340)]
    [InlineData("2026-03-14T12:59:30Z", 0)]
    public async Task Get_Refused_RetryAfterIsAMinuteShortOfTheReset(string now, int retryAfter)
    {
        await using Simulated service = await Simulated.StartAsync(now, static options => options.RequestsPerHour = 1);
        using HttpResponseMessage allowed = await service.SendAsync(Profile);

        using HttpResponseMessage refused = await service.SendAsync(Profile);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(retryAfter), refused.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task Get_ExpiredTokenAndTruth_CostNothing()
    {
        await using Simulated service = await Simulated.StartAsync(configure: static options => options.RequestsPerHour = 1);
        service.Clock.Now += TimeSpan.FromHours(8);
        using HttpResponseMessage expired = await service.SendAsync(Profile);
        await service.TruthAsync("sleep");
        using HttpResponseMessage refreshed = await service.RefreshAsync(service.Simulator.Accounts[0].RefreshToken);

        using HttpResponseMessage allowed = await service.SendAsync(Profile);
        using HttpResponseMessage refused = await service.SendAsync(Profile);

        Assert.Equal(("1", "1", "3600"), Headers(expired));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.TooManyRequests), (allowed.StatusCode, refused.StatusCode));
    }

    private static (string Limit, string Remaining, string Reset) Headers(HttpResponseMessage response) => (
        response.Headers.GetValues("Fitbit-Rate-Limit-Limit").Single(),
        response.Headers.GetValues("Fitbit-Rate-Limit-Remaining").Single(),
        response.Headers.GetValues("Fitbit-Rate-Limit-Reset").Single());
}
