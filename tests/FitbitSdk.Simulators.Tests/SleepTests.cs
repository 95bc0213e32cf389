using System.Net;
using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

public sealed class SleepTests
{
    private const string List = "1.2/user/-/sleep/list.json";

    [Theory]
    [InlineData("afterDate=2026-02-28&sort=asc")]
    [InlineData("beforeDate=2026-04-15&sort=desc")]
    public async Task GetList_FollowingNext_FindsEachLogOnce(string cut)
    {
        await using Simulated service = await AMonthAsync();
        JsonNode whole = await service.GetAsync($"{List}?{cut}&limit=100&offset=0");
        List<string> ids = [];
        string path = $"{List}?{cut}&limit=7&offset=0";

        for (int pages = 0; path.Length > 0 && pages < 20; pages++)
        {
            JsonNode page = await service.GetAsync(path);
            ids.AddRange(Rows.Sleep(page).Select(static log => log["logId"]!.ToJsonString()));
            string next = (string)page["pagination"]!["next"]!;
            Assert.True(next.Length == 0 || next.StartsWith("https://api.fitbit.com/1.2/user/-/sleep/list.json?offset=", StringComparison.Ordinal));
            path = next.Length == 0 ? "" : new Uri(next).PathAndQuery[1..];
        }

        Assert.InRange(ids.Count, 25, 60);
        Assert.Equal(Rows.Sleep(whole).Select(static log => log["logId"]!.ToJsonString()), ids);
        IEnumerable<string> starts = Rows.Sleep(whole).Select(static log => (string)log["startTime"]!);
        Assert.Equal(cut.Contains("asc", StringComparison.Ordinal) ? starts.Order(StringComparer.Ordinal) : starts.OrderDescending(StringComparer.Ordinal), starts);
    }

    [Fact]
    public async Task GetList_FullLastPage_IsFollowedByAnEmptyOne()
    {
        await using Simulated service = await Simulated.StartAsync();
        int count = Rows.Sleep(await service.GetAsync($"{List}?afterDate=2026-03-01&sort=asc&limit=100&offset=0")).Count;

        JsonNode full = await service.GetAsync($"{List}?afterDate=2026-03-01&sort=asc&limit={count}&offset=0");
        JsonNode empty = await service.GetAsync(new Uri((string)full["pagination"]!["next"]!).PathAndQuery[1..]);

        Assert.Empty(Rows.Sleep(empty));
        Assert.Equal("", (string)empty["pagination"]!["next"]!);
        Assert.NotEqual("", (string)empty["pagination"]!["previous"]!);
    }

    [Fact]
    public async Task GetList_Cuts_AreExclusive()
    {
        await using Simulated service = await AMonthAsync();
        IReadOnlyList<string> starts = await StartsAsync(service, "afterDate=2026-02-28&sort=asc");
        string one = starts[starts.Count / 2];
        (string date, string time) = (one[..10], one[..19]);

        Assert.Equal(starts.Where(start => string.CompareOrdinal(start[..10], date) > 0), await StartsAsync(service, $"afterDate={date}&sort=asc"));
        Assert.Equal(starts.Where(start => string.CompareOrdinal(start, one) > 0), await StartsAsync(service, $"afterDate={time}&sort=asc"));
        Assert.Equal(starts.Where(start => string.CompareOrdinal(start[..10], date) < 0).Reverse(), await StartsAsync(service, $"beforeDate={date}&sort=desc"));
        Assert.Equal(starts.Where(start => string.CompareOrdinal(start, one) < 0).Reverse(), await StartsAsync(service, $"beforeDate={time}&sort=desc"));
    }

