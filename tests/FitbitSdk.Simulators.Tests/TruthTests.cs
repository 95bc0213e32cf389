using System.Net;
using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

public sealed class TruthTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task HeartTruth_AllDays_IsWhatTheEndpointAnswers(int user)
    {
        await using Simulated service = await Simulated.StartAsync();
        List<(string, int)> answered = [];

        foreach (string day in new[] { "2026-03-11", "2026-03-12", "2026-03-13", "2026-03-14", "2026-03-15" })
        {
            JsonNode answer = await service.GetAsync($"1/user/-/activities/heart/date/{day}/1d/1sec.json?timezone=UTC", user);
            answered.AddRange(Rows.Heart(answer).Select(point => ($"{day}T{point.Time}Z", point.Value)));
        }

        Assert.Equal(Rows.Truth(await service.TruthAsync("heart-rate", user), "bpm"), answered);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task StepsTruth_AllDays_IsWhatTheEndpointAnswersBeforeTheWatermark(int user)
    {
        await using Simulated service = await Simulated.StartAsync();
        DateTimeOffset watermark = await service.WatermarkAsync(user);
        List<(string Time, int)> answered = [];

        foreach (string day in new[] { "2026-03-12", "2026-03-13", "2026-03-14" })
        {
            JsonNode answer = await service.GetAsync($"1/user/-/activities/steps/date/{day}/1d/1min.json?timezone=UTC", user);
            answered.AddRange(Rows.Steps(answer).Select(point => ($"{day}T{point.Time}Z", point.Value)));
        }

        Assert.Equal(
            answered.Where(row => ManualClock.Instant(row.Time).AddMinutes(1) <= watermark),
            Rows.Truth(await service.TruthAsync("steps", user), "steps"));
    }

    [Fact]
    public async Task SleepTruth_AllLogs_IsWhatTheListAnswers()
    {
        await using Simulated service = await Simulated.StartAsync("2026-03-31T12:00:00Z", static options => (options.FirstDay, options.Days) = (new(2026, 3, 1), 31));

        JsonArray truth = (await service.TruthAsync("sleep"))["rows"]!.AsArray();
        IReadOnlyList<JsonNode> logs = Rows.Sleep(await service.GetAsync("1.2/user/-/sleep/list.json?afterDate=2026-02-01&sort=asc&limit=100&offset=0"));

        Assert.Equal(logs.Count, truth.Count);
        Assert.All(logs.Zip(truth), static pair =>
        {
            (JsonNode log, JsonNode row) = (pair.First, pair.Second!);
            Assert.Equal(log["logId"]!.ToJsonString(), (string)row["logId"]!);
            Assert.Equal(Texts(log, "type", "dateOfSleep", "startTime", "endTime", "logType"), Texts(row, "type", "dateOfSleep", "startLocal", "endLocal", "logType"));
            Assert.Equal(
                Numbers(log, "efficiency", "infoCode", "timeInBed", "minutesAsleep", "minutesAwake", "minutesToFallAsleep", "minutesAfterWakeup"),
                Numbers(row, "efficiency", "infoCode", "minutesInBed", "minutesAsleep", "minutesAwake", "minutesToFallAsleep", "minutesAfterWakeup"));
            Assert.Equal(Levels(log["levels"]!["data"], "dateTime"), Levels(row["stages"], "start"));
            Assert.Equal(Levels(log["levels"]!["shortData"], "dateTime"), Levels(row["shortWakes"], "start"));
            Assert.Equal((bool)log["isMainSleep"]!, (bool)row["isMainSleep"]!);
        });
    }

    [Fact]
    public async Task Truth_Span_IsHalfOpen()
    {
        await using Simulated service = await Simulated.StartAsync();

        JsonNode steps = await service.TruthAsync("steps", query: "?from=2026-03-13T10:00:00Z&to=2026-03-13T10:03:00Z");
        JsonNode heart = await service.TruthAsync("heart-rate", query: "?from=2026-03-13T00:00:00Z&to=2026-03-13T04:00:00Z");
        (string first, string last) = (Rows.Truth(heart, "bpm")[0].Time, Rows.Truth(heart, "bpm")[^1].Time);
        JsonNode between = await service.TruthAsync("heart-rate", query: $"?from={first}&to={last}");

        Assert.Equal(["2026-03-13T10:00:00Z", "2026-03-13T10:01:00Z", "2026-03-13T10:02:00Z"], Rows.Truth(steps, "steps").Select(static row => row.Time));
        Assert.Equal(Rows.Truth(heart, "bpm").SkipLast(1), Rows.Truth(between, "bpm"));
    }

    [Theory]
    [InlineData("steps")]
    [InlineData("calories")]
    public async Task Truth_SpanBeyondTheRecordedDays_TellsOfThemAlone(string stream)
    {
        await using Simulated service = await Simulated.StartAsync("2026-03-20T12:00:00Z");
        await service.MoveToAsync(service.Clock.Now, user: 0);

        JsonArray rows = (await service.TruthAsync(stream, query: "?from=1900-01-01T00:00:00Z&to=2500-01-01T00:00:00Z"))["rows"]!.AsArray();

        Assert.Equal(3 * 1440, rows.Count);
        Assert.Equal(("2026-03-12T00:00:00Z", "2026-03-14T23:59:00Z"), ((string)rows[0]!["time"]!, (string)rows[^1]!["time"]!));
    }

    [Theory]
    [InlineData("_sim/truth/NOBODY/steps", HttpStatusCode.NotFound)]
    [InlineData("_sim/truth/{user}/weather", HttpStatusCode.NotFound)]
    [InlineData("_sim/truth/{user}/steps?from=yesterday", HttpStatusCode.BadRequest)]
    public async Task Truth_UnknownThing_IsRefused(string path, HttpStatusCode expected)
    {
        await using Simulated service = await Simulated.StartAsync();

        using HttpResponseMessage response = await service.SendBareAsync(path.Replace("{user}", service.Simulator.Accounts[0].UserId, StringComparison.Ordinal));

        Assert.Equal(expected, response.StatusCode);
    }

    private static IEnumerable<string> Texts(JsonNode node, params string[] names) => names.Select(name => (string)node[name]!);

    private static IEnumerable<int> Numbers(JsonNode node, params string[] names) => names.Select(name => (int)node[name]!);

    private static IEnumerable<(string, string, int)> Levels(JsonNode? levels, string start) =>
        (levels?.AsArray() ?? []).Select(level => ((string)level![start]!, (string)level["level"]!, (int)level["seconds"]!));
}
