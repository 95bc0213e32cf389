using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests.People;

/// <summary>A wall clock that is set to another zone at noon, for a week in every three.</summary>
public sealed class TravellerTests
{
    private const int User = 3;
    private const string Home = "Australia/Adelaide";

    [Fact]
    public async Task GetProfile_ThroughThreeMonths_FollowsTheTrips()
    {
        await using Simulated service = await StartAsync();
        List<string> zones = [];

        for (int hour = 0; hour < 90 * 24; hour += 6)
        {
            await service.MoveToAsync(ManualClock.Instant("2026-03-01T00:00:00Z").AddHours(hour), User);
            JsonNode profile = (await service.GetAsync("1/user/-/profile.json", User))["user"]!;
            JsonNode truth = (await service.TruthAsync("time-zone", User))["rows"]![0]!;
            string zone = (string)profile["timezone"]!;
            Assert.Equal(OffsetIn(zone, service.Clock.Now).TotalMilliseconds, (long)profile["offsetFromUTCMillis"]!);
            Assert.Equal((zone, (long)profile["offsetFromUTCMillis"]! / 1000), ((string)truth["zoneId"]!, (long)truth["offsetSeconds"]!));
            zones.Add(zone);
        }

        (string Zone, int Samples)[] stays = [.. Runs(zones)];
        Assert.InRange(stays.Length, 7, 11);
        Assert.All(stays.Zip(stays.Skip(1)), static pair => Assert.True((pair.First.Zone == Home) != (pair.Second.Zone == Home)));
        Assert.All(stays[1..^1].Where(static stay => stay.Zone != Home), static stay => Assert.InRange(stay.Samples / 4.0, 4.5, 10));
        Assert.All(stays, static stay => Assert.True(stay.Samples / 4.0 < 30));
        Assert.Equal(Home, service.Simulator.Accounts[User].TimeZoneId);
    }

    [Fact]
    public async Task Sleep_NightsAbroad_AreSleptByTheClockOfThePlace()
    {
        await using Simulated service = await StartAsync();
        await service.MoveToAsync(ManualClock.Instant("2026-06-10T00:00:00Z"), User);

        JsonNode[] nights = [.. (await service.TruthAsync("sleep", User))["rows"]!.AsArray().Select(static row => row!).Where(static row => (bool)row["isMainSleep"]!)];

        int abroad = 0;
        foreach (JsonNode night in nights)
        {
            DateTimeOffset start = ManualClock.Instant((string)night["start"]!);
            DateTime local = DateTime.Parse((string)night["startLocal"]!);
            await service.MoveToAsync(start, User);
            JsonNode profile = (await service.GetAsync("1/user/-/profile.json", User))["user"]!;
            Assert.Equal((int)profile["offsetFromUTCMillis"]!, (local - start.UtcDateTime).TotalMilliseconds);
            Assert.True(local.Hour is >= 21 or < 4);
            Assert.InRange((int)night["minutesInBed"]!, 240, 700);
            abroad += (string)profile["timezone"]! == Home ? 0 : 1;
        }

        Assert.InRange(abroad, 15, 50);
        Assert.All(nights.Zip(nights.Skip(1)), static pair => Assert.InRange(
            ManualClock.Instant((string)pair.Second["start"]!) - ManualClock.Instant((string)pair.First["end"]!), TimeSpan.FromHours(2), TimeSpan.FromHours(72)));
        Assert.Equal(nights.Length, nights.Select(static night => (string)night["dateOfSleep"]!).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task GetSteps_AllLocalDates_HoldEachStepOnce()
    {
        await using Simulated service = await StartAsync();
        await service.MoveToAsync(ManualClock.Instant("2026-06-10T00:00:00Z"), User);
        int shown = 0;

        for (DateOnly date = new(2026, 2, 27); date < new DateOnly(2026, 6, 5); date = date.AddDays(1))
        {
            shown += Rows.Steps(await service.GetAsync($"1/user/-/activities/steps/date/{date:yyyy-MM-dd}/1d/15min.json", User)).Sum(static row => row.Value);
        }

        Assert.Equal(Rows.Truth(await service.TruthAsync("steps", User), "steps").Sum(static row => row.Value), shown);
    }

    [Fact]
    public async Task GetDevices_AfterAFlight_TellsTheSyncInTheZoneOfTheProfile()
    {
        await using Simulated service = await StartAsync();

        for (int hour = 0; hour < 60 * 24; hour++)
        {
            await service.MoveToAsync(ManualClock.Instant("2026-03-01T00:00:00Z").AddHours(hour), User);
            JsonNode profile = (await service.GetAsync("1/user/-/profile.json", User))["user"]!;
            JsonNode devices = await service.GetAsync("1/user/-/devices.json", User);
            DateTimeOffset watermark = await service.WatermarkAsync(User);
            Assert.Equal(watermark.UtcDateTime + OffsetIn((string)profile["timezone"]!, watermark), DateTime.Parse((string)devices[0]!["lastSyncTime"]!));
        }
    }

    /// <summary>Whatever zone is home, there is somewhere to fly.</summary>
    [Fact]
    public async Task GetProfile_TravellersOfAllZones_AreAwayNowAndThen()
    {
        await using Simulated service = await Simulated.StartAsync(configure: static options => options.Users = 84);

        for (int user = User; user < 84; user += 6)
        {
            List<string> zones = [];
            for (int day = 0; day < 30; day++)
            {
                service.Clock.Now = ManualClock.Instant("2026-03-01T12:00:00Z").AddDays(day);
                zones.Add((string)(await service.TruthAsync("time-zone", user, "?from=2026-01-01T00:00:00Z"))["rows"]![0]!["zoneId"]!);
            }

            Assert.Contains(service.Simulator.Accounts[user].TimeZoneId, zones);
            Assert.InRange(zones.Distinct(StringComparer.Ordinal).Count(), 2, 3);
        }
    }

    private static TimeSpan OffsetIn(string zone, DateTimeOffset instant) => TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(instant);

    private static IEnumerable<(string Zone, int Samples)> Runs(List<string> zones)
    {
        for (int first = 0, end; first < zones.Count; first = end)
        {
            for (end = first; end < zones.Count && zones[end] == zones[first]; end++)
            {
            }

            yield return (zones[first], end - first);
        }
    }

    private static Task<Simulated> StartAsync() => Simulated.StartAsync(
        "2026-03-14T16:00:00Z", static options => (options.FirstDay, options.Days, options.Users) = (new(2026, 3, 1), 92, 4));
}
