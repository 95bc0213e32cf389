using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

/// <summary>The numbers of an activity log must fit each other and the life they tell of.</summary>
public sealed class ActivityLogTests
{
    [Fact]
    public async Task Logs_EachPart_FitsTheOthers()
    {
        await using Simulated service = await ActivityLists.MarchAsync();
        List<JsonNode> logs = [];

        for (int user = 0; user < 6; user++)
        {
            logs.AddRange(await ActivityLists.ReadAsync(service, user: user));
        }

        Assert.All(logs, static log =>
        {
            (long duration, long active) = ((long)log["duration"]!, (long)log["activeDuration"]!);
            Assert.InRange(active, 1, duration);
            Assert.Equal((int)Math.Round(duration / 60_000.0), log["activityLevel"]!.AsArray().Sum(static level => (int)level!["minutes"]!));
            Assert.Equal((bool)log["hasGps"]!, log["tcxLink"] is not null);
            Assert.Equal(log["distance"] is null, log["speed"] is null);
            if (log["distance"] is { } distance)
            {
                Assert.Equal((double)distance * 3_600_000 / active, (double)log["speed"]!, 0.001);
                Assert.Equal("Kilometer", (string)log["distanceUnit"]!);
            }

            if (log["pace"] is { } pace)
            {
                Assert.Equal(3600 / (double)log["speed"]!, (double)pace, 0.01);
            }

            Assert.Equal((bool)log["hasActiveZoneMinutes"]!, log["activeZoneMinutes"] is not null);
            if (log["activeZoneMinutes"] is { } zones)
            {
                Assert.Equal(
                    zones["minutesInHeartRateZones"]!.AsArray().Sum(static zone => (int)zone!["minutes"]! * (int)zone["minuteMultiplier"]!),
                    (int)zones["totalMinutes"]!);
                Assert.Equal(
                    log["heartRateZones"]!.AsArray().Select(static zone => (int)zone!["minutes"]!),
                    zones["minutesInHeartRateZones"]!.AsArray().Select(static zone => (int)zone!["minutes"]!));
            }
        });
        Assert.Contains(logs, static log => (long)log["activeDuration"]! < (long)log["duration"]!);
        Assert.Contains(logs, static log => (long)log["logId"]! > 1L << 53);
        Assert.Contains(logs, static log => (long)log["logId"]! < 1L << 53);
        Assert.Contains(logs, static log => log["elevationGain"] is null);
        Assert.Equal(["auto_detected", "manual", "tracker"], logs.Select(static log => (string)log["logType"]!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Superset(
            new HashSet<int> { 90013, 90009, 90001, 2131 },
            logs.Select(static log => (int)log["activityTypeId"]!).ToHashSet());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Logs_OfATracker_TellTheHeartRateAndStepsOfTheirTime(int user)
    {
        await using Simulated service = await ActivityLists.MarchAsync();

        IReadOnlyList<JsonNode> logs = await ActivityLists.ReadAsync(service, user: user);

        Assert.All(logs, static log => Assert.NotNull(log["averageHeartRate"]));
        foreach (JsonNode log in logs.Take(25))
        {
            (DateTimeOffset start, DateTimeOffset end) = (ActivityLists.Start(log), ActivityLists.Start(log).AddMilliseconds((long)log["duration"]!));
            string span = $"?from={start.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss}Z&to={end.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss}Z";
            Assert.Equal(Rows.Truth(await service.TruthAsync("heart-rate", user, span), "bpm").Average(static row => row.Value), (double)log["averageHeartRate"]!, 0.5001);
            if (log["steps"] is { } steps)
            {
                // The truth has whole minutes alone: those cut by start and end are missing there.
                int whole = Rows.Truth(await service.TruthAsync("steps", user, span), "steps").Sum(static row => row.Value);
                Assert.InRange((int)steps, whole, whole + 360);
            }
        }
    }

    [Fact]
    public async Task Logs_Zones_HaveTheBoundsOfTheHeartRateAnswers()
    {
        await using Simulated service = await ActivityLists.MarchAsync();

        JsonNode log = (await ActivityLists.ReadAsync(service))[0];
        JsonNode day = await service.GetAsync("1/user/-/activities/heart/date/2026-03-13/1d/1min.json");

        Assert.Equal(Bounds(day["activities-heart"]![0]!["value"]!["heartRateZones"]), Bounds(log["heartRateZones"]));
    }

    [Fact]
    public async Task Logs_OfAWorkoutAndItsWalks_DoNotOverlap()
    {
        await using Simulated service = await ActivityLists.MarchAsync();

        IReadOnlyList<JsonNode> logs = await ActivityLists.ReadAsync(service, user: 1);

        Assert.All(logs.Zip(logs.Skip(1)), static pair =>
            Assert.True(ActivityLists.Start(pair.First).AddMilliseconds((long)pair.First["duration"]!) <= ActivityLists.Start(pair.Second)));
    }

    [Fact]
    public async Task Logs_WrittenByHand_HaveNoHeartRateAndComeHoursLater()
    {
        await using Simulated service = await ActivityLists.MarchAsync();

        IReadOnlyList<JsonNode> manual = [.. (await ActivityLists.ReadAsync(service, user: ActivityLists.Editor)).Where(static log => (string)log["logType"]! is "manual")];

        Assert.InRange(manual.Count, 4, 25);
        Assert.All(manual, static log =>
        {
            Assert.Null(log["averageHeartRate"]);
            Assert.Null(log["heartRateZones"]);
            Assert.True(ManualClock.Instant((string)log["lastModified"]!) >= ActivityLists.Start(log).AddMilliseconds((long)log["duration"]!));
            Assert.Equal((bool)log["manualValuesSpecified"]!["distance"]!, log["distance"] is not null);
            Assert.Equal((bool)log["manualValuesSpecified"]!["steps"]!, log["steps"] is not null);
        });
        Assert.Contains(manual, static log => (bool)log["manualValuesSpecified"]!["calories"]!);
        Assert.Contains(manual, static log => log["source"] is null);
        Assert.Contains(manual, static log => (string?)log["source"]?["type"] is "app");
    }

    private static IEnumerable<(string, int, int)> Bounds(JsonNode? zones) =>
        zones!.AsArray().Select(static zone => ((string)zone!["name"]!, (int)zone["min"]!, (int)zone["max"]!));
}
