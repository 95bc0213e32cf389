using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

public sealed class HrvTests
{
    private const string Hrv = "1/user/-/hrv/date";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task GetIntraday_RangeAndEachDate_AreTheTruth(int user)
    {
        await using Simulated service = await AMonth.StartAsync();
        IReadOnlyList<JsonNode> truth = await AMonth.TruthAsync(service, "heart-rate-variability", user);

        IReadOnlyList<JsonNode> nights = AMonth.Entries(await service.GetAsync($"{Hrv}/{AMonth.Dates}/all.json", user));

        Assert.InRange(nights.Count, 24, 30);
        Assert.Equal(truth.Select(RowOf), nights.SelectMany(static night => night["minutes"]!.AsArray().Select(point => PointOf(night, point!))));
        foreach (JsonNode night in nights)
        {
            JsonNode one = await service.GetAsync($"{Hrv}/{AMonth.Date(night)}/all.json", user);
            Assert.Equal(night.ToJsonString(), Assert.Single(AMonth.Entries(one)).ToJsonString());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task GetSummary_EachNight_IsTheMeanOfAllAndOfTheDeepPoints(int user)
    {
        await using Simulated service = await AMonth.StartAsync();
        ILookup<string, JsonNode> truth = (await AMonth.TruthAsync(service, "heart-rate-variability", user)).ToLookup(static row => (string)row["date"]!, StringComparer.Ordinal);
        List<(DateTime Start, DateTime End)> deep = [.. (await AMonth.TruthAsync(service, "sleep", user)).SelectMany(Deep)];

        IReadOnlyList<JsonNode> nights = AMonth.Entries(await service.GetAsync($"{Hrv}/{AMonth.Dates}.json", user));

        Assert.Equal(truth.Select(static night => night.Key), nights.Select(AMonth.Date));
        Assert.All(nights, night =>
        {
            IEnumerable<JsonNode> points = truth[AMonth.Date(night)];
            Assert.Equal(Mean(points), (decimal)night["value"]!["dailyRmssd"]!);
            Assert.Equal(Mean(points.Where(point => deep.Any(stage => Local(point) >= stage.Start && Local(point) < stage.End))), (decimal)night["value"]!["deepRmssd"]!);
        });
        Assert.Equal(nights[3].ToJsonString(), AMonth.Entries(await service.GetAsync($"{Hrv}/{AMonth.Date(nights[3])}.json", user)).Single().ToJsonString());
    }

    [Fact]
    public async Task GetIntraday_ANight_HasFiveMinuteMarksHolesAndTheDateBefore()
    {
        await using Simulated service = await AMonth.StartAsync();

        IReadOnlyList<JsonNode> nights = AMonth.Entries(await service.GetAsync($"{Hrv}/{AMonth.Dates}/all.json", user: 1));

        IReadOnlyList<(string Date, DateTime Time)> points =
            [.. nights.SelectMany(static night => night["minutes"]!.AsArray().Select(point => (AMonth.Date(night), DateTime.Parse((string)point!["minute"]!))))];
        Assert.All(points, static point => Assert.Equal((0, 0), (point.Time.Minute % 5, point.Time.Second)));
        Assert.All(points, static point => Assert.InRange((DateTime.Parse(point.Date) - point.Time.Date).Days, 0, 1));
        Assert.Contains(points, static point => $"{point.Time:yyyy-MM-dd}" != point.Date);
        Assert.Contains(points.Zip(points.Skip(1)), static pair => pair.First.Date == pair.Second.Date && pair.Second.Time - pair.First.Time > TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Get_DatesWithoutNights_AreEmptyLists()
    {
        await using Simulated service = await AMonth.StartAsync();

        foreach (string path in new[] { "2026-02-01.json", "2026-02-01/2026-02-20.json", "2026-02-01/all.json", "2026-04-01/2026-04-30/all.json" })
        {
            Assert.Equal("""{"hrv":[]}""", await service.TextAsync($"{Hrv}/{path}"));
        }
    }

    private static (string, string, decimal, decimal, decimal, decimal) RowOf(JsonNode row) => (
        (string)row["date"]!, (string)row["local"]!,
        (decimal)row["rmssd"]!, (decimal)row["coverage"]!, (decimal)row["highFrequency"]!, (decimal)row["lowFrequency"]!);

    private static (string, string, decimal, decimal, decimal, decimal) PointOf(JsonNode night, JsonNode point)
    {
        JsonNode value = point["value"]!;
        return (AMonth.Date(night), (string)point["minute"]!, (decimal)value["rmssd"]!, (decimal)value["coverage"]!, (decimal)value["hf"]!, (decimal)value["lf"]!);
    }

    private static DateTime Local(JsonNode row) => DateTime.Parse((string)row["local"]!);

    private static decimal Mean(IEnumerable<JsonNode> points) => Math.Round(points.Average(static point => (decimal)point["rmssd"]!), 3);

    private static IEnumerable<(DateTime, DateTime)> Deep(JsonNode log) =>
        log["stages"]!.AsArray().Where(static stage => (string)stage!["level"]! is "deep")
            .Select(static stage => (DateTime.Parse((string)stage!["start"]!), DateTime.Parse((string)stage["start"]!).AddSeconds((int)stage["seconds"]!)));
}
