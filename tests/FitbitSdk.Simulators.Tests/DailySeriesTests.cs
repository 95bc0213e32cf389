using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

public sealed class DailySeriesTests
{
    private static readonly (string Resource, string Member)[] Series =
    [
        ("steps", "steps"), ("distance", "distanceKilometres"), ("calories", "calories"), ("minutesSedentary", "sedentaryMinutes"),
        ("minutesLightlyActive", "lightlyActiveMinutes"), ("minutesFairlyActive", "fairlyActiveMinutes"), ("minutesVeryActive", "veryActiveMinutes"),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task GetSeries_EachDate_TellsTheTruth(int user)
    {
        await using Simulated service = await ActivityLists.MarchAsync("2026-03-20T18:00:00Z");
        JsonNode[] truth = [.. (await service.TruthAsync("daily-activity", user))["rows"]!.AsArray().Select(static row => row!)];

        Assert.InRange(truth.Length, 16, 20);
        foreach ((string resource, string member) in Series)
        {
            JsonArray days = (await service.GetAsync($"1/user/-/activities/{resource}/date/{truth[0]["date"]}/{truth[^1]["date"]}.json", user))["activities-" + resource]!.AsArray();
            Assert.Equal(
                truth.Select(row => ((string)row["date"]!, (double)row[member]!)),
                days.Select(static day => (AMonth.Date(day!), double.Parse((string)day!["value"]!, CultureInfo.InvariantCulture))));
        }
    }

    [Fact]
    public async Task Truth_OfADate_IsTheSumOfItsMinutes()
    {
        await using Simulated service = await Simulated.StartAsync("2026-03-15T12:00:00Z");
        const string day = "?from=2026-03-12T23:00:00Z&to=2026-03-13T23:00:00Z";   // the 13th in Berlin
        JsonArray steps = (await service.TruthAsync("steps", query: day))["rows"]!.AsArray();
        JsonArray burnt = (await service.TruthAsync("calories", query: day))["rows"]!.AsArray();

        JsonNode date = Assert.Single((await service.TruthAsync("daily-activity", query: day))["rows"]!.AsArray())!;

        Assert.Equal((1440, 1440), (steps.Count, burnt.Count));
        Assert.Equal(("2026-03-13", steps.Sum(static row => (int)row!["steps"]!)), ((string)date["date"]!, (int)date["steps"]!));
        Assert.Equal((int)Math.Round(burnt.Sum(static row => (double)row!["kilocalories"]!)), (int)date["calories"]!);
        Assert.Equal(
            Enumerable.Range(0, 4).Select(level => burnt.Count(row => (int)row!["level"]! == level)),
            Series[3..].Select(series => (int)date[series.Member]!));
        Assert.True((int)date["veryActiveMinutes"]! + (int)date["lightlyActiveMinutes"]! > 0);
    }

    [Fact]
    public async Task GetSeries_DateThatHasNotCome_IsZerosAndRest()
    {
        await using Simulated service = await Simulated.StartAsync();

        Assert.Equal("0", await ValueAsync(service, "steps"));
        Assert.Equal("0", await ValueAsync(service, "distance"));
        Assert.Equal("1440", await ValueAsync(service, "minutesSedentary"));
        Assert.InRange(int.Parse(await ValueAsync(service, "calories"), CultureInfo.InvariantCulture), 1000, 2500);
    }

    [Fact]
    public async Task Truth_DatesThatNoTrackerUploaded_AreNotKnown()
    {
        await using Simulated service = await AMonth.StartAsync();

        foreach (int user in (int[])[0, 1, 2])
        {
            string last = (string)(await AMonth.TruthAsync(service, "daily-activity", user))[^1]["date"]!;
            Assert.InRange(ManualClock.Instant($"{last}T00:00:00Z"), DateTimeOffset.MinValue, await service.WatermarkAsync(user) + TimeSpan.FromHours(6));
        }
    }

    [Theory]
    [InlineData("2023-04-01/2026-03-30.json", HttpStatusCode.OK)]
    [InlineData("2023-03-31/2026-03-30.json", HttpStatusCode.BadRequest)]   // 1,096 dates
    [InlineData("2026-03-30/2026-03-29.json", HttpStatusCode.BadRequest)]
    [InlineData("2026-03-30/1m.json", HttpStatusCode.OK)]
    [InlineData("2026-03-30/1y.json", HttpStatusCode.BadRequest)]
    public async Task GetSeries_Ranges_AreThoseOfTheService(string range, HttpStatusCode status)
    {
        await using Simulated service = await Simulated.StartAsync();

        using HttpResponseMessage answer = await service.SendAsync("1/user/-/activities/minutesSedentary/date/" + range);

        Assert.Equal(status, answer.StatusCode);
    }

    private static async Task<string> ValueAsync(Simulated service, string resource) =>
        (string)(await service.GetAsync($"1/user/-/activities/{resource}/date/2026-12-01/2026-12-01.json"))["activities-" + resource]![0]!["value"]!;
}
