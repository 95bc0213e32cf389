using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

public sealed class SkinTemperatureTests
{
    private const string Skin = "1/user/-/temp/skin/date";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Get_RangeAndEachDate_AreTheTruth(int user)
    {
        await using Simulated service = await AMonth.StartAsync();
        IReadOnlyList<JsonNode> truth = await AMonth.TruthAsync(service, "skin-temperature", user);

        IReadOnlyList<JsonNode> nights = AMonth.Entries(await service.GetAsync($"{Skin}/{AMonth.Dates}.json", user));

        Assert.Equal(
            truth.Select(static row => ((string)row["date"]!, (decimal)row["relative"]!, (string)row["logType"]!)),
            nights.Select(static night => (AMonth.Date(night), (decimal)night["value"]!["nightlyRelative"]!, (string)night["logType"]!)));
        foreach (JsonNode night in nights)
        {
            JsonNode one = await service.GetAsync($"{Skin}/{AMonth.Date(night)}.json", user);
            Assert.Equal(night.ToJsonString(), Assert.Single(AMonth.Entries(one)).ToJsonString());
        }
    }

    [Fact]
    public async Task Get_AMonth_HasColdAndUsualNightsBothSensorsAndHoles()
    {
        await using Simulated service = await AMonth.StartAsync();

        IReadOnlyList<JsonNode> nights = AMonth.Entries(await service.GetAsync($"{Skin}/{AMonth.Dates}.json"));

        decimal[] relatives = [.. nights.Select(static night => (decimal)night["value"]!["nightlyRelative"]!)];
        Assert.Contains(relatives, static relative => relative < 0);
        Assert.Contains(0m, relatives);
        Assert.All(relatives, static relative => Assert.InRange(relative, -2m, 2m));
        Assert.Equal(["dedicated_temp_sensor", "other_sensors"], nights.Select(static night => (string)night["logType"]!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.True(nights.Count < (await AMonth.TruthAsync(service, "resting-heart-rate")).Count);
    }
}
