using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests.People;

/// <summary>An account that nothing uploads to: the zeros and the rest it shows are all made up.</summary>
public sealed class NoDeviceTests
{
    private const int User = 4;

    [Fact]
    public async Task Get_PersonWithoutDevice_HoldsNothingThatWasMeasured()
    {
        await using Simulated service = await StartAsync();

        JsonNode heart = await service.GetAsync("1/user/-/activities/heart/date/2026-03-13/1d/1sec.json", User);
        JsonNode steps = await service.GetAsync("1/user/-/activities/steps/date/2026-03-13/1d/1min.json", User);
        JsonNode calories = await service.GetAsync("1/user/-/activities/calories/date/2026-03-13/1d/1min.json", User);
        JsonNode sleep = await service.GetAsync("1.2/user/-/sleep/list.json?beforeDate=2026-03-16&sort=desc&limit=100&offset=0", User);

        Assert.Equal("[]", await service.TextAsync("1/user/-/devices.json", User));
        Assert.Empty(Rows.Heart(heart));
        Assert.Equal([0], Rows.Steps(steps).Select(static row => row.Value).Distinct());
        Assert.Equal([(0, 10)], Rows.Calories(calories).Select(static row => (row.Level, row.Mets)).Distinct());
        Assert.Empty(Rows.Sleep(sleep));
    }

    [Theory]
    [InlineData("heart-rate")]
    [InlineData("sleep")]
    [InlineData("activity-log")]
    public async Task Truth_PersonWithoutDevice_IsEmptyAndKnowsNoWatermark(string stream)
    {
        await using Simulated service = await StartAsync();

        JsonNode truth = await service.TruthAsync(stream, User, "?from=2026-03-01T00:00:00Z");

        Assert.Null(truth["watermark"]);
        Assert.Empty(truth["rows"]!.AsArray());
    }

    [Theory]
    [InlineData("steps", "steps", 0)]
    [InlineData("calories", "mets", 1)]
    public async Task Truth_PersonWithoutDevice_IsFilledUntilADayAgo(string stream, string value, int rest)
    {
        await using Simulated service = await StartAsync();

        JsonNode truth = await service.TruthAsync(stream, User, "?from=2026-03-14T12:00:00Z");
        JsonArray rows = truth["rows"]!.AsArray();

        Assert.Null(truth["watermark"]);
        Assert.Equal(24 * 60, rows.Count);
        Assert.Equal("2026-03-15T11:59:00Z", (string?)rows[^1]!["time"]);
        Assert.All(rows, row => Assert.Equal(rest, (double)row![value]!));
    }

    private static Task<Simulated> StartAsync() => Simulated.StartAsync("2026-03-16T12:00:00Z", static options => (options.Users, options.Days) = (5, 21));
}
