using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

public sealed class RestingHeartRateTests
{
    private const string Month = "1/user/-/activities/heart/date/2026-03-01/2026-03-31.json";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task GetSeries_EachDate_TellsTheTruthOrNothing(int user)
    {
        await using Simulated service = await AMonth.StartAsync();
        IReadOnlyList<JsonNode> truth = await AMonth.TruthAsync(service, "resting-heart-rate", user);

        IReadOnlyList<JsonNode> days = AMonth.Entries(await service.GetAsync(Month, user));

        Assert.InRange(truth.Count, 24, 30);
        Assert.Equal(
            truth.Select(static row => ((string)row["date"]!, (int)row["bpm"]!)),
            days.Where(static day => day["value"]!["restingHeartRate"] is not null).Select(static day => (AMonth.Date(day), (int)day["value"]!["restingHeartRate"]!)));
    }

    [Fact]
    public async Task GetSeries_NightWithoutTheWatch_HasDataButNoRestingHeartRate()
    {
        await using Simulated service = await AMonth.StartAsync();
        HashSet<string> worn = [.. (await AMonth.TruthAsync(service, "sleep", 2)).Where(static log => (bool)log["isMainSleep"]!).Select(static log => (string)log["dateOfSleep"]!)];

        IReadOnlyList<JsonNode> days = [.. AMonth.Entries(await service.GetAsync(Month, 2)).Skip(1).SkipLast(1)];

        Assert.Contains(days, day => !worn.Contains(AMonth.Date(day)));
        Assert.All(days, day =>
        {
            Assert.Equal(worn.Contains(AMonth.Date(day)), day["value"]!.AsObject().ContainsKey("restingHeartRate"));
            Assert.True(day["value"]!["heartRateZones"]![0]!.AsObject().ContainsKey("minutes"));
        });
    }

    [Fact]
    public async Task Truth_RunningDay_IsAGuessThatTheEndOfTheDayCorrects()
    {
        await using Simulated service = await AMonth.StartAsync();
        Dictionary<string, int> final = Rates(await AMonth.TruthAsync(service, "resting-heart-rate"));
        List<int> corrections = [];

        foreach (string date in final.Keys.Where(static date => string.CompareOrdinal(date, "2026-03-29") < 0))
        {
            // Berlin's dates end at 23:00Z: an hour before the end it is a guess, and soon after the next morning's first upload the last word.
            service.Clock.Now = ManualClock.Instant($"{date}T22:00:00Z");
            int guess = Rates(await AMonth.TruthAsync(service, "resting-heart-rate"))[date];
            service.Clock.Now += TimeSpan.FromHours(14);
            Assert.Equal(final[date], Rates(await AMonth.TruthAsync(service, "resting-heart-rate"))[date]);
            corrections.Add(final[date] - guess);
        }

        Assert.Equal([-1, 0, 1], corrections.Distinct().Order());
    }

    private static Dictionary<string, int> Rates(IReadOnlyList<JsonNode> rows) =>
        rows.ToDictionary(static row => (string)row["date"]!, static row => (int)row["bpm"]!, StringComparer.Ordinal);
}
