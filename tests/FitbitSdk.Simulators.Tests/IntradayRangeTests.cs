using System.Net;
using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

/// <summary>Intraday requests from a date to a date.</summary>
public sealed class IntradayRangeTests
{
    private const string Activities = "1/user/-/activities/";

    [Theory]
    [InlineData("heart", "1sec")]
    [InlineData("heart", "5min")]
    [InlineData("steps", "1min")]
    [InlineData("calories", "15min")]
    public async Task Get_SameDateTwice_IsThatDay(string measure, string detail)
    {
        await using Simulated service = await Simulated.StartAsync();

        string day = await service.TextAsync($"{Activities}{measure}/date/2026-03-13/1d/{detail}.json");

        Assert.Equal(day, await service.TextAsync($"{Activities}{measure}/date/2026-03-13/2026-03-13/{detail}.json"));
    }

    [Theory]
    [InlineData("heart", "1sec", "")]
    [InlineData("heart", "15min", "?timezone=UTC")]
    [InlineData("steps", "1min", "?timezone=UTC")]
    [InlineData("calories", "5min", "")]
    public async Task Get_OverMidnight_RunsThroughBothDates(string measure, string detail, string zone)
    {
        await using Simulated service = await Simulated.StartAsync();

        JsonNode evening = await service.GetAsync($"{Activities}{measure}/date/2026-03-12/1d/{detail}/time/18:00/23:59.json{zone}");
        JsonNode morning = await service.GetAsync($"{Activities}{measure}/date/2026-03-13/1d/{detail}/time/00:00/18:00.json{zone}");
        JsonNode through = await service.GetAsync($"{Activities}{measure}/date/2026-03-12/2026-03-13/{detail}/time/18:00/18:00.json{zone}");

        Assert.Equal(Texts(evening, morning, $"activities-{measure}-intraday"), Texts(through[$"activities-{measure}-intraday"]!["dataset"]!));
        Assert.Equal(
            [evening[$"activities-{measure}"]![0]!.ToJsonString(), morning[$"activities-{measure}"]![0]!.ToJsonString()],
            Texts(through[$"activities-{measure}"]!));
    }

    [Fact]
    public async Task GetHeart_TimesWithSeconds_CutAtTheSecond()
    {
        await using Simulated service = await Simulated.StartAsync();
        const string Day = $"{Activities}heart/date/2026-03-13/2026-03-13/1sec";
        IReadOnlyList<(string Time, int)> all = Rows.Heart(await service.GetAsync($"{Day}.json?timezone=UTC"));
        (string first, string last) = (all[1000].Time, all[1100].Time);

        IReadOnlyList<(string Time, int)> part = Rows.Heart(await service.GetAsync($"{Day}/time/{first}/{last}.json?timezone=UTC"));
        IReadOnlyList<(string Time, int)> whole = Rows.Heart(await service.GetAsync($"{Day}/time/00:00:00/23:59:59.json?timezone=UTC"));

        Assert.Equal(all.Skip(1000).Take(101), part);
        Assert.Equal(all, whole);
    }

    [Theory]
    [InlineData("heart/date/2026-03-12/2026-03-13/1sec.json")]
    [InlineData("steps/date/2026-03-12/2026-03-13/15min.json")]
    [InlineData("heart/date/2026-03-12/2026-03-13/1sec/time/18:00/18:01.json")]
    [InlineData("calories/date/2026-03-12/2026-03-13/1min/time/18:00:00/18:00:01.json")]
    [InlineData("heart/date/2026-03-12/2026-03-14/1min/time/23:00/01:00.json")]
    public async Task Get_MoreThanADay_IsTooManyPoints(string path)
    {
        await using Simulated service = await Simulated.StartAsync();

        using HttpResponseMessage response = await service.SendAsync(Activities + path);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        JsonNode error = (await Simulated.BodyOf(response))["errors"]![0]!;
        Assert.Equal(
            ("validation", "Request", "The number of data points queried exceeds limit."),
            ((string)error["errorType"]!, (string)error["fieldName"]!, (string)error["message"]!));
    }

    [Theory]
    [InlineData("heart/date/2026-03-13/2026-03-12/1sec.json", "end-date")]
    [InlineData("heart/date/2026-03-13/tomorrow/1sec.json", "end-date")]
    [InlineData("heart/date/2026-03-13/2026-03-13/1sec/time/10:00:30/10:00:29.json", "time")]
    [InlineData("steps/date/2026-03-13/2026-03-13/1min/time/10:00:60/10:02:00.json", "time")]
    public async Task Get_WrongPart_IsNamed(string path, string field)
    {
        await using Simulated service = await Simulated.StartAsync();

        using HttpResponseMessage response = await service.SendAsync(Activities + path);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(field, (string)(await Simulated.BodyOf(response))["errors"]![0]!["fieldName"]!);
    }

    private static IEnumerable<string> Texts(JsonNode evening, JsonNode morning, string name) =>
        Texts(evening[name]!["dataset"]!).Concat(Texts(morning[name]!["dataset"]!));

    private static IEnumerable<string> Texts(JsonNode rows) => rows.AsArray().Select(static row => row!.ToJsonString());
}
