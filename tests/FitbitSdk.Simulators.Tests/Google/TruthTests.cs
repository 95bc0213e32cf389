using System.Globalization;
using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests.Google;

/// <summary>The truth is what a client holds that never crosses a page border.</summary>
public sealed class TruthTests
{
    private static readonly DateTimeOffset First = ManualClock.Instant("2026-03-11T12:00:00Z");
    private static readonly DateTimeOffset Last = ManualClock.Instant("2026-03-15T12:00:00Z");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task HeartTruth_AllDays_IsWhatSmallWindowsAnswer(int user)
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();

        IReadOnlyList<JsonNode> points = await service.WindowsAsync("heart-rate", First, Last, TimeSpan.FromHours(2), user);

        Assert.Equal(
            (await service.TruthAsync("heart-rate", user)).Select(static row => $"{row["time"]} {row["offsetSeconds"]}s {row["bpm"]}"),
            points.Select(static point => point["heartRate"]!).Select(static rate => $"{Plain(rate["sampleTime"]!["physicalTime"]!)} {rate["sampleTime"]!["utcOffset"]} {rate["beatsPerMinute"]}"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task StepsTruth_AllDays_IsWhatSmallWindowsAnswer(int user)
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();

        IReadOnlyList<JsonNode> points = await service.WindowsAsync("steps", First, Last, TimeSpan.FromHours(4), user);

        Assert.Equal(
            (await service.TruthAsync("steps", user)).Select(static row => $"{row["time"]} {row["steps"]}"),
            points.Select(static point => point["steps"]!).Select(static steps => $"{steps["interval"]!["startTime"]} {steps["count"]}"));
        Assert.All(points, static point => Assert.True(long.Parse((string)point["steps"]!["count"]!, CultureInfo.InvariantCulture) > 0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public async Task SleepTruth_AMonth_IsWhatThePagesAnswer(int user)
    {
        await using HealthSimulated service = await HealthSimulated.MarchAsync();

        JsonNode[] sleeps = [.. (await service.PagesAsync("sleep", user)).Reverse()];
        IReadOnlyList<JsonNode> truth = await service.TruthAsync("sleep", user);

        Assert.InRange(truth.Count, 20, 60);
        Assert.Equal(truth.Select(Expected), sleeps.Select(Answered));
    }

    [Fact]
    public async Task Truth_OfAUserOfFitbit_IsNotFoundHere()
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();
        string legacy = (string)(await service.GetAsync("v4/users/me/identity"))["legacyUserId"]!;

        using HttpResponseMessage answer = await service.SendBareAsync($"_sim/truth/{legacy}/steps");

        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static string Expected(JsonNode row) => string.Join('|', [
        (string)row["logId"]!, ((string)row["type"]!).ToUpperInvariant(), (string)row["start"]!, $"{row["startOffsetSeconds"]}s", (string)row["end"]!, $"{row["endOffsetSeconds"]}s",
        $"{(bool)row["isMainSleep"]!} {(bool)row["processed"]!}",
        $"{row["minutesInSleepPeriod"]} {row["minutesAsleep"]} {row["minutesAwake"]} {row["minutesToFallAsleep"]} {row["minutesAfterWakeup"]}",
        .. row["stages"]!.AsArray().Concat(row["shortWakes"]!.AsArray()).Select(static stage =>
            $"{stage!["start"]} {stage["offsetSeconds"]}s {ManualClock.Instant((string)stage["start"]!).AddSeconds((int)stage["seconds"]!):yyyy-MM-dd'T'HH:mm:ss'Z'} {Level(stage["level"]!)}"),
        .. row["totals"]!.AsArray().Select(static total => $"{Level(total!["level"]!)} {total["minutes"]} {total["count"]}")]);

    private static string Answered(JsonNode point)
    {
        (JsonNode sleep, JsonNode interval, JsonNode summary) = (point["sleep"]!, point["sleep"]!["interval"]!, point["sleep"]!["summary"]!);
        return string.Join('|', [
            ((string)point["dataPointName"]!).Split('/')[^1], (string)sleep["type"]!, (string)interval["startTime"]!, (string)interval["startUtcOffset"]!, (string)interval["endTime"]!, (string)interval["endUtcOffset"]!,
            $"{(bool?)sleep["metadata"]!["mainSleep"] ?? false} {(bool)sleep["metadata"]!["processed"]!}",
            $"{summary["minutesInSleepPeriod"]} {summary["minutesAsleep"]} {summary["minutesAwake"]} {summary["minutesToFallAsleep"]} {summary["minutesAfterWakeUp"]}",
            .. (sleep["stages"]?.AsArray() ?? []).Concat(sleep["shortAwakenings"]?.AsArray() ?? []).Select(static stage =>
                $"{stage!["startTime"]} {stage["startUtcOffset"]} {stage["endTime"]} {stage["type"]}"),
            .. summary["stagesSummary"]!.AsArray().Select(static total => $"{total!["type"]} {total["minutes"]} {total["count"]}")]);
    }

    private static string Level(JsonNode level) => (string)level! is "wake" ? "AWAKE" : ((string)level!).ToUpperInvariant();

    private static string Plain(JsonNode time) => ((string)time!).Replace(".000000", "", StringComparison.Ordinal);
}
