using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

/// <summary>Lives must be plausible, or a wrong sync of them would look right.</summary>
public sealed class LifeTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    public async Task Life_TwoWeeks_RestsInSleepAndMovesByDay(int user)
    {
        await using Simulated service = await TwoWeeksAsync();

        IReadOnlyList<(long Time, int Bpm)> heart = [.. Rows.Truth(await service.TruthAsync("heart-rate", user), "bpm").Select(static row => (Seconds(row.Time), row.Value))];
        IReadOnlyList<(long Time, int Steps)> steps = [.. Rows.Truth(await service.TruthAsync("steps", user), "steps").Select(static row => (Seconds(row.Time), row.Value))];
        JsonArray sleep = (await service.TruthAsync("sleep", user))["rows"]!.AsArray();

        (long Start, long End)[] asleep = [.. sleep.Select(static log => (Seconds((string)log!["start"]!), Seconds((string)log["end"]!)))];
        bool IsAsleep(long time) => asleep.Any(span => time >= span.Start && time < span.End);
        Assert.All(steps.Where(row => row.Steps > 0), row => Assert.False(IsAsleep(row.Time)));
        Assert.True(heart.Where(row => IsAsleep(row.Time)).Average(static row => row.Bpm) + 8 < heart.Where(row => !IsAsleep(row.Time)).Average(static row => row.Bpm));
        Assert.InRange(heart.Count / 14.0, 14_500, 18_500);
        Assert.InRange(steps.Sum(static row => row.Steps) / 14.0, 5_000, 18_000);
        Assert.Contains(heart, static row => row.Bpm > 130);
        Assert.InRange(asleep.Length, 11, 28);
    }

    [Fact]
    public async Task Heart_BetweenSamples_PausesBrieflyOrWhileTheWatchIsOff()
    {
        await using Simulated service = await TwoWeeksAsync();

        long[] times = [.. Rows.Truth(await service.TruthAsync("heart-rate"), "bpm").Select(static row => Seconds(row.Time))];
        Dictionary<long, int> steps = Rows.Truth(await service.TruthAsync("steps"), "steps").ToDictionary(static row => Seconds(row.Time), static row => row.Value);

        (long From, long To)[] gaps = [.. times.Zip(times.Skip(1)).Where(static pair => pair.Second - pair.First > 30)];
        Assert.All(times.Zip(times.Skip(1)), static pair => Assert.True(pair.Second > pair.First));
        Assert.InRange(gaps.Length, 2, 30);
        Assert.All(gaps, gap =>
        {
            Assert.True(gap.To - gap.From > 20 * 60);
            Assert.All(steps.Where(row => row.Key >= gap.From + 60 && row.Key + 120 <= gap.To), static row => Assert.Equal(0, row.Value));
        });
    }

    [Fact]
    public async Task RestingHeartRate_OverWeeks_Drifts()
    {
        await using Simulated service = await Simulated.StartAsync("2026-04-20T12:00:00Z", static options => (options.FirstDay, options.Days) = (new(2026, 3, 1), 50));
        List<int> rates = [];

        for (int day = 0; day < 45; day += 3)
        {
            JsonNode answer = await service.GetAsync($"1/user/-/activities/heart/date/{new DateOnly(2026, 3, 1).AddDays(day):yyyy-MM-dd}/1d/1min.json?timezone=UTC");
            rates.Add((int)answer["activities-heart"]![0]!["value"]!["restingHeartRate"]!);
        }

        Assert.InRange(rates.Max() - rates.Min(), 4, 12);
        Assert.All(rates.Zip(rates.Skip(1)), static pair => Assert.InRange(pair.Second - pair.First, -4, 4));
    }

    private static long Seconds(string instant) => ManualClock.Instant(instant).ToUnixTimeSeconds();

    private static Task<Simulated> TwoWeeksAsync() => Simulated.StartAsync(
        "2026-03-16T12:00:00Z", static options => (options.FirstDay, options.Days, options.Users) = (new(2026, 3, 1), 14, 10));
}
