using System.Net;
using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

/// <summary>What all nightly measures have in common.</summary>
public sealed class NightTests
{
    private static readonly string[] Measures = ["hrv/date/{0}.json", "hrv/date/{0}/all.json", "br/date/{0}.json", "br/date/{0}/all.json", "spo2/date/{0}.json", "spo2/date/{0}/all.json", "temp/skin/date/{0}.json"];

    [Fact]
    public async Task Get_RunningNight_AppearsOnceItsSleepIsUploaded()
    {
        await using Simulated service = await AMonth.StartAsync();
        (string date, DateTimeOffset end) = await FullNightAsync(service);
        List<bool> seen = [];

        for (int minute = -5; minute < 30; minute++)
        {
            service.Clock.Now = end.AddMinutes(minute);
            bool isUploaded = await service.WatermarkAsync() >= end;
            foreach (string measure in Measures)
            {
                string answer = await service.TextAsync($"1/user/-/{string.Format(null, measure, $"{date}/{date}")}");
                Assert.Equal(isUploaded, answer.Contains($"\"dateTime\":\"{date}\"", StringComparison.Ordinal));
            }

            foreach (string stream in new[] { "heart-rate-variability", "oxygen-saturation", "breathing-rate", "skin-temperature", "resting-heart-rate" })
            {
                Assert.Equal(isUploaded, (await AMonth.TruthAsync(service, stream)).Any(row => (string)row["date"]! == date));
            }

            seen.Add(isUploaded);
        }

        Assert.Contains(false, seen);
        Assert.Contains(true, seen);
    }

    [Fact]
    public async Task Get_Today_IsTheDateInTheUsersZone()
    {
        await using Simulated service = await AMonth.StartAsync();

        foreach (string measure in Measures)
        {
            string named = await service.TextAsync($"1/user/-/{string.Format(null, measure, "2026-03-31")}", user: 2);
            Assert.Equal(named, await service.TextAsync($"1/user/-/{string.Format(null, measure, "today")}", user: 2));
        }
    }

    [Fact]
    public async Task Get_MoreThanThirtyDatesOrNonsense_IsRefused()
    {
        await using Simulated service = await AMonth.StartAsync();

        foreach (string measure in Measures)
        {
            foreach ((string dates, HttpStatusCode expected) in new[]
            {
                ("2026-03-01/2026-03-30", HttpStatusCode.OK),
                ("2026-03-01/2026-03-31", HttpStatusCode.BadRequest),
                ("2026-03-02/2026-03-01", HttpStatusCode.BadRequest),
                ("2026-03-32", HttpStatusCode.BadRequest),
            })
            {
                using HttpResponseMessage response = await service.SendAsync($"1/user/-/{string.Format(null, measure, dates)}");
                Assert.Equal(expected, response.StatusCode);
            }
        }
    }

    /// <summary>In Berlin the clocks moved on 2026-03-29 and 2026-10-25, at 01:00Z both times.</summary>
    [Theory]
    [InlineData("heart-rate-variability", "hrv", "2026-03-29", 1)]
    [InlineData("heart-rate-variability", "hrv", "2026-10-25", 2)]
    [InlineData("oxygen-saturation", "spo2", "2026-03-29", 1)]
    [InlineData("oxygen-saturation", "spo2", "2026-10-25", 2)]
    public async Task GetIntraday_NightOfAClockChange_KeepsTheOffsetOfItsStart(string stream, string measure, string date, int offset)
    {
        DateOnly first = DateOnly.Parse(date).AddDays(-3);
        await using Simulated service = await Simulated.StartAsync($"{date}T20:00:00Z", options => (options.FirstDay, options.Days) = (first, 5));
        DateTimeOffset change = ManualClock.Instant($"{date}T01:00:00Z");

        IReadOnlyList<JsonNode> night = [.. (await AMonth.TruthAsync(service, stream)).Where(row => (string)row["date"]! == date)];
        JsonNode answer = AMonth.Entries(await service.GetAsync($"1/user/-/{measure}/date/{date}/{date}/all.json")).Single();

        Assert.Contains(night, row => ManualClock.Instant((string)row["time"]!) < change);
        Assert.Contains(night, row => ManualClock.Instant((string)row["time"]!) > change);
        Assert.All(night, row => Assert.Equal($"{ManualClock.Instant((string)row["time"]!).AddHours(offset):yyyy-MM-dd'T'HH:mm:ss}.000", (string)row["local"]!));
        Assert.Equal(night.Select(static row => ((string)row["local"]!)[..19]), answer["minutes"]!.AsArray().Select(static row => ((string)row!["minute"]!)[..19]));
    }

    [Theory]
    [InlineData("heart-rate-variability")]
    [InlineData("oxygen-saturation")]
    public async Task Truth_EachPoint_LiesInItsMainSleep(string stream)
    {
        await using Simulated service = await AMonth.StartAsync();
        Dictionary<string, JsonNode> sleeps = (await AMonth.TruthAsync(service, "sleep")).Where(static log => (bool)log["isMainSleep"]!)
            .ToDictionary(static log => (string)log["dateOfSleep"]!, StringComparer.Ordinal);

        IReadOnlyList<JsonNode> rows = await AMonth.TruthAsync(service, stream);

        Assert.All(rows, row =>
        {
            JsonNode sleep = sleeps[(string)row["date"]!];
            Assert.InRange((string)row["time"]!, (string)sleep["start"]!, (string)sleep["end"]!);
            Assert.InRange((string)row["local"]!, (string)sleep["startLocal"]!, (string)sleep["endLocal"]!);
        });
    }

    [Fact]
    public async Task Truth_Span_HoldsWholeLocalDates()
    {
        await using Simulated service = await AMonth.StartAsync();

        // Berlin's 10th of March begins at 23:00Z.
        JsonNode whole = await service.TruthAsync("resting-heart-rate", query: "?from=2026-03-09T23:00:00Z&to=2026-03-11T23:00:00Z");
        JsonNode cut = await service.TruthAsync("resting-heart-rate", query: "?from=2026-03-09T23:00:01Z&to=2026-03-11T22:59:59Z");

        Assert.Equal(["2026-03-10", "2026-03-11"], whole["rows"]!.AsArray().Select(static row => (string)row!["date"]!));
        Assert.Empty(cut["rows"]!.AsArray());
    }

    /// <summary>The first date that has all measures, and when its sleep ended.</summary>
    private static async Task<(string Date, DateTimeOffset End)> FullNightAsync(Simulated service)
    {
        HashSet<string> dates = [.. (await AMonth.TruthAsync(service, "breathing-rate")).Select(static row => (string)row["date"]!)];
        dates.IntersectWith((await AMonth.TruthAsync(service, "oxygen-saturation")).Select(static row => (string)row["date"]!));
        dates.IntersectWith((await AMonth.TruthAsync(service, "skin-temperature")).Select(static row => (string)row["date"]!));
        JsonNode sleep = (await AMonth.TruthAsync(service, "sleep")).First(log => (bool)log["isMainSleep"]! && dates.Contains((string)log["dateOfSleep"]!));
        return ((string)sleep["dateOfSleep"]!, ManualClock.Instant((string)sleep["end"]!));
    }
}
