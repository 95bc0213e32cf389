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

    /// <summary>One run, written down: its members, and a life that must survive an update of this package.</summary>
    [Fact]
    public async Task Logs_ARunStartedOnTheTracker_IsTheOneWrittenDown()
    {
        await using Simulated service = await ActivityLists.MarchAsync();

        JsonNode run = (await ActivityLists.ReadAsync(service)).First(static log => (string)log["activityName"]! is "Run" && (bool)log["hasGps"]!);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Run), run), run.ToJsonString());
    }

    private const string Run =
        """
        {"activeDuration":1847000,
         "activityLevel":[{"minutes":0,"name":"sedentary"},{"minutes":0,"name":"lightly"},{"minutes":1,"name":"fairly"},{"minutes":31,"name":"very"}],
         "activityName":"Run","activityTypeId":90009,"calories":240,
         "caloriesLink":"https://api.fitbit.com/1/user/-/activities/calories/date/2026-03-01/2026-03-01/1min/time/17:45/18:18.json",
         "duration":1938000,"elevationGain":36.576,"hasActiveZoneMinutes":true,"averageHeartRate":151,
         "heartRateLink":"https://api.fitbit.com/1/user/-/activities/heart/date/2026-03-01/2026-03-01/1sec/time/17:45:52/18:18:10.json",
         "activeZoneMinutes":{"minutesInHeartRateZones":[
           {"minuteMultiplier":0,"minutes":0,"order":0,"type":"OUT_OF_ZONE","zoneName":"Out of Zone"},
           {"minuteMultiplier":1,"minutes":1,"order":1,"type":"FAT_BURN","zoneName":"Fat Burn"},
           {"minuteMultiplier":2,"minutes":31,"order":2,"type":"CARDIO","zoneName":"Cardio"},
           {"minuteMultiplier":2,"minutes":0,"order":3,"type":"PEAK","zoneName":"Peak"}],"totalMinutes":63},
         "heartRateZones":[
           {"caloriesOut":0,"max":106,"min":30,"minutes":0,"name":"Out of Range"},
           {"caloriesOut":6.01955,"max":130,"min":106,"minutes":1,"name":"Fat Burn"},
           {"caloriesOut":234.00739,"max":161,"min":130,"minutes":31,"name":"Cardio"},
           {"caloriesOut":0,"max":220,"min":161,"minutes":0,"name":"Peak"}],
         "hasGps":true,"lastModified":"2026-03-01T17:22:27.000Z","logId":53073967501,"logType":"tracker",
         "manualValuesSpecified":{"calories":false,"distance":false,"steps":false},
         "originalDuration":1938000,"originalStartTime":"2026-03-01T17:45:52.000+01:00","startTime":"2026-03-01T17:45:52.000+01:00",
         "distance":4.731213,"distanceUnit":"Kilometer","speed":9.221638,"pace":390.386167,"steps":5458,
         "source":{"id":"5656000","name":"Charge 6","trackerFeatures":["CALORIES","DISTANCE","GPS","HEARTRATE","PACE","STEPS"],
           "type":"tracker","url":"https://www.fitbit.com/"},
         "tcxLink":"https://api.fitbit.com/1/user/-/activities/53073967501.tcx"}
        """;

    private static IEnumerable<(string, int, int)> Bounds(JsonNode? zones) =>
        zones!.AsArray().Select(static zone => ((string)zone!["name"]!, (int)zone["min"]!, (int)zone["max"]!));
}
