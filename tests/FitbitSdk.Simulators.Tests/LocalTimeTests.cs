using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

/// <summary>The user's wall clock beside UTC, also where its hands are moved. Berlin: +01:00 until 2026-03-29T01:00Z, +02:00 until 2026-10-25T01:00Z.</summary>
public sealed class LocalTimeTests
{
    [Theory]
    [InlineData("2026-03-28", "2026-03-27T23:00:00Z", "2026-03-28T23:00:00Z")]
    [InlineData("2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z")]
    [InlineData("2026-03-30", "2026-03-29T22:00:00Z", "2026-03-30T22:00:00Z")]
    public async Task GetHeart_LocalDate_CoversTheUsersDay(string date, string from, string to)
    {
        await using Simulated service = await AroundAsync(new(2026, 3, 26));

        JsonNode local = await service.GetAsync($"1/user/-/activities/heart/date/{date}/1d/1sec.json");

        Assert.Equal(await InBerlinAsync(service, from, to), Rows.Heart(local));
        Assert.Equal(date, (string)local["activities-heart"]![0]!["dateTime"]!);
    }

    [Fact]
    public async Task GetHeart_SkippedAndRepeatedHour_ShowsWhatTheWallClockShowed()
    {
        await using Simulated spring = await AroundAsync(new(2026, 3, 26));
        await using Simulated autumn = await AroundAsync(new(2026, 10, 22));

        IReadOnlyList<(string Time, int)> skipped = Rows.Heart(await spring.GetAsync("1/user/-/activities/heart/date/2026-03-29/1d/1sec.json"));
        IReadOnlyList<(string Time, int)> repeated = Rows.Heart(await autumn.GetAsync("1/user/-/activities/heart/date/2026-10-25/1d/1sec/time/02:00/02:59.json"));

        Assert.DoesNotContain(skipped, static point => point.Time.StartsWith("02:", StringComparison.Ordinal));
        Assert.Equal(await InBerlinAsync(autumn, "2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z"), repeated);
        Assert.Contains(repeated.Zip(repeated.Skip(1)), static pair => string.CompareOrdinal(pair.First.Time, pair.Second.Time) > 0);
    }

    /// <summary>São Paulo moved its clocks at midnight: 2018-11-04 began at 01:00, which was 03:00Z.</summary>
    [Fact]
    public async Task GetHeart_DayWithoutMidnight_BeginsWhereTheDateDoes()
    {
        await using Simulated service = await Simulated.StartAsync(
            "2018-11-08T12:00:00Z", static options => (options.FirstDay, options.Days, options.Users) = (new(2018, 11, 2), 5, 12));

        JsonNode local = await service.GetAsync("1/user/-/activities/heart/date/2018-11-04/1d/1sec.json", user: 11);

        JsonNode truth = await service.TruthAsync("heart-rate", user: 11, "?from=2018-11-04T03:00:00Z&to=2018-11-05T02:00:00Z");
        Assert.Equal("America/Sao_Paulo", service.Simulator.Accounts[11].TimeZoneId);
        Assert.NotEmpty(Rows.Heart(local));
        Assert.Equal(Rows.Truth(truth, "bpm").Select(static row => ($"{ManualClock.Instant(row.Time).AddHours(-2):HH:mm:ss}", row.Value)), Rows.Heart(local));
    }

    [Fact]
    public async Task GetHeart_UtcDayOfAClockChange_IsADayLikeAnyOther()
    {
        await using Simulated service = await AroundAsync(new(2026, 3, 26));

        JsonNode utc = await service.GetAsync("1/user/-/activities/heart/date/2026-03-29/1d/1sec.json?timezone=UTC");

        JsonNode truth = await service.TruthAsync("heart-rate", query: "?from=2026-03-29T00:00:00Z&to=2026-03-30T00:00:00Z");
        Assert.Equal(Rows.Truth(truth, "bpm").Select(static row => (row.Time[11..19], row.Value)), Rows.Heart(utc));
    }

    [Theory]
    [InlineData(2026, 3, 26, "2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z")]
    [InlineData(2026, 10, 22, "2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z")]
    public async Task GetSteps_DayOfAClockChange_HasAllMinutesOfTheClockAndAllSteps(int year, int month, int day, string date, string from, string to)
    {
        await using Simulated service = await AroundAsync(new(year, month, day));

        JsonNode local = await service.GetAsync($"1/user/-/activities/steps/date/{date}/1d/1min.json");

        JsonNode truth = await service.TruthAsync("steps", query: $"?from={from}&to={to}");
        Assert.Equal(1440, Rows.Steps(local).Count);
        Assert.Equal(Rows.Truth(truth, "steps").Sum(static row => row.Value), Rows.Steps(local).Sum(static row => row.Value));
        Assert.InRange(Rows.Steps(local).Sum(static row => row.Value), 500, 40_000);
    }

    [Fact]
    public async Task Sleep_NightOfAClockChange_KeepsTheOffsetOfItsStart()
    {
        await using Simulated service = await AroundAsync(new(2026, 3, 26));

        JsonNode truth = await service.TruthAsync("sleep", query: "?from=2026-03-28T18:00:00Z&to=2026-03-29T18:00:00Z");

        JsonNode night = truth["rows"]!.AsArray().First(static row => (bool)row!["isMainSleep"]!)!;
        DateTime startLocal = DateTime.Parse((string)night["startLocal"]!);
        Assert.Equal(ManualClock.Instant((string)night["start"]!).UtcDateTime.AddHours(1), startLocal);
        Assert.Equal(startLocal.AddSeconds((int)night["durationSeconds"]!), DateTime.Parse((string)night["endLocal"]!));
        Assert.True(ManualClock.Instant((string)night["end"]!) > ManualClock.Instant("2026-03-29T01:00:00Z"));
    }

    [Theory]
    [InlineData(0, "Europe/Berlin", 7_200_000)]
    [InlineData(1, "America/New_York", -14_400_000)]
    [InlineData(2, "Asia/Kolkata", 19_800_000)]
    public async Task GetProfile_EachPerson_TellsZoneAndTodaysOffset(int user, string zone, int offset)
    {
        await using Simulated service = await AroundAsync(new(2026, 3, 26));

        JsonNode profile = (await service.GetAsync("1/user/-/profile.json", user))["user"]!;

        Assert.Equal((zone, offset), ((string)profile["timezone"]!, (int)profile["offsetFromUTCMillis"]!));
        Assert.Equal(zone, service.Simulator.Accounts[user].TimeZoneId);
    }

    private static Task<Simulated> AroundAsync(DateOnly first) => Simulated.StartAsync(
        $"{first.AddDays(6):yyyy-MM-dd}T12:00:00Z", options => (options.FirstDay, options.Days) = (first, 7));

    private static async Task<IEnumerable<(string, int)>> InBerlinAsync(Simulated service, string from, string to)
    {
        TimeZoneInfo berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        JsonNode truth = await service.TruthAsync("heart-rate", query: $"?from={from}&to={to}");
        return Rows.Truth(truth, "bpm").Select(row => ($"{TimeZoneInfo.ConvertTime(ManualClock.Instant(row.Time), berlin):HH:mm:ss}", row.Value));
    }
}
