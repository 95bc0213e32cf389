using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests.People;

public sealed class TwoTrackersTests
{
    private const int User = 1;

    [Fact]
    public async Task GetDevices_TwoTrackers_EachTellsItsOwnSync()
    {
        await using Simulated service = await StartAsync();
        int behind = 0;

        for (int day = 0; day < 8; day++)
        {
            await service.MoveToAsync(ManualClock.Instant("2026-03-14T16:00:00Z").AddDays(day), User);
            JsonNode[] devices = [.. (await service.GetAsync("1/user/-/devices.json", User)).AsArray().Select(static device => device!)];
            string watermark = $"{(await service.WatermarkAsync(User)).ToOffset(TimeSpan.FromHours(-4)):yyyy-MM-dd'T'HH:mm:ss}.000";
            Assert.Equal(["TRACKER", "TRACKER"], devices.Select(static device => (string)device["type"]!));
            Assert.Equal(2, devices.Select(static device => (string)device["id"]!).Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(2, devices.Select(static device => (string)device["deviceVersion"]!).Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(watermark, devices.Max(static device => (string)device["lastSyncTime"]!));
            behind += DateTime.Parse((string)devices[1]["lastSyncTime"]!) < DateTime.Parse((string)devices[0]["lastSyncTime"]!).AddDays(-1) ? 1 : 0;
        }

        Assert.InRange(behind, 1, 7);
    }

    [Fact]
    public async Task Get_HoursOnTheSecondTracker_AppearLaterBetweenPointsThatWereKnown()
    {
        await using Simulated service = await StartAsync();
        int late = 0;

        for (int day = 0; day < 14; day++)
        {
            DateTimeOffset midnight = ManualClock.Instant("2026-03-11T00:00:00Z").AddDays(day);
            await service.MoveToAsync(midnight.AddHours(36), User);
            (Dictionary<string, int> early, int earlySteps, double earlyCalories) = await DayAsync(service, midnight);
            await service.MoveToAsync(midnight.AddDays(12), User);
            (Dictionary<string, int> whole, int steps, double calories) = await DayAsync(service, midnight);

            string[] added = [.. whole.Keys.Except(early.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            Assert.All(early, point => Assert.Equal(point.Value, whole[point.Key]));
            Assert.Equal(added.Length > 0, steps > earlySteps && calories > earlyCalories);
            if (added.Length > 0)
            {
                late++;
                Assert.InRange(added.Length, 60, 300);
                Assert.Contains(early.Keys, time => string.CompareOrdinal(time, added[0]) < 0);
                Assert.Contains(early.Keys, time => string.CompareOrdinal(time, added[^1]) > 0);
            }
        }

        Assert.InRange(late, 2, 11);
    }

    [Fact]
    public async Task StepsTruth_HoursNotYetUploaded_AreTheZerosThatTheServiceShows()
    {
        await using Simulated service = await StartAsync();
        service.Clock.Now = ManualClock.Instant("2026-04-20T12:00:00Z");
        Dictionary<string, int> whole = Rows.Truth(await service.TruthAsync("steps", User), "steps").ToDictionary(static row => row.Time, static row => row.Value, StringComparer.Ordinal);
        int missing = 0;

        for (int day = 12; day < 26; day++)
        {
            service.Clock.Now = ManualClock.Instant($"2026-03-{day}T12:00:00Z");
            IReadOnlyList<(string Time, int Value)> shown = Rows.Truth(await service.TruthAsync("steps", User), "steps");
            (string Time, int Value)[] changed = [.. shown.Where(row => row.Value != whole[row.Time])];
            Assert.Equal(shown.Count, shown.Zip(whole.Keys).Count(static pair => pair.First.Time == pair.Second));
            Assert.All(changed, static row => Assert.Equal(0, row.Value));
            missing += changed.Length;
        }

        Assert.InRange(missing, 60, 5000);
    }

    private static async Task<(Dictionary<string, int> Heart, int Steps, double Calories)> DayAsync(Simulated service, DateTimeOffset midnight)
    {
        JsonNode heart = await service.GetAsync($"1/user/-/activities/heart/date/{midnight:yyyy-MM-dd}/1d/1min.json?timezone=UTC", User);
        JsonNode steps = await service.GetAsync($"1/user/-/activities/steps/date/{midnight:yyyy-MM-dd}/1d/1min.json?timezone=UTC", User);
        JsonNode calories = await service.GetAsync($"1/user/-/activities/calories/date/{midnight:yyyy-MM-dd}/1d/1min.json?timezone=UTC", User);
        return (
            Rows.Heart(heart).ToDictionary(static row => row.Time, static row => row.Value, StringComparer.Ordinal),
            Rows.Steps(steps).Sum(static row => row.Value),
            Rows.Calories(calories).Sum(static row => row.Kilocalories));
    }

    private static Task<Simulated> StartAsync() => Simulated.StartAsync(
        "2026-03-14T16:00:00Z", static options => (options.FirstDay, options.Days) = (new(2026, 3, 9), 20));
}
