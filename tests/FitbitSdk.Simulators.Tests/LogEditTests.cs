using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

/// <summary>The sixth person corrects logs and deletes some, up to ten days after they appeared.</summary>
public sealed class LogEditTests
{
    private const string SleepPath = "1.2/user/-/sleep/list.json?afterDate=2026-02-20&sort=asc&limit=100&offset=0";

    [Fact]
    public async Task ActivityLog_OverTime_IsEditedOnceAndMayGo()
    {
        await using Simulated service = await ActivityLists.MarchAsync();
        IReadOnlyList<(DateTimeOffset Now, Dictionary<string, JsonNode> Logs)> moments = await WatchAsync(
            service, async () => await ActivityLists.ReadAsync(service, user: ActivityLists.Editor));

        List<(JsonNode First, JsonNode Last, DateTimeOffset SeenAt)> edits = [];
        int deleted = 0;
        foreach (string id in moments.SelectMany(static moment => moment.Logs.Keys).Distinct(StringComparer.Ordinal))
        {
            JsonNode[] forms = [.. moments.Where(moment => moment.Logs.ContainsKey(id)).Select(moment => moment.Logs[id]).DistinctBy(static log => log.ToJsonString())];
            Assert.InRange(forms.Length, 1, 2);
            Assert.All(forms, form => Assert.Equal(
                (forms[0]["originalDuration"]!.ToJsonString(), (string)forms[0]["originalStartTime"]!), (form["originalDuration"]!.ToJsonString(), (string)form["originalStartTime"]!)));
            deleted += moments[^1].Logs.ContainsKey(id) ? 0 : 1;
            if (forms.Length == 2)
            {
                edits.Add((forms[0], forms[1], moments.First(moment => moment.Logs.GetValueOrDefault(id)?.ToJsonString() == forms[1].ToJsonString()).Now));
            }
        }

        Assert.All(edits, static edit =>
        {
            Assert.True((long)edit.Last["duration"]! < (long)edit.First["duration"]!);
            Assert.True(ActivityLists.Start(edit.Last) > ActivityLists.Start(edit.First));
            Assert.Equal((long)edit.First["duration"]!, (long)edit.Last["originalDuration"]!);
            Assert.Equal((string)edit.First["startTime"]!, (string)edit.Last["originalStartTime"]!);
            Assert.Equal((string)edit.First["logType"]!, (string)edit.Last["logType"]!);
            Assert.InRange(ManualClock.Instant((string)edit.Last["lastModified"]!), ManualClock.Instant((string)edit.First["lastModified"]!).AddMinutes(15), edit.SeenAt);
        });
        Assert.True(edits.Count >= 5 && deleted >= 3, $"{edits.Count} edits, {deleted} deleted");
        Assert.Contains(edits, static edit => (int)edit.Last["activityTypeId"]! != (int)edit.First["activityTypeId"]!);
        Assert.Contains(edits, static edit => ManualClock.Instant((string)edit.Last["lastModified"]!) > ActivityLists.Start(edit.First).AddDays(5));
    }

    [Fact]
    public async Task SleepLog_OverTime_IsTrimmedOnceAndMayGo()
    {
        await using Simulated service = await ActivityLists.MarchAsync();
        IReadOnlyList<(DateTimeOffset Now, Dictionary<string, JsonNode> Logs)> moments = await WatchAsync(
            service, async () => Rows.Sleep(await service.GetAsync(SleepPath, ActivityLists.Editor)));

        (int edited, int deleted) = (0, 0);
        foreach (string id in moments.SelectMany(static moment => moment.Logs.Keys).Distinct(StringComparer.Ordinal))
        {
            JsonNode[] forms = [.. moments.Where(moment => moment.Logs.ContainsKey(id)).Select(moment => moment.Logs[id]).DistinctBy(static log => log.ToJsonString())];
            Assert.InRange(forms.Length, 1, 2);
            deleted += moments[^1].Logs.ContainsKey(id) ? 0 : 1;
            edited += forms.Length - 1;
            (JsonNode first, JsonNode last) = (forms[0], forms[^1]);
            if (forms.Length == 2)
            {
                Assert.True(string.CompareOrdinal((string)last["startTime"]!, (string)first["startTime"]!) > 0);
                Assert.True(string.CompareOrdinal((string)last["endTime"]!, (string)first["endTime"]!) < 0);
                Assert.True((int)last["timeInBed"]! < (int)first["timeInBed"]!);
            }

            Assert.Equal((string)last["startTime"]!, (string)last["levels"]!["data"]![0]!["dateTime"]!);
            Assert.Equal((int)last["timeInBed"]!, (int)last["minutesAsleep"]! + (int)last["minutesAwake"]!);
            Assert.Equal((long)last["duration"]!, last["levels"]!["data"]!.AsArray().Sum(static level => (long)level!["seconds"]! * 1000));
            Assert.Equal((int)last["timeInBed"]!, last["levels"]!["summary"]!.AsObject().Sum(static total => (int)total.Value!["minutes"]!));
            Assert.All(last["levels"]!["shortData"]?.AsArray() ?? [], wake => Assert.InRange(
                (string)wake!["dateTime"]!, (string)last["startTime"]!, (string)last["endTime"]!, StringComparer.Ordinal));
        }

        Assert.True(edited >= 5 && deleted >= 3, $"{edited} edits, {deleted} deleted");
    }

    [Fact]
    public async Task SleepTruth_OfAnEditor_FollowsTheList()
    {
        await using Simulated service = await ActivityLists.MarchAsync("2026-03-20T18:00:00Z");

        IReadOnlyList<JsonNode> logs = Rows.Sleep(await service.GetAsync(SleepPath, ActivityLists.Editor));
        JsonArray truth = (await service.TruthAsync("sleep", ActivityLists.Editor))["rows"]!.AsArray();

        Assert.NotEmpty(logs);
        Assert.Equal(
            logs.Select(static log => (ActivityLists.Id(log), (string)log["startTime"]!, (string)log["endTime"]!, (int)log["minutesAsleep"]!)),
            truth.Select(static row => ((string)row!["logId"]!, (string)row["startLocal"]!, (string)row["endLocal"]!, (int)row["minutesAsleep"]!)));
    }

    [Fact]
    public async Task Logs_OfOtherPeople_StayAsTheyAppeared()
    {
        await using Simulated service = await ActivityLists.MarchAsync();

        for (int user = 0; user < ActivityLists.Editor; user++)
        {
            foreach (JsonNode log in await ActivityLists.ReadAsync(service, user: user))
            {
                Assert.Equal((string)log["originalStartTime"]!, (string)log["startTime"]!);
                Assert.Equal((long)log["originalDuration"]!, (long)log["duration"]!);
                Assert.NotEqual("manual", (string)log["logType"]!);
            }
        }
    }

    /// <summary>Looks every six hours, from the first day until all edits are over.</summary>
    private static async Task<IReadOnlyList<(DateTimeOffset Now, Dictionary<string, JsonNode> Logs)>> WatchAsync(
        Simulated service, Func<Task<IReadOnlyList<JsonNode>>> read)
    {
        List<(DateTimeOffset, Dictionary<string, JsonNode>)> moments = [];
        for (DateTimeOffset now = ManualClock.Instant("2026-03-01T00:00:00Z"); now < ManualClock.Instant("2026-04-14T00:00:00Z"); now = now.AddHours(6))
        {
            service.Clock.Now = now;
            moments.Add((now, (await read()).ToDictionary(ActivityLists.Id, StringComparer.Ordinal)));
        }

        return moments;
    }
}
