using System.Net;
using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

public sealed class HeartIntradayTests
{
    private const string Day = "1/user/-/activities/heart/date/2026-03-13/1d/";

    [Fact]
    public async Task GetSeconds_WholeDay_IsIrregularAndCompact()
    {
        await using Simulated service = await Simulated.StartAsync();

        string text = await service.TextAsync($"{Day}1sec.json?timezone=UTC");

        IReadOnlyList<(string Time, int Value)> points = Rows.Heart(JsonNode.Parse(text)!);
        Assert.StartsWith("""{"activities-heart":[{"dateTime":"2026-03-13","value":{"customHeartRateZones":[],"heartRateZones":[{"caloriesOut":""", text, StringComparison.Ordinal);
        Assert.Contains("\"activities-heart-intraday\":{\"dataset\":[{\"time\":\"00:00:0", text, StringComparison.Ordinal);
        Assert.EndsWith("],\"datasetInterval\":1,\"datasetType\":\"second\"}}", text, StringComparison.Ordinal);
        Assert.InRange(points.Count, 14_000, 19_000);
        Assert.Equal(points.Select(static point => point.Time), points.Select(static point => point.Time).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.All(points, static point => Assert.InRange(point.Value, 38, 205));
    }

    [Fact]
    public async Task GetSeconds_PersonWithOneRateAMinute_AreTheFirstOfEachMinute()
    {
        await using Simulated dense = await Simulated.StartAsync();
        await using Simulated service = await Simulated.StartAsync(configure: static options => options.MinuteHeartRateFrom = 1);

        IReadOnlyList<(string Time, int Value)> all = Rows.Heart(await dense.GetAsync($"{Day}1sec.json?timezone=UTC", 1));
        IReadOnlyList<(string Time, int Value)> thin = Rows.Heart(await service.GetAsync($"{Day}1sec.json?timezone=UTC", 1));

        Assert.Equal(all.DistinctBy(static point => point.Time[..5], StringComparer.Ordinal), thin);
        Assert.Equal(Rows.Heart(await dense.GetAsync($"{Day}1sec.json?timezone=UTC")), Rows.Heart(await service.GetAsync($"{Day}1sec.json?timezone=UTC")));
    }

    [Fact]
    public async Task GetMinutes_WholeDay_AreTheMeansOfTheSeconds()
    {
        await using Simulated service = await Simulated.StartAsync();

        JsonNode seconds = await service.GetAsync($"{Day}1sec.json?timezone=UTC");
        JsonNode minutes = await service.GetAsync($"{Day}1min.json?timezone=UTC");

        IEnumerable<(string, int)> means = Rows.Heart(seconds).GroupBy(static point => $"{point.Time[..5]}:00", StringComparer.Ordinal)
            .Select(static group => (group.Key, (int)Math.Round(group.Average(static point => point.Value))));
        Assert.Equal(means, Rows.Heart(minutes));
        Assert.Equal("minute", (string)minutes["activities-heart-intraday"]!["datasetType"]!);
    }

    [Fact]
    public async Task GetWindow_BothEnds_BelongToTheAnswerAsWholeMinutes()
    {
        await using Simulated service = await Simulated.StartAsync();

        IReadOnlyList<(string Time, int Value)> all = Rows.Heart(await service.GetAsync($"{Day}1sec.json?timezone=UTC"));
        JsonNode window = await service.GetAsync($"{Day}1sec/time/02:10/02:12.json?timezone=UTC");

        IReadOnlyList<(string Time, int Value)> points = Rows.Heart(window);
        Assert.Equal(all.Where(static point => string.CompareOrdinal(point.Time, "02:10:00") >= 0 && string.CompareOrdinal(point.Time, "02:12:59") <= 0), points);
        Assert.Contains(points, static point => point.Time.StartsWith("02:12:", StringComparison.Ordinal));
        Assert.Equal($"{points.Average(static point => point.Value):0.##}", (string)window["activities-heart"]![0]!["value"]!);
        Assert.NotNull(window["activities-heart"]![0]!["heartRateZones"]);
    }

    [Fact]
    public async Task Get_DayWithoutData_HasZonesWithoutSums()
    {
        await using Simulated service = await Simulated.StartAsync();

        JsonNode answer = await service.GetAsync("1/user/-/activities/heart/date/2026-03-11/1d/1sec.json?timezone=UTC");

        JsonObject value = answer["activities-heart"]![0]!["value"]!.AsObject();
        Assert.Empty(Rows.Heart(answer));
        Assert.False(value.ContainsKey("restingHeartRate"));
        Assert.False(value["heartRateZones"]![0]!.AsObject().ContainsKey("minutes"));
    }

    [Theory]
    [InlineData("1/user/-/activities/heart/date/2026-13-01/1d/1sec.json", "date")]
    [InlineData("1/user/-/activities/heart/date/2026-03-13/1d/2sec.json", "detail-level")]
    [InlineData("1/user/-/activities/steps/date/2026-03-13/1d/1sec.json", "detail-level")]
    [InlineData("1/user/-/activities/heart/date/2026-03-13/1d/1sec/time/02:00/01:00.json", "time")]
    [InlineData("1/user/-/activities/heart/date/2026-03-13/1d/1sec/time/02:00/24:00.json", "time")]
    [InlineData("1/user/-/activities/heart/date/2026-03-13/1d/1sec.json?timezone=CET", "timezone")]
    public async Task Get_WrongPart_IsNamed(string path, string field)
    {
        await using Simulated service = await Simulated.StartAsync();

        using HttpResponseMessage response = await service.SendAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        JsonNode error = (await Simulated.BodyOf(response))["errors"]![0]!;
        Assert.Equal(("validation", field), ((string)error["errorType"]!, (string)error["fieldName"]!));
    }
}
