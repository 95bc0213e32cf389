using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

public sealed class WatermarkTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public async Task Watermark_ThroughADay_ComesByQuarterHoursAndPausesAtNight(int user)
    {
        await using Simulated service = await Simulated.StartAsync("2026-03-13T00:00:00Z", static options => options.Users = 6);
        List<DateTimeOffset> uploads = [];

        for (int minute = 0; minute < 1440; minute++)
        {
            service.Clock.Now = ManualClock.Instant("2026-03-13T00:00:00Z").AddMinutes(minute);
            DateTimeOffset watermark = await service.WatermarkAsync(user);
            Assert.True(watermark <= service.Clock.Now && (uploads.Count == 0 || watermark >= uploads[^1]));
            if (uploads.Count == 0 || watermark > uploads[^1])
            {
                uploads.Add(watermark);
            }
        }

        TimeSpan[] pauses = [.. uploads.Zip(uploads.Skip(1), static (a, b) => b - a)];
        Assert.InRange(uploads.Count, 30, 75);
        Assert.Contains(pauses, static pause => pause > TimeSpan.FromHours(5));
        Assert.InRange(pauses.Order().ElementAt(pauses.Length / 2).TotalMinutes, 13, 17);
        Assert.Contains(uploads, static upload => upload.Second != 0);
    }

    [Fact]
    public async Task GetDevices_Tracker_TellsTheWatermarkInLocalTime()
    {
        await using Simulated service = await Simulated.StartAsync();

        JsonNode devices = await service.GetAsync("1/user/-/devices.json", user: 2);

        DateTimeOffset watermark = await service.WatermarkAsync(user: 2);
        Assert.Equal($"{watermark.ToOffset(TimeSpan.FromHours(5.5)):yyyy-MM-dd'T'HH:mm:ss}.000", (string)devices[0]!["lastSyncTime"]!);
        Assert.Equal(["TRACKER", "SCALE"], devices.AsArray().Select(static device => (string)device!["type"]!));
    }

    [Fact]
    public async Task GetHeart_RunningDay_EndsBeforeTheWatermarkAndGrows()
    {
        await using Simulated service = await Simulated.StartAsync("2026-03-14T14:00:00Z");
        const string Path = "1/user/-/activities/heart/date/2026-03-14/1d/1sec.json?timezone=UTC";

        IReadOnlyList<(string Time, int)> early = Rows.Heart(await service.GetAsync(Path));
        DateTimeOffset watermark = await service.WatermarkAsync();
        service.Clock.Now += TimeSpan.FromHours(5);
        IReadOnlyList<(string Time, int)> late = Rows.Heart(await service.GetAsync(Path));

        Assert.True(string.CompareOrdinal(early[^1].Time, $"{watermark:HH:mm:ss}") < 0);
        Assert.Equal(late.Where(point => string.CompareOrdinal(point.Time, $"{watermark:HH:mm:ss}") < 0), early);
        Assert.True(late.Count > early.Count);
    }

    [Fact]
    public async Task GetSteps_MinuteOfTheWatermark_ShowsThePartThatWasUploaded()
    {
        await using Simulated service = await Simulated.StartAsync("2026-03-15T12:00:00Z");
        Dictionary<string, int> whole = Rows.Truth(await service.TruthAsync("steps"), "steps").ToDictionary(static row => row.Time, static row => row.Value, StringComparer.Ordinal);
        int compared = 0;

        for (int quarter = 0; quarter < 96; quarter++)
        {
            service.Clock.Now = ManualClock.Instant("2026-03-13T00:00:00Z").AddMinutes(15 * quarter);
            DateTimeOffset watermark = await service.WatermarkAsync();
            int full = whole.GetValueOrDefault($"{watermark:yyyy-MM-dd'T'HH:mm}:00Z");
            string time = $"{watermark:HH:mm}";
            IReadOnlyList<(string, int Value)> shown = Rows.Steps(await service.GetAsync(
                $"1/user/-/activities/steps/date/{watermark:yyyy-MM-dd}/1d/1min/time/{time}/{time}.json?timezone=UTC"));
            Assert.Equal(full * watermark.Second / 60, shown[0].Value);
            compared += full > 20 && watermark.Second > 10 ? 1 : 0;
        }

        Assert.True(compared > 0);
    }

    [Fact]
    public async Task GetSleep_RunningNight_AppearsOnceItsEndIsUploaded()
    {
        await using Simulated service = await Simulated.StartAsync("2026-03-14T12:00:00Z");
        JsonNode night = (await service.TruthAsync("sleep"))["rows"]!.AsArray().Last(static row => (bool)row!["isMainSleep"]!)!;
        (DateTimeOffset end, string id) = (ManualClock.Instant((string)night["end"]!), (string)night["logId"]!);
        List<bool> seen = [];

        for (int minute = -5; minute < 30; minute++)
        {
            service.Clock.Now = end.AddMinutes(minute);
            string list = await service.TextAsync("1.2/user/-/sleep/list.json?afterDate=2026-03-10&sort=asc&limit=100&offset=0");
            bool isVisible = list.Contains(id, StringComparison.Ordinal);
            Assert.Equal(await service.WatermarkAsync() >= end, isVisible);
            seen.Add(isVisible);
        }

        Assert.Contains(false, seen);
        Assert.Contains(true, seen);
    }

    [Fact]
    public async Task Watermark_LongAfterTheLastDay_StandsStillWithEverythingUploaded()
    {
        await using Simulated service = await Simulated.StartAsync("2026-03-15T20:00:00Z");
        DateTimeOffset soon = await service.WatermarkAsync();

        service.Clock.Now += TimeSpan.FromDays(30);

        Assert.Equal(soon, await service.WatermarkAsync());
        Assert.True(soon >= ManualClock.Instant("2026-03-15T00:00:00Z"));
        Assert.StartsWith("2026-03-14T23:59:", Rows.Truth(await service.TruthAsync("heart-rate"), "bpm")[^1].Time, StringComparison.Ordinal);
    }
}
