using System.Net;
using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

public sealed class ActivityListTests
{
    [Theory]
    [InlineData("afterDate=2026-02-20&sort=asc", 1)]
    [InlineData("afterDate=2026-02-20T00:00:00&sort=asc", 20)]
    [InlineData("beforeDate=2026-04-20&sort=desc", 1)]
    [InlineData("beforeDate=2026-04-20T00:00:00&sort=desc", 20)]
    public async Task GetList_FollowingNext_FindsEachLogOnceInOrder(string cut, int limit)
    {
        await using Simulated service = await ActivityLists.MarchAsync();

        IReadOnlyList<JsonNode> whole = await ActivityLists.ReadAsync(service, $"{cut}&limit=100&offset=0");
        IReadOnlyList<JsonNode> paged = await ActivityLists.ReadAsync(service, $"{cut}&limit={limit}&offset=0");

        Assert.InRange(whole.Count, 30, 150);
        Assert.Equal(whole.Select(ActivityLists.Id), paged.Select(ActivityLists.Id));
        Assert.Equal(whole.Count, whole.Select(ActivityLists.Id).Distinct(StringComparer.Ordinal).Count());
        IEnumerable<DateTimeOffset> starts = whole.Select(ActivityLists.Start);
        Assert.Equal(cut.Contains("asc", StringComparison.Ordinal) ? starts.Order() : starts.OrderDescending(), starts);
    }

    [Fact]
    public async Task GetList_CutWithATime_IsExclusiveOnTheOwnersWallClock()
    {
        await using Simulated service = await ActivityLists.MarchAsync();
        IReadOnlyList<JsonNode> all = await ActivityLists.ReadAsync(service, user: 2);
        string one = ((string)all[all.Count / 2]["startTime"]!)[..19];

        async Task<IEnumerable<string>> IdsAsync(string cut) => (await ActivityLists.ReadAsync(service, $"{cut}&limit=100&offset=0", user: 2)).Select(ActivityLists.Id);

        Assert.Equal(all.Skip((all.Count / 2) + 1).Select(ActivityLists.Id), await IdsAsync($"afterDate={one}&sort=asc"));
        Assert.Equal(all.Take(all.Count / 2).Reverse().Select(ActivityLists.Id), await IdsAsync($"beforeDate={one}&sort=desc"));
        Assert.Equal(
            all.Where(log => string.CompareOrdinal((string)log["startTime"]!, one[..10]) < 0).Reverse().Select(ActivityLists.Id),
            await IdsAsync($"beforeDate={one[..10]}&sort=desc"));
    }

    [Fact]
    public async Task GetList_CutWithATime_StandsEscapedInTheLinks()
    {
        await using Simulated service = await ActivityLists.MarchAsync();

        JsonNode page = await service.GetAsync($"{ActivityLists.Path}?afterDate=2026-03-02T10:00:00&sort=asc&limit=1&offset=0");

        Assert.Equal(
            "https://api.fitbit.com/1/user/-/activities/list.json?offset=1&limit=1&sort=asc&afterDate=2026-03-02T10%3A00%3A00",
            (string)page["pagination"]!["next"]!);
        Assert.Equal("2026-03-02T10:00:00", (string)page["pagination"]!["afterDate"]!);
    }

    [Theory]
    [InlineData("afterDate=2026-03-01&sort=asc&limit=0&offset=0", "limit")]
    [InlineData("afterDate=2026-03-01&sort=asc&limit=101&offset=0", "limit")]
    [InlineData("afterDate=2026-03-01&sort=desc&limit=10&offset=0", "sort")]
    [InlineData("sort=desc&limit=10&offset=0", "beforeDate/afterDate")]
    public async Task GetList_WrongParameter_IsNamed(string query, string field)
    {
        await using Simulated service = await Simulated.StartAsync();

        using HttpResponseMessage response = await service.SendAsync($"{ActivityLists.Path}?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(field, (string)(await Simulated.BodyOf(response))["errors"]![0]!["fieldName"]!);
    }

    [Fact]
    public async Task GetList_OfADay_ShowsALogOnceItsEndIsUploaded()
    {
        await using Simulated service = await ActivityLists.MarchAsync();
        JsonNode one = (await ActivityLists.ReadAsync(service))[20];
        (DateTimeOffset start, DateTimeOffset end) = (ActivityLists.Start(one), ActivityLists.Start(one).AddMilliseconds((long)one["duration"]!));
        List<bool> seen = [];

        for (DateTimeOffset now = start; now < end.AddHours(4); now = now.AddMinutes(2))
        {
            service.Clock.Now = now;
            JsonNode? found = (await ActivityLists.ReadAsync(service)).FirstOrDefault(log => ActivityLists.Id(log) == ActivityLists.Id(one));
            Assert.Equal(await service.WatermarkAsync() >= end, found is not null);
            Assert.True(found is null || ManualClock.Instant((string)found["lastModified"]!) <= now);
            seen.Add(found is not null);
        }

        Assert.Contains(false, seen);
        Assert.Contains(true, seen);
    }

    [Fact]
    public async Task GetList_AcrossAClockChange_CarriesTheOffsetOfEachStart()
    {
        await using Simulated service = await ActivityLists.MarchAsync();

        IReadOnlyList<JsonNode> berlin = await ActivityLists.ReadAsync(service);
        IReadOnlyList<JsonNode> kolkata = await ActivityLists.ReadAsync(service, user: 2);

        Assert.All(berlin, static log => Assert.EndsWith(
            ActivityLists.Start(log) < ManualClock.Instant("2026-03-29T01:00:00Z") ? "+01:00" : "+02:00", (string)log["startTime"]!, StringComparison.Ordinal));
        Assert.Contains(berlin, static log => ((string)log["startTime"]!).EndsWith("+02:00", StringComparison.Ordinal));
        Assert.All(kolkata, static log => Assert.EndsWith(".000+05:30", (string)log["startTime"]!, StringComparison.Ordinal));
        Assert.Contains(berlin, static log => ActivityLists.Start(log).Second != 0);
    }

    [Fact]
    public async Task GetList_OtherFirstDay_TellsTheSameLogs()
    {
        await using Simulated march = await ActivityLists.MarchAsync();
        await using Simulated spring = await Simulated.StartAsync(
            "2026-04-20T12:00:00Z", static options => (options.FirstDay, options.Days, options.Users) = (new(2026, 2, 20), 55, 8));

        for (int user = 0; user < 6; user++)
        {
            IReadOnlyList<string> of = [.. (await ActivityLists.ReadAsync(march, user: user)).Select(static log => log.ToJsonString())];
            IReadOnlyList<string> among = [.. (await ActivityLists.ReadAsync(spring, user: user)).Select(static log => log.ToJsonString())];

            Assert.NotEmpty(of);
            Assert.Equal(of, among.Where(of.Contains));
        }
    }
}
