namespace FitbitSdk.Simulators.Tests.People;

public sealed class EveryThirdDayTests
{
    private const int User = 2;

    [Fact]
    public async Task Watermark_ThroughTwelveDays_MovesOnEveryThirdDateFromTheAfternoonOn()
    {
        await using Simulated service = await StartAsync();
        List<DateTime> uploads = [];

        for (service.Clock.Now = ManualClock.Instant("2026-03-12T18:30:00Z"); service.Clock.Now < ManualClock.Instant("2026-03-24T18:30:00Z"); service.Clock.Now += TimeSpan.FromMinutes(30))
        {
            DateTime watermark = (await service.WatermarkAsync(User)).UtcDateTime.AddHours(5.5);
            if (uploads.Count == 0 || watermark > uploads[^1])
            {
                uploads.Add(watermark);
            }
        }

        // Who is up after midnight uploads on: noon to noon is one day here.
        DateTime[] days = [.. uploads.Skip(1).Select(static upload => upload.AddHours(-12).Date).Distinct()];
        Assert.Equal(4, days.Length);
        Assert.All(days.Zip(days.Skip(1)), static pair => Assert.Equal(3, (pair.Second - pair.First).Days));
        Assert.All(uploads.Skip(1), static upload => Assert.InRange(upload.AddHours(-12).Hour, 4, 15));
    }

    [Fact]
    public async Task Get_DaysBetween_AppearAsOneBatch()
    {
        await using Simulated service = await StartAsync();
        const string Day = "2026-03-15";
        List<(DateTimeOffset Watermark, int Points, int Logs)> seen = [];

        for (int hour = 0; hour < 96; hour += 2)
        {
            await service.MoveToAsync(ManualClock.Instant("2026-03-15T00:00:00Z").AddHours(hour), User);
            seen.Add((
                await service.WatermarkAsync(User),
                Rows.Heart(await service.GetAsync($"1/user/-/activities/heart/date/{Day}/1d/1min.json", User)).Count,
                Rows.Sleep(await service.GetAsync($"1.2/user/-/sleep/date/{Day}.json", User)).Count));
        }

        // Nothing of the date, then all of it at once: no part of it is ever seen.
        Assert.Equal([0, seen[^1].Points], seen.Select(static one => one.Points).Distinct());
        Assert.Equal([0, seen[^1].Logs], seen.Select(static one => one.Logs).Distinct());
        Assert.InRange(seen[^1].Points, 900, 1440);
        Assert.True(seen.First(static one => one.Points > 0).Watermark > ManualClock.Instant("2026-03-16T09:00:00Z"));
    }

    private static Task<Simulated> StartAsync() => Simulated.StartAsync(configure: static options => options.Days = 14);
}
