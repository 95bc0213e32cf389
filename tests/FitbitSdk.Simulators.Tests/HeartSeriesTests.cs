using System.Net;
using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

public sealed class HeartSeriesTests
{
    private const string Heart = "1/user/-/activities/heart/date";

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "")]
    [InlineData(2, "?timezone=UTC")]
    public async Task GetRange_EachDate_IsTheDayOfTheIntradayAnswer(int user, string query)
    {
        await using Simulated service = await AMonth.StartAsync();

        IReadOnlyList<JsonNode> days = AMonth.Entries(await service.GetAsync($"{Heart}/2026-02-27/2026-04-02.json{query}", user));

        Assert.Equal(35, days.Count);
        foreach (JsonNode day in days)
        {
            JsonNode intraday = await service.GetAsync($"{Heart}/{AMonth.Date(day)}/1d/1min.json{query}", user);
            Assert.Equal(intraday["activities-heart"]![0]!.ToJsonString(), day.ToJsonString());
        }
    }

    [Fact]
    public async Task GetRange_AskedBeforeALateUpload_IsRenewedByIt()
    {
        await using Simulated service = await AMonth.StartAsync();
        Dictionary<string, string> told = new(StringComparer.Ordinal);
        HashSet<string> renewed = new(StringComparer.Ordinal);

        // The second tracker uploads days later.
        for (DateTimeOffset now = ManualClock.Instant("2026-03-10T12:00:00Z"); now.Day < 18; now = now.AddDays(1))
        {
            await service.MoveToAsync(now, user: 1);
            foreach (JsonNode day in AMonth.Entries(await service.GetAsync($"{Heart}/2026-03-04/{now.AddDays(-2):yyyy-MM-dd}.json", user: 1)))
            {
                string date = AMonth.Date(day);
                JsonNode intraday = await service.GetAsync($"{Heart}/{date}/1d/1min.json", user: 1);
                Assert.Equal(intraday["activities-heart"]![0]!.ToJsonString(), day.ToJsonString());
                if (told.TryGetValue(date, out string? before) && before != day.ToJsonString())
                {
                    renewed.Add(date);
                }

                told[date] = day.ToJsonString();
            }
        }

        Assert.NotEmpty(renewed);
    }

    [Fact]
    public async Task GetRange_TimeZoneUtc_CutsTheDaysElsewhere()
    {
        await using Simulated service = await AMonth.StartAsync();

        string local = await service.TextAsync($"{Heart}/2026-03-10/2026-03-12.json", user: 2);
        string utc = await service.TextAsync($"{Heart}/2026-03-10/2026-03-12.json?timezone=UTC", user: 2);

        Assert.NotEqual(local, utc);
    }

    [Theory]
    [InlineData("1d", "2026-03-30")]
    [InlineData("7d", "2026-03-24")]
    [InlineData("1w", "2026-03-24")]
    [InlineData("30d", "2026-03-01")]
    [InlineData("1m", "2026-03-01")]
    public async Task GetPeriod_EachForm_EndsOnTheDate(string period, string first)
    {
        await using Simulated service = await AMonth.StartAsync();

        string answer = await service.TextAsync($"{Heart}/2026-03-30/{period}.json");

        Assert.Equal(await service.TextAsync($"{Heart}/{first}/2026-03-30.json"), answer);
    }

    [Theory]
    [InlineData("2025-04-01/2026-03-31.json", HttpStatusCode.OK)]
    [InlineData("2025-03-31/2026-03-31.json", HttpStatusCode.BadRequest)]
    [InlineData("2026-03-31/2026-03-30.json", HttpStatusCode.BadRequest)]
    [InlineData("2026-03-31/3m.json", HttpStatusCode.BadRequest)]
    [InlineData("2026-03-32/1d.json", HttpStatusCode.BadRequest)]
    [InlineData("today/1d.json?timezone=CET", HttpStatusCode.BadRequest)]
    [InlineData("today/7d.json", HttpStatusCode.OK)]
    public async Task Get_RangeOrPeriod_IsCheckedAgainstTheLimits(string path, HttpStatusCode expected)
    {
        await using Simulated service = await AMonth.StartAsync();

        using HttpResponseMessage response = await service.SendAsync($"{Heart}/{path}");

        Assert.Equal(expected, response.StatusCode);
    }
}
