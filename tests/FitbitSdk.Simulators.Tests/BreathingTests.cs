using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

public sealed class BreathingTests
{
    private const string Breathing = "1/user/-/br/date";
    private static readonly string[] Stages = ["light", "deep", "rem", "full"];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task GetIntraday_RangeAndEachDate_AreTheTruth(int user)
    {
        await using Simulated service = await AMonth.StartAsync();
        IReadOnlyList<JsonNode> truth = await AMonth.TruthAsync(service, "breathing-rate", user);

        IReadOnlyList<JsonNode> nights = AMonth.Entries(await service.GetAsync($"{Breathing}/{AMonth.Dates}/all.json", user));

        Assert.Equal(
            truth.SelectMany(static row => Stages.Where(stage => row[stage] is not null).Select(stage => ((string)row["date"]!, stage, (decimal)row[stage]!))),
            nights.SelectMany(static night => Stages.Where(stage => Rate(night, stage) is > 0).Select(stage => (AMonth.Date(night), stage, Rate(night, stage)!.Value))));
        foreach (JsonNode night in nights)
        {
            JsonNode one = await service.GetAsync($"{Breathing}/{AMonth.Date(night)}/all.json", user);
            Assert.Equal(night.ToJsonString(), Assert.Single(AMonth.Entries(one)).ToJsonString());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task GetSummary_EachNight_IsTheRateOfTheWholeNight(int user)
    {
        await using Simulated service = await AMonth.StartAsync();
        IReadOnlyList<JsonNode> truth = await AMonth.TruthAsync(service, "breathing-rate", user);

        IReadOnlyList<JsonNode> nights = AMonth.Entries(await service.GetAsync($"{Breathing}/{AMonth.Dates}.json", user));

        Assert.Equal(
            truth.Select(static row => ((string)row["date"]!, (decimal)row["full"]!)),
            nights.Select(static night => (AMonth.Date(night), (decimal)night["value"]!["breathingRate"]!)));
        Assert.Equal(nights[3].ToJsonString(), AMonth.Entries(await service.GetAsync($"{Breathing}/{AMonth.Date(nights[3])}.json", user)).Single().ToJsonString());
    }

    [Fact]
    public async Task GetIntraday_AMonthOfThree_HasMinusOnesGapsBlindNightsAndAllOrders()
    {
        await using Simulated service = await AMonth.StartAsync();
        List<JsonNode> nights = [];

        for (int user = 0; user < 3; user++)
        {
            nights.AddRange(AMonth.Entries(await service.GetAsync($"{Breathing}/{AMonth.Dates}/all.json", user)));
        }

        Assert.Contains(nights, static night => Rate(night, "rem") == -1 && Rate(night, "full") > 0);
        Assert.Contains(nights, static night => Rate(night, "deep") == -1 && Rate(night, "full") > 0);
        Assert.Contains(nights, static night => Rate(night, "rem") is null && Rate(night, "full") > 0);
        Assert.Contains(nights, static night => Stages.All(stage => Rate(night, stage) == -1));
        Assert.Equal(4, nights.Select(static night => night["value"]!.AsObject()).Where(static value => value.Count == 4).Select(static value => value.First().Key).Distinct(StringComparer.Ordinal).Count());
    }

    private static decimal? Rate(JsonNode night, string stage) => (decimal?)night["value"]![$"{stage}SleepSummary"]?["breathingRate"];
}
