using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

public sealed class StepsIntradayTests
{
    [Fact]
    public async Task GetMinutes_RunningAndFutureDays_AreFilledWithZeros()
    {
        await using Simulated service = await Simulated.StartAsync();

        JsonNode today = await service.GetAsync("1/user/-/activities/steps/date/2026-03-14/1d/1min.json?timezone=UTC");
        JsonNode future = await service.GetAsync("1/user/-/activities/steps/date/2026-04-14/1d/1min.json?timezone=UTC");

        IEnumerable<string> clock = Enumerable.Range(0, 1440).Select(static minute => $"{minute / 60:00}:{minute % 60:00}:00");
        Assert.Equal(clock, Rows.Steps(today).Select(static row => row.Time));
        Assert.Equal(clock, Rows.Steps(future).Select(static row => row.Time));
        Assert.All(Rows.Steps(today).Where(static row => string.CompareOrdinal(row.Time, "12:00") >= 0), static row => Assert.Equal(0, row.Value));
        Assert.Contains(Rows.Steps(today), static row => row.Value > 0);
        Assert.Equal("0", (string)future["activities-steps"]![0]!["value"]!);
    }

    [Fact]
    public async Task GetQuarters_WholeDay_AreTheSumsOfTheMinutes()
    {
        await using Simulated service = await Simulated.StartAsync();

        JsonNode minutes = await service.GetAsync("1/user/-/activities/steps/date/2026-03-13/1d/1min.json?timezone=UTC");
        JsonNode quarters = await service.GetAsync("1/user/-/activities/steps/date/2026-03-13/1d/15min.json?timezone=UTC");

        Assert.Equal(Rows.Steps(minutes).Chunk(15).Select(static chunk => (chunk[0].Time, chunk.Sum(static row => row.Value))), Rows.Steps(quarters));
        Assert.Equal($"{Rows.Steps(minutes).Sum(static row => row.Value)}", (string)quarters["activities-steps"]![0]!["value"]!);
        Assert.Equal(15, (int)quarters["activities-steps-intraday"]!["datasetInterval"]!);
    }

    [Fact]
    public async Task GetWindow_BothEnds_BelongToTheAnswer()
    {
        await using Simulated service = await Simulated.StartAsync();

        JsonNode window = await service.GetAsync("1/user/-/activities/steps/date/2026-03-13/1d/1min/time/23:58/23:59.json?timezone=UTC");

        Assert.Equal(["23:58:00", "23:59:00"], Rows.Steps(window).Select(static row => row.Time));
    }
}
