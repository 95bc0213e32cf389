using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

public sealed class OxygenTests
{
    private const string Oxygen = "1/user/-/spo2/date";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task GetIntraday_RangeAndEachDate_AreTheTruth(int user)
    {
        await using Simulated service = await AMonth.StartAsync();
        IReadOnlyList<JsonNode> truth = await AMonth.TruthAsync(service, "oxygen-saturation", user);

        JsonArray nights = (await service.GetAsync($"{Oxygen}/{AMonth.Dates}/all.json", user)).AsArray();

        Assert.InRange(nights.Count, 22, 30);
        Assert.Equal(
            truth.Select(static row => ((string)row["date"]!, (string)row["local"]!, (decimal)row["percent"]!)),
            nights.SelectMany(static night => night!["minutes"]!.AsArray().Select(row => (AMonth.Date(night), $"{row!["minute"]}.000", (decimal)row["value"]!))));
        foreach (JsonNode? night in nights)
        {
            Assert.Equal(night!.ToJsonString(), (await service.GetAsync($"{Oxygen}/{AMonth.Date(night)}/all.json", user)).ToJsonString());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task GetSummary_EachNight_SumsUpItsReadings(int user)
    {
        await using Simulated service = await AMonth.StartAsync();
        ILookup<string, decimal> truth = (await AMonth.TruthAsync(service, "oxygen-saturation", user))
            .ToLookup(static row => (string)row["date"]!, static row => (decimal)row["percent"]!, StringComparer.Ordinal);

        JsonArray nights = (await service.GetAsync($"{Oxygen}/{AMonth.Dates}.json", user)).AsArray();

        Assert.Equal(
            truth.Select(static night => (night.Key, Math.Round(night.Average(), 1), night.Min(), night.Max())),
            nights.Select(static night => (AMonth.Date(night!), (decimal)night!["value"]!["avg"]!, (decimal)night["value"]!["min"]!, (decimal)night["value"]!["max"]!)));
        Assert.Equal(nights[3]!.ToJsonString(), (await service.GetAsync($"{Oxygen}/{AMonth.Date(nights[3]!)}.json", user)).ToJsonString());
    }

    [Fact]
    public async Task Get_NightTheSensorSawNothing_IsAnEmptyObjectAndMissingFromLists()
    {
        await using Simulated service = await AMonth.StartAsync();
        IEnumerable<string> slept = (await AMonth.TruthAsync(service, "heart-rate-variability")).Select(static row => (string)row["date"]!).Distinct(StringComparer.Ordinal);
        IEnumerable<string> seen = (await service.GetAsync($"{Oxygen}/{AMonth.Dates}.json")).AsArray().Select(static night => AMonth.Date(night!));

        string blind = slept.Except(seen, StringComparer.Ordinal).First();

        Assert.Equal("{}", await service.TextAsync($"{Oxygen}/{blind}.json"));
        Assert.Equal("{}", await service.TextAsync($"{Oxygen}/{blind}/all.json"));
        Assert.Equal("{}", await service.TextAsync($"{Oxygen}/2026-02-01/all.json"));
        Assert.Equal("[]", await service.TextAsync($"{Oxygen}/{blind}/{blind}.json"));
        Assert.Equal("[]", await service.TextAsync($"{Oxygen}/{blind}/{blind}/all.json"));
    }

    [Fact]
    public async Task GetIntraday_AMonth_HasOneSecondANightHolesAndBothFormsOfWholeNumbers()
    {
        await using Simulated service = await AMonth.StartAsync();

        string text = await service.TextAsync($"{Oxygen}/{AMonth.Dates}/all.json");

        IReadOnlyList<JsonNode> nights = AMonth.Entries(JsonNode.Parse(text)!);
        Assert.All(nights, static night => Assert.Single(night["minutes"]!.AsArray().Select(static row => ((string)row!["minute"]!)[^2..]).Distinct(StringComparer.Ordinal)));
        Assert.True(nights.Select(static night => ((string)night["minutes"]![0]!["minute"]!)[^2..]).Distinct(StringComparer.Ordinal).Count() > 5);
        Assert.Contains(nights, static night =>
            DateTime.Parse((string)night["minutes"]!.AsArray()[^1]!["minute"]!) - DateTime.Parse((string)night["minutes"]![0]!["minute"]!) > TimeSpan.FromMinutes(night["minutes"]!.AsArray().Count));
        Assert.Matches("\"value\":9[0-9],", text);
        Assert.Matches("\"value\":9[0-9]\\.0,", text);
    }
}
