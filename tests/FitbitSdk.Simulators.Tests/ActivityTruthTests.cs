using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

public sealed class ActivityTruthTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(ActivityLists.Editor)]
    public async Task ActivityTruth_AllLogs_IsWhatTheListAnswers(int user)
    {
        await using Simulated service = await ActivityLists.MarchAsync("2026-03-24T18:00:00Z");

        IReadOnlyList<JsonNode> logs = await ActivityLists.ReadAsync(service, user: user);
        JsonArray truth = (await service.TruthAsync("activity-log", user))["rows"]!.AsArray();

        Assert.Equal(logs.Select(Expected), truth.Select(static row => row!.ToJsonString()));
    }

    [Fact]
    public async Task ActivityTruth_Span_HoldsWholeLogsAlone()
    {
        await using Simulated service = await ActivityLists.MarchAsync();
        JsonNode one = (await service.TruthAsync("activity-log"))["rows"]![7]!;
        DateTimeOffset start = ManualClock.Instant((string)one["start"]!);
        DateTimeOffset end = start.AddMilliseconds((long)one["durationMilliseconds"]!);

        async Task<int> CountAsync(DateTimeOffset from, DateTimeOffset to) => (await service.TruthAsync(
            "activity-log", query: $"?from={from.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss}Z&to={to.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss}Z"))["rows"]!.AsArray().Count;

        Assert.Equal(1, await CountAsync(start, end));
        Assert.Equal(0, await CountAsync(start.AddSeconds(1), end));
        Assert.Equal(0, await CountAsync(start, end.AddSeconds(-1)));
    }

    /// <summary>The row a reader of the list must arrive at, member by member.</summary>
    private static string Expected(JsonNode log)
    {
        DateTimeOffset start = ActivityLists.Start(log);
        JsonObject row = new()
        {
            ["logId"] = ActivityLists.Id(log),
            ["start"] = $"{start.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss}Z",
            ["startLocal"] = ((string)log["startTime"]!)[..23],
            ["offsetSeconds"] = (int)start.Offset.TotalSeconds,
            ["durationMilliseconds"] = Copy(log["duration"]),
            ["activeDurationMilliseconds"] = Copy(log["activeDuration"]),
            ["originalStart"] = $"{ManualClock.Instant((string)log["originalStartTime"]!).UtcDateTime:yyyy-MM-dd'T'HH:mm:ss}Z",
            ["originalDurationMilliseconds"] = Copy(log["originalDuration"]),
            ["lastModified"] = ((string)log["lastModified"]!).Replace(".000", "", StringComparison.Ordinal),
            ["activityTypeId"] = Copy(log["activityTypeId"]),
            ["activityName"] = Copy(log["activityName"]),
            ["logType"] = Copy(log["logType"]),
            ["calories"] = Copy(log["calories"]),
            ["steps"] = Copy(log["steps"]),
            ["distanceKilometres"] = Copy(log["distance"]),
            ["speedKilometresPerHour"] = Copy(log["speed"]),
            ["elevationGainMetres"] = Copy(log["elevationGain"]),
            ["averageHeartRate"] = Copy(log["averageHeartRate"]),
            ["activeZoneMinutes"] = Copy(log["activeZoneMinutes"]?["totalMinutes"]),
            ["hasGps"] = Copy(log["hasGps"]),
            ["manualCalories"] = Copy(log["manualValuesSpecified"]!["calories"]),
            ["manualDistance"] = Copy(log["manualValuesSpecified"]!["distance"]),
            ["manualSteps"] = Copy(log["manualValuesSpecified"]!["steps"]),
            ["source"] = log["source"] is { } source ? Members(source, ("id", "id"), ("name", "name"), ("type", "type"), ("url", "url")) : null,
            ["levels"] = new JsonArray([.. log["activityLevel"]!.AsArray().Select(static level => Members(level!, ("name", "name"), ("minutes", "minutes")))]),
            ["zones"] = log["heartRateZones"] is { } zones ? new JsonArray([.. zones.AsArray().Select(static zone => Members(
                zone!, ("name", "name"), ("min", "min"), ("max", "max"), ("minutes", "minutes"), ("calories", "caloriesOut")))]) : null,
        };
        return WithoutNulls(row).ToJsonString();
    }

    private static JsonObject Members(JsonNode node, params (string To, string From)[] names) =>
        WithoutNulls(new(names.Select(name => KeyValuePair.Create(name.To, Copy(node[name.From])))));

    private static JsonObject WithoutNulls(JsonObject node) =>
        new(node.Where(static member => member.Value is not null).Select(static member => KeyValuePair.Create(member.Key, Copy(member.Value))));

    private static JsonNode? Copy(JsonNode? node) => node?.DeepClone();
}
