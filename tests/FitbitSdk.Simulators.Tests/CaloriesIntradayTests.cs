using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

public sealed class CaloriesIntradayTests
{
    private const string Calories = "1/user/-/activities/calories/date/";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task CaloriesTruth_AllDays_IsWhatTheEndpointAnswersBeforeTheWatermark(int user)
    {
        await using Simulated service = await Simulated.StartAsync(configure: static options => options.Users = 4);
        DateTimeOffset watermark = await service.WatermarkAsync(user);
        List<(string Time, double, int, double)> answered = [];

        foreach (string day in new[] { "2026-03-12", "2026-03-13", "2026-03-14" })
        {
            JsonNode answer = await service.GetAsync($"{Calories}{day}/1d/1min.json?timezone=UTC", user);
            answered.AddRange(Rows.Calories(answer).Select(row => ($"{day}T{row.Time}Z", row.Kilocalories, row.Level, row.Mets / 10.0)));
        }

        JsonArray truth = (await service.TruthAsync("calories", user))["rows"]!.AsArray();
        Assert.Equal(
            answered.Where(row => ManualClock.Instant(row.Time).AddMinutes(1) <= watermark),
            truth.Select(static row => ((string)row!["time"]!, (double)row["kilocalories"]!, (int)row["level"]!, (double)row["mets"]!)));
    }

    [Fact]
    public async Task GetMinutes_WholeDay_HasTheFormAndTheDigitsOfTheService()
    {
        await using Simulated service = await Simulated.StartAsync();

        string text = await service.TextAsync($"{Calories}2026-03-13/1d/1min.json?timezone=UTC");

        Assert.Matches(
            """^\{"activities-calories":\[\{"dateTime":"2026-03-13","value":"\d{4}"\}\],"activities-calories-intraday":\{"dataset":\[\{"level":0,"mets":\d+,"time":"00:00:00","value":\d\.\d{12,16}\},""", text);
        Assert.EndsWith("],\"datasetInterval\":1,\"datasetType\":\"minute\"}}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetMinutes_SixDays_BurnByEffort()
    {
        await using Simulated service = await Simulated.StartAsync("2026-03-20T12:00:00Z", static options => options.Days = 6);
        List<(string Time, double Kilocalories, int Level, int Mets)> rows = [];

        for (int day = 12; day < 18; day++)
        {
            rows.AddRange(Rows.Calories(await service.GetAsync($"{Calories}2026-03-{day}/1d/1min.json?timezone=UTC")));
        }

        double basal = rows.First(static row => row.Mets == 10).Kilocalories;
        Assert.InRange(basal, 0.7, 1.4);
        Assert.All(rows, row => Assert.Equal(basal * row.Mets / 10, row.Kilocalories, 5));
        Assert.Equal([0, 1, 2, 3], rows.Select(static row => row.Level).Distinct().Order());
        Assert.InRange(rows.Min(static row => row.Mets), 9, 9);
        Assert.InRange(rows.Max(static row => row.Mets), 60, 110);
        Assert.Equal(rows.Select(static row => row.Level).Order(), rows.OrderBy(static row => row.Mets).Select(static row => row.Level));
        Assert.InRange(rows.Count(static row => row.Mets is 9 or 10) / (double)rows.Count, 0.4, 0.85);
    }

    [Fact]
    public async Task GetMinutes_BeyondTheUpload_RestForAsLongAsTheDayHasMinutes()
    {
        await using Simulated service = await Simulated.StartAsync();

        IReadOnlyList<(string Time, double Kilocalories, int Level, int Mets)> today = Rows.Calories(await service.GetAsync($"{Calories}2026-03-14/1d/1min.json?timezone=UTC"));
        IReadOnlyList<(string Time, double Kilocalories, int Level, int Mets)> future = Rows.Calories(await service.GetAsync($"{Calories}2026-04-14/1d/1min.json?timezone=UTC"));

        Assert.Equal(1440, today.Count);
        Assert.Contains(today, static row => row.Mets > 20);
        Assert.Equal([(0, 10)], future.Concat(today.Where(static row => string.CompareOrdinal(row.Time, "12:00") >= 0)).Select(static row => (row.Level, row.Mets)).Distinct());
        Assert.Single(future.Select(static row => row.Kilocalories).Distinct());
    }

    [Theory]
    [InlineData(5)]
    [InlineData(15)]
    public async Task GetIntervals_WholeDay_SumTheKilocaloriesAndMeanTheRest(int length)
    {
        await using Simulated service = await Simulated.StartAsync();

        JsonNode minutes = await service.GetAsync($"{Calories}2026-03-13/1d/1min.json?timezone=UTC");
        JsonNode intervals = await service.GetAsync($"{Calories}2026-03-13/1d/{length}min.json?timezone=UTC");

        Assert.All(Rows.Calories(minutes).Chunk(length).Zip(Rows.Calories(intervals)), static pair =>
        {
            Assert.Equal(pair.First[0].Time, pair.Second.Time);
            Assert.Equal(pair.First.Sum(static row => row.Kilocalories), pair.Second.Kilocalories, 9);
            Assert.Equal((int)Math.Round(pair.First.Average(static row => row.Mets)), pair.Second.Mets);
            Assert.InRange(pair.Second.Level, pair.First.Min(static row => row.Level), pair.First.Max(static row => row.Level));
        });
        Assert.Equal($"{Rows.Calories(minutes).Sum(static row => row.Kilocalories):0}", (string)intervals["activities-calories"]![0]!["value"]!);
    }

    [Fact]
    public async Task GetMinutes_MinuteOfTheWatermark_ShowsThePartThatWasUploaded()
    {
        await using Simulated late = await Simulated.StartAsync("2026-03-15T12:00:00Z");
        await using Simulated service = await Simulated.StartAsync();
        Dictionary<string, int> whole = (await late.TruthAsync("calories"))["rows"]!.AsArray()
            .ToDictionary(static row => (string)row!["time"]!, static row => (int)Math.Round(10 * (double)row!["mets"]!), StringComparer.Ordinal);
        int compared = 0;

        for (int quarter = 0; quarter < 96; quarter++)
        {
            service.Clock.Now = ManualClock.Instant("2026-03-13T00:00:00Z").AddMinutes(15 * quarter);
            DateTimeOffset watermark = await service.WatermarkAsync();
            int full = whole.GetValueOrDefault($"{watermark:yyyy-MM-dd'T'HH:mm}:00Z", 10);
            string time = $"{watermark:HH:mm}";
            IReadOnlyList<(string, double, int, int Mets)> shown = Rows.Calories(await service.GetAsync(
                $"{Calories}{watermark:yyyy-MM-dd}/1d/1min/time/{time}/{time}.json?timezone=UTC"));
            Assert.Equal(10 + ((full - 10) * watermark.Second / 60), shown[0].Mets);
            compared += full > 20 && watermark.Second > 10 ? 1 : 0;
        }

        Assert.True(compared > 0);
    }
}
