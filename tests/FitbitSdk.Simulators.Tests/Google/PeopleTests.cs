using System.Globalization;
using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests.Google;

/// <summary>The same seed gives both services the same people: what one tells of a life the other must tell, too.</summary>
public sealed class PeopleTests
{
    [Fact]
    public async Task Identity_EachPerson_IsJoinedToTheOneOfFitbit()
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();
        await using Simulated fitbit = await Simulated.StartAsync(configure: static options => options.Users = 6);

        for (int user = 0; user < 6; user++)
        {
            JsonNode identity = await service.GetAsync("v4/users/me/identity", user);
            Assert.Equal(fitbit.Simulator.Accounts[user].UserId, (string)identity["legacyUserId"]!);
            Assert.Equal(service.Simulator.Accounts[user].UserId, (string)identity["healthUserId"]!);
            Assert.Equal(fitbit.Simulator.Accounts[user].TimeZoneId, service.Simulator.Accounts[user].TimeZoneId);
        }

        Assert.Equal(6, service.Simulator.Accounts.Select(static account => account.UserId).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Truth_OfOnePerson_IsTheSameLifeAsAtFitbit(int user)
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();
        await using Simulated fitbit = await Simulated.StartAsync(configure: static options => options.Users = 6);

        string[] steps = [.. Rows.Truth(await fitbit.TruthAsync("steps", user), "steps").Where(static row => row.Value > 0).Select(static row => $"{row.Time} {row.Value}")];
        string[] heart = [.. Rows.Truth(await fitbit.TruthAsync("heart-rate", user), "bpm").Select(static row => $"{row.Time} {row.Value}")];
        string[] sleep = [.. (await fitbit.TruthAsync("sleep", user))["rows"]!.AsArray().Select(static row => $"{row!["logId"]} {row["start"]} {row["end"]} {row["minutesAsleep"]}")];

        Assert.Equal(steps, (await service.TruthAsync("steps", user)).Select(static row => $"{row["time"]} {row["steps"]}"));
        Assert.Equal(heart, (await service.TruthAsync("heart-rate", user)).DistinctBy(static row => (string)row["time"]!).Select(static row => $"{row["time"]} {row["bpm"]}"));
        Assert.Equal(sleep, (await service.TruthAsync("sleep", user)).Select(static row => $"{row["logId"]} {row["start"]} {row["end"]} {row["minutesAsleep"]}"));
        Assert.Equal(user is 4, heart.Length == 0);
    }

    [Fact]
    public async Task PairedDevices_LastSync_IsTheInstantThatFitbitTellsLocally()
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();
        await using Simulated fitbit = await Simulated.StartAsync(configure: static options => options.Users = 6);

        for (int user = 0; user < 6; user++)
        {
            JsonNode settings = await service.GetAsync("v4/users/me/settings", user);
            TimeSpan offset = TimeSpan.FromSeconds(int.Parse(((string)settings["utcOffset"]!).TrimEnd('s'), CultureInfo.InvariantCulture));
            JsonArray local = (await fitbit.GetAsync("1/user/-/devices.json", user)).AsArray();
            JsonArray devices = (await service.GetAsync("v4/users/me/pairedDevices", user))["pairedDevices"]?.AsArray() ?? [];
            Assert.Equal(
                local.Select(static device => $"{device!["type"]} {device["deviceVersion"]} {device["lastSyncTime"]}"),
                devices.Select(device => $"{device!["deviceType"]} {device["deviceVersion"]} {ManualClock.Instant((string)device["lastSyncTime"]!) + offset:yyyy-MM-dd'T'HH:mm:ss'.000'}"));
        }
    }

    [Fact]
    public async Task PairedDevices_OnePerPage_AreAllThere()
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();

        JsonNode first = await service.GetAsync("v4/users/me/pairedDevices?pageSize=1", user: 1);
        JsonNode second = await service.GetAsync($"v4/users/me/pairedDevices?pageSize=1&pageToken={first["nextPageToken"]}", user: 1);

        Assert.Equal(("Charge 6", "Inspire 3"), ((string)first["pairedDevices"]!.AsArray().Single()!["deviceVersion"]!, (string)second["pairedDevices"]!.AsArray().Single()!["deviceVersion"]!));
        Assert.Null(second["nextPageToken"]);
    }

    [Fact]
    public async Task Settings_OfATraveller_TellTheClockOfNowAndSamplesThatOfThen()
    {
        const int Traveller = 3;
        await using HealthSimulated service = await HealthSimulated.StartAsync("2026-05-31T12:00:00Z", static options => (options.FirstDay, options.Days) = (new(2026, 4, 1), 61));
        JsonNode[] clocks = [.. (await service.TruthAsync("heart-rate", Traveller)).DistinctBy(static row => (int)row["offsetSeconds"]!)];

        Assert.InRange(clocks.Length, 2, 4);
        foreach (JsonNode row in clocks)
        {
            await service.MoveToAsync(ManualClock.Instant((string)row["time"]!), Traveller);
            JsonNode settings = await service.GetAsync("v4/users/me/settings", Traveller);
            Assert.Equal($"{row["offsetSeconds"]}s", (string)settings["utcOffset"]!);
            Assert.Equal((int)row["offsetSeconds"]!, TimeZoneInfo.FindSystemTimeZoneById((string)settings["timeZone"]!).GetUtcOffset(service.Clock.Now).TotalSeconds);
        }
    }
}
