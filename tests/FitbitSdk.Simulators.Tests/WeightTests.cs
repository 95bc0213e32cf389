using System.Net;
using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

public sealed class WeightTests
{
    private const string Path = "1/user/-/body/log/weight/date/";
    private const int WithScale = 2;

    [Theory]
    [InlineData(0)]
    [InlineData(WithScale)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(ActivityLists.Editor)]
    public async Task GetLogs_OfAMonth_TellTheTruth(int user)
    {
        await using Simulated service = await ActivityLists.MarchAsync();

        JsonArray logs = (await service.GetAsync(Path + "2026-03-01/2026-03-31.json", user))["weight"]!.AsArray();
        // East of Greenwich April has begun on the last day.
        JsonNode[] truth = [.. (await AMonth.TruthAsync(service, "weight", user)).Where(static row => string.CompareOrdinal((string)row["date"]!, "2026-03-31") <= 0)];

        Assert.InRange(logs.Count, 5, 50);
        Assert.Equal(
            logs.Select(static log => (ActivityLists.Id(log!), (string)log!["date"]!, $"{log["date"]}T{log["time"]}", (double)log["weight"]!, (double)log["bmi"]!, (double?)log["fat"], (string)log["source"]!)),
            truth.Select(static row => (
                (string)row["logId"]!, (string)row["date"]!, (string)row["local"]!, (double)row["kilograms"]!, (double)row["bodyMassIndex"]!, (double?)row["bodyFatPercent"], (string)row["source"]!)));
        Assert.All(logs, log => Assert.Equal(user == WithScale, log!["fat"] is not null));
    }

    [Fact]
    public async Task GetLogs_OfAMonth_HoldTheTrapsOfTheService()
    {
        await using Simulated service = await ActivityLists.MarchAsync();
        List<JsonNode> logs = [];
        for (int user = 0; user < 6; user++)
        {
            logs.AddRange((await service.GetAsync(Path + "2026-03-31/1m.json", user))["weight"]!.AsArray().Select(static log => log!));
        }

        Assert.Contains(logs, static log => (string)log["time"]! is "23:59:59");
        Assert.Contains(logs.GroupBy(static log => (log["date"]!.ToString(), ActivityLists.Id(log))), static logs => logs.Count() == 2);
        Assert.Contains(logs, static log => !log["weight"]!.ToJsonString().Contains('.', StringComparison.Ordinal));
        Assert.Contains(logs, static log => log["weight"]!.ToJsonString().Contains('.', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("body-weight-log.fwa.json")]
    [InlineData("body-weight-log.fitbitnet.json")]
    public async Task GetLogs_Each_LooksLikeTheRecordedOne(string fixture)
    {
        JsonNode recorded = RecordedShapes.Load(fixture);
        await using Simulated service = await ActivityLists.MarchAsync();

        JsonNode logs = await service.GetAsync(Path + "2026-03-01/2026-03-31.json");

        Assert.NotEmpty(logs["weight"]!.AsArray());
        Assert.Null(RecordedShapes.Difference(recorded, logs));
    }

    [Fact]
    public async Task GetLogs_OfADate_AreThoseOfTheRange()
    {
        await using Simulated service = await ActivityLists.MarchAsync();
        JsonArray all = (await service.GetAsync(Path + "2026-03-01/2026-03-31.json", WithScale))["weight"]!.AsArray();
        string date = (string)all[3]!["date"]!;

        JsonArray one = (await service.GetAsync($"{Path}{date}.json", WithScale))["weight"]!.AsArray();

        Assert.Equal(all.Where(log => (string)log!["date"]! == date).Select(static log => log!.ToJsonString()), one.Select(static log => log!.ToJsonString()));
    }

    [Fact]
    public async Task GetLogs_OfAScale_AppearBeforeTheTrackerUploads()
    {
        await using Simulated service = await ActivityLists.MarchAsync("2026-03-20T12:00:00Z");

        DateTimeOffset watermark = await service.WatermarkAsync(WithScale);
        JsonNode last = (await AMonth.TruthAsync(service, "weight", WithScale))[^1];

        Assert.True(ManualClock.Instant(last["local"] + "Z") > watermark.AddHours(6));
    }

    [Fact]
    public async Task GetLogs_OfAnEditor_ChangeAndGo()
    {
        await using Simulated service = await ActivityLists.MarchAsync("2026-03-31T12:00:00Z");
        Dictionary<string, List<string>> seen = new(StringComparer.Ordinal);
        HashSet<string> last = [];
        for (int hour = 0; hour < 20 * 24; hour += 3)
        {
            service.Clock.Now = ManualClock.Instant("2026-03-31T12:00:00Z").AddHours(hour);
            last = [];
            foreach (JsonNode row in await AMonth.TruthAsync(service, "weight", ActivityLists.Editor))
            {
                string key = $"{row["logId"]} {row["local"]}";
                last.Add(key);
                List<string> weights = seen.TryGetValue(key, out List<string>? known) ? known : seen[key] = [];
                weights.Add(row["kilograms"]!.ToJsonString());
            }
        }

        Assert.Contains(seen, static log => log.Value.Distinct().Count() == 2);
        Assert.Contains(seen, log => !last.Contains(log.Key));
    }

    [Theory]
    [InlineData("2026-03-01/2026-03-31.json", HttpStatusCode.OK)]
    [InlineData("2026-02-28/2026-03-31.json", HttpStatusCode.BadRequest)]   // 32 dates
    [InlineData("2026-03-31/1m.json", HttpStatusCode.OK)]
    [InlineData("2026-03-31/3m.json", HttpStatusCode.BadRequest)]
    [InlineData("2026-03-32.json", HttpStatusCode.BadRequest)]
    public async Task GetLogs_Ranges_AreThoseOfTheService(string range, HttpStatusCode status)
    {
        await using Simulated service = await Simulated.StartAsync();

        using HttpResponseMessage answer = await service.SendAsync(Path + range);

        Assert.Equal(status, answer.StatusCode);
    }
}
