using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests.Google;

public sealed class WireTests
{
    [Fact]
    public async Task HeartRate_Points_ComeInAllTheirForms()
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();

        JsonNode[] rates = [.. HealthSimulated.Points(await service.PageAsync("heart-rate", more: "&pageSize=5000", isMerged: false)).Select(static point => point["heartRate"]!)];
        string[] times = [.. rates.Select(static rate => (string)rate["sampleTime"]!["physicalTime"]!)];

        Assert.Contains(times, static time => time.EndsWith(".000000Z", StringComparison.Ordinal));
        Assert.Contains(times, static time => time.Length == 20);
        Assert.Contains(rates, static rate => rate["sampleTime"]!["civilTime"] is null);
        Assert.Contains(rates, static rate => rate["metadata"] is null);
        Assert.Contains(rates, static rate => (string?)rate["metadata"]?["sensorLocation"] is "WRIST" && rate["metadata"]!["motionContext"] is not null);
        Assert.All(rates.Where(static rate => rate["sampleTime"]!["civilTime"] is not null), static rate => AssertCivil(rate["sampleTime"]!));
        Assert.Contains(rates, static rate => rate["sampleTime"]!["civilTime"]?["time"]!.AsObject().Count is < 3);
    }

    [Fact]
    public async Task Steps_List_NamesEachSourceAndReconcileNone()
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();

        JsonNode[] listed = [.. HealthSimulated.Points(await service.PageAsync("steps", more: "&pageSize=5000", isMerged: false))];
        JsonNode[] wearables = [.. HealthSimulated.Points(await service.PageAsync("steps", more: "&pageSize=5000&dataSourceFamily=users/me/dataSourceFamilies/google-wearables", isMerged: false))];
        JsonNode[] merged = [.. HealthSimulated.Points(await service.PageAsync("steps", more: "&pageSize=5000"))];

        Assert.Equal(["Charge 6", "Pixel 9"], listed.Select(static point => (string)point["dataSource"]!["device"]!["displayName"]!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Single(listed.Select(static point => (string)point["dataSource"]!["platform"]!).Distinct(StringComparer.Ordinal));
        Assert.Equal(wearables.Select(static point => point["steps"]!.ToJsonString()), merged.Select(static point => point["steps"]!.ToJsonString()));
        Assert.True(listed.Length > wearables.Length);
        Assert.All(merged, static point => Assert.Equal(("", null), ((string)point["dataPointName"]!, point["dataSource"])));
    }

    [Fact]
    public async Task HeartRate_PersonWithTwoTrackers_IsListedUnderBoth()
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync("2026-03-28T12:00:00Z", static options => (options.FirstDay, options.Days) = (new(2026, 3, 9), 14));
        int user = 1;

        IReadOnlyList<JsonNode> points = await service.WindowsAsync("heart-rate", ManualClock.Instant("2026-03-09T00:00:00Z"), ManualClock.Instant("2026-03-23T00:00:00Z"), TimeSpan.FromHours(3), user, isMerged: false);

        Assert.Equal(["Charge 6", "Inspire 3"], points.Select(static point => (string)point["dataSource"]!["device"]!["displayName"]!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Equal((await service.TruthAsync("heart-rate", user)).Count, points.Count);
    }

    [Fact]
    public async Task SelfSources_OfSomebodyWhoWroteNothing_AreEmptyAndWithoutAList()
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();

        JsonNode page = await service.PageAsync("steps", more: "&dataSourceFamily=users/me/dataSourceFamilies/self-sources");
        using HttpResponseMessage refused = await service.SendAsync(HealthSimulated.Path("sleep", more: "&dataSourceFamily=users/me/dataSourceFamilies/all-sources", isMerged: false));

        Assert.Empty(page.AsObject());
        Assert.Equal((400, "INVALID_DATA_POINT_DATA_SOURCE_FAMILY"), await HealthSimulated.ErrorOf(refused));
    }

    [Fact]
    public async Task Sleep_OverAClockChange_HasTwoOffsets()
    {
        await using HealthSimulated service = await HealthSimulated.MarchAsync();

        JsonNode[] intervals = [.. (await service.PagesAsync("sleep")).Select(static point => point["sleep"]!["interval"]!)];

        JsonNode changed = Assert.Single(intervals, static interval => (string)interval["startUtcOffset"]! != (string)interval["endUtcOffset"]!);
        Assert.Equal(("3600s", "7200s", "2026-03-29"), ((string)changed["startUtcOffset"]!, (string)changed["endUtcOffset"]!, ((string)changed["endTime"]!)[..10]));
    }

    [Fact]
    public async Task Sleep_AfterItsUpload_IsRoughAtFirstAndFinalLater()
    {
        await using HealthSimulated service = await HealthSimulated.MarchAsync();
        List<bool> roughWithStages = [];
        JsonNode[] nights = [.. (await service.PagesAsync("sleep", isMerged: false)).Where(static point => (string)point["sleep"]!["type"]! is "STAGES")];

        foreach (JsonNode night in nights)
        {
            (string created, string updated) = ((string)night["sleep"]!["createTime"]!, (string)night["sleep"]!["updateTime"]!);
            if (created == updated)
            {
                continue;
            }

            await service.MoveToAsync(ManualClock.Instant(created), user: 0);
            JsonNode rough = (await SleepAsync(service, night))!["sleep"]!;
            Assert.Equal((false, "CLASSIC", null), ((bool)rough["metadata"]!["processed"]!, (string)rough["type"]!, (string?)rough["metadata"]!["stagesStatus"]));
            roughWithStages.Add(rough["stages"] is not null);
            await service.MoveToAsync(ManualClock.Instant(created).AddSeconds(-1), user: 0);
            Assert.Null(await SleepAsync(service, night));
            await service.MoveToAsync(ManualClock.Instant(updated).AddSeconds(-1), user: 0);
            Assert.Equal(rough.ToJsonString(), (await SleepAsync(service, night))!["sleep"]!.ToJsonString());
            await service.MoveToAsync(ManualClock.Instant(updated), user: 0);
            Assert.Equal(night.ToJsonString(), (await SleepAsync(service, night))!.ToJsonString());
        }

        Assert.InRange(roughWithStages.Count, 10, nights.Length - 1);
        Assert.Contains(true, roughWithStages);
        Assert.Contains(false, roughWithStages);
    }

    [Fact]
    public async Task Sleep_PersonWhoEdits_IsTrimmedAndMarked()
    {
        const int Editor = 5;
        await using HealthSimulated service = await HealthSimulated.MarchAsync();
        await using Simulated fitbit = await Simulated.StartAsync("2026-03-31T12:00:00Z", static options => (options.FirstDay, options.Days, options.Users) = (new(2026, 3, 2), 30, 6));

        IReadOnlyList<JsonNode> sleeps = await service.PagesAsync("sleep", Editor);
        JsonArray held = (await fitbit.TruthAsync("sleep", Editor))["rows"]!.AsArray();

        Assert.Equal(
            held.Select(static row => $"{row!["logId"]} {row["start"]} {row["end"]}"),
            sleeps.Reverse().Select(static point => $"{((string)point["dataPointName"]!).Split('/')[^1]} {point["sleep"]!["interval"]!["startTime"]} {point["sleep"]!["interval"]!["endTime"]}"));
        Assert.Contains(sleeps, static point => (bool?)point["sleep"]!["metadata"]!["manuallyEdited"] is true);
        Assert.Contains(sleeps, static point => point["sleep"]!["metadata"]!["manuallyEdited"] is null);
    }

    private static async Task<JsonNode?> SleepAsync(HealthSimulated service, JsonNode night) =>
        HealthSimulated.Points(await service.PageAsync("sleep", isMerged: false)).FirstOrDefault(point => (string)point["name"]! == (string)night["name"]!);

    private static void AssertCivil(JsonNode sample)
    {
        JsonNode civil = sample["civilTime"]!;
        int Part(string name) => (int?)civil["time"]![name] ?? 0;
        DateTimeOffset local = ManualClock.Instant((string)sample["physicalTime"]!).AddSeconds(int.Parse(((string)sample["utcOffset"]!).TrimEnd('s')));
        Assert.Equal((local.Year, local.Month, local.Day), ((int)civil["date"]!["year"]!, (int)civil["date"]!["month"]!, (int)civil["date"]!["day"]!));
        Assert.Equal((local.Hour, local.Minute, local.Second), (Part("hours"), Part("minutes"), Part("seconds")));
        Assert.DoesNotContain(civil["time"]!.AsObject(), static part => (int)part.Value! == 0);
    }
}