    [Theory]
    [InlineData("sort=asc&limit=10&offset=0", "beforeDate/afterDate")]
    [InlineData("afterDate=2026-03-01&beforeDate=2026-03-09&sort=asc&limit=10&offset=0", "beforeDate/afterDate")]
    [InlineData("afterDate=1.3.2026&sort=asc&limit=10&offset=0", "afterDate")]
    [InlineData("afterDate=2026-03-01&sort=desc&limit=10&offset=0", "sort")]
    [InlineData("beforeDate=2026-03-01&sort=asc&limit=10&offset=0", "sort")]
    [InlineData("afterDate=2026-03-01&sort=asc&limit=101&offset=0", "limit")]
    [InlineData("afterDate=2026-03-01&sort=asc&limit=10", "offset")]
    public async Task GetList_WrongParameter_IsNamed(string query, string field)
    {
        await using Simulated service = await Simulated.StartAsync();

        using HttpResponseMessage response = await service.SendAsync($"{List}?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(field, (string)(await Simulated.BodyOf(response))["errors"]![0]!["fieldName"]!);
    }

    [Fact]
    public async Task GetDate_OneMorning_SumsItsLogs()
    {
        await using Simulated service = await AMonthAsync();
        IReadOnlyList<JsonNode> all = Rows.Sleep(await service.GetAsync($"{List}?beforeDate=2026-04-15&sort=desc&limit=100&offset=0"));
        string date = (string)all.First(static log => (string)log["type"]! is "classic")["dateOfSleep"]!;

        JsonNode day = await service.GetAsync($"1.2/user/-/sleep/date/{date}.json");
        JsonNode range = await service.GetAsync("1.2/user/-/sleep/date/2026-03-01/2026-03-31.json");

        IReadOnlyList<JsonNode> logs = Rows.Sleep(day);
        Assert.Equal(all.Where(log => (string)log["dateOfSleep"]! == date).Select(static log => log.ToJsonString()), logs.Select(static log => log.ToJsonString()));
        Assert.Equal(logs.Sum(static log => (int)log["minutesAsleep"]!), (int)day["summary"]!["totalMinutesAsleep"]!);
        Assert.Equal(logs.Sum(static log => (int)log["timeInBed"]!), (int)day["summary"]!["totalTimeInBed"]!);
        Assert.Equal(logs.Count, (int)day["summary"]!["totalSleepRecords"]!);
        Assert.Equal(all.Select(static log => log.ToJsonString()), Rows.Sleep(range).Select(static log => log.ToJsonString()));
    }

    [Fact]
    public async Task GetRange_MoreThanAHundredDays_IsRefused()
    {
        await using Simulated service = await Simulated.StartAsync();

        using HttpResponseMessage hundred = await service.SendAsync("1.2/user/-/sleep/date/2026-01-01/2026-04-10.json");
        using HttpResponseMessage more = await service.SendAsync("1.2/user/-/sleep/date/2026-01-01/2026-04-11.json");

        Assert.Equal(HttpStatusCode.OK, hundred.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, more.StatusCode);
    }

    [Fact]
    public async Task Logs_EachPart_FitsTheOthers()
    {
        await using Simulated service = await AMonthAsync();

        IReadOnlyList<JsonNode> logs = Rows.Sleep(await service.GetAsync($"{List}?afterDate=2026-02-28&sort=asc&limit=100&offset=0"));

        Assert.Equal(logs.Count, logs.Select(static log => log["logId"]!.ToJsonString()).Distinct(StringComparer.Ordinal).Count());
        Assert.Contains(logs, static log => (long)log["logId"]! > 1L << 53);
        Assert.Contains(logs, static log => (string)log["type"]! is "classic");
        Assert.All(logs, static log =>
        {
            DateTime at = DateTime.Parse((string)log["startTime"]!);
            foreach (JsonNode? level in log["levels"]!["data"]!.AsArray())
            {
                Assert.Equal(at, DateTime.Parse((string)level!["dateTime"]!));
                Assert.Equal(0, (int)level["seconds"]! % 30);
                at = at.AddSeconds((int)level["seconds"]!);
            }

            Assert.Equal(at, DateTime.Parse((string)log["endTime"]!));
            Assert.Equal(((string)log["endTime"]!)[..10], (string)log["dateOfSleep"]!);
            Assert.Equal((long)log["duration"]!, (long)log["timeInBed"]! * 60_000);
            Assert.Equal((int)log["timeInBed"]!, (int)log["minutesAsleep"]! + (int)log["minutesAwake"]!);
            Assert.Equal((int)log["timeInBed"]!, log["levels"]!["summary"]!.AsObject().Sum(static total => (int)total.Value!["minutes"]!));
            Assert.All(log["levels"]!["shortData"]?.AsArray() ?? [], static wake => Assert.InRange((int)wake!["seconds"]!, 30, 180));
        });
    }

    private static async Task<IReadOnlyList<string>> StartsAsync(Simulated service, string cut) =>
        [.. Rows.Sleep(await service.GetAsync($"{List}?{cut}&limit=100&offset=0")).Select(static log => (string)log["startTime"]!)];

    private static Task<Simulated> AMonthAsync() =>
        Simulated.StartAsync("2026-03-31T12:00:00Z", static options => (options.FirstDay, options.Days) = (new(2026, 3, 1), 31));
}
