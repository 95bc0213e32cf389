using NodaTime;

namespace FitbitSdk.WebApi.Tests.Sleep;

public sealed class SleepClientTests
{
    private const string Night = """
        {"dateOfSleep":"2026-03-14","duration":27720000,"efficiency":94,"endTime":"2026-03-14T06:52:30.000","infoCode":1,"isMainSleep":true,"logId":48212345678,"logType":"auto_detected",
        "minutesAfterWakeup":3,"minutesAsleep":414,"minutesAwake":48,"minutesToFallAsleep":7,"startTime":"2026-03-13T23:10:30.000","timeInBed":462,"type":"stages","novel":{"a":[1]},
        "levels":{"data":[{"dateTime":"2026-03-13T23:10:30.000","level":"wake","seconds":360,"novel":1},{"dateTime":"2026-03-13T23:16:30.000","level":"drowsy","seconds":"1500"}],
        "shortData":[{"dateTime":"2026-03-13T23:33:00.000","level":"wake","seconds":60}],
        "summary":{"deep":{"count":4,"minutes":88,"thirtyDayAvgMinutes":81},"light":{"count":27,"minutes":231,"thirtyDayAvgMinutes":240},"rem":{"count":8,"minutes":95,"thirtyDayAvgMinutes":90},"wake":{"count":26,"minutes":49,"thirtyDayAvgMinutes":51}}}}
        """;

    private static readonly LocalDate Date = new(2026, 3, 14);

    [Fact]
    public async Task GetDay_NightOfStages_KeepsEachMemberApart()
    {
        await using AnsweredClient api = AnsweredClient.With($$$"""
            {"sleep":[{{{Night}}}],"summary":{"stages":{"deep":88,"light":231,"rem":95,"wake":48},"totalMinutesAsleep":414,"totalSleepRecords":1,"totalTimeInBed":462}}
            """);

        FitbitSleepDay day = await api.Client.Sleep.GetDayAsync(TestHost.Anna, Date, TestHost.Cancel);

        Assert.Equal("GET /1.2/user/-/sleep/date/2026-03-14.json", api.OnlyRequest);
        Assert.Equal((Date, null), (day.Date, day.RetryAfter));
        Assert.Equal((414, 1, 462), (day.Totals!.MinutesAsleep, day.Totals.Logs, day.Totals.TimeInBed));
        Assert.Equal((88, 231, 95, 48), (day.Totals.Stages!.Deep, day.Totals.Stages.Light, day.Totals.Stages.Rem, day.Totals.Stages.Wake));
        FitbitSleepLog night = Assert.Single(day.Logs);
        Assert.Equal(("48212345678", Date, FitbitSleepType.Stages, FitbitSleepLogType.AutoDetected, true), (night.LogId, night.DateOfSleep, night.Type, night.LogType, night.IsMainSleep));
        Assert.Equal((new LocalDateTime(2026, 3, 13, 23, 10, 30), new LocalDateTime(2026, 3, 14, 6, 52, 30), Duration.FromMinutes(462)), (night.StartTime, night.EndTime, night.Duration));
        Assert.Equal((462, 414, 48, 7, 3), (night.TimeInBed, night.MinutesAsleep, night.MinutesAwake, night.MinutesToFallAsleep, night.MinutesAfterWakeup));
        Assert.Equal((94.0, 1), (night.Efficiency, night.InfoCode));
        Assert.Equal(
            [(new LocalDateTime(2026, 3, 13, 23, 10, 30), FitbitSleepLevel.Wake, 360.0), (new LocalDateTime(2026, 3, 13, 23, 16, 30), new FitbitSleepLevel("drowsy"), 1500.0)],
            night.Levels!.Data.Select(static span => (span.Start, span.Level, span.Duration.TotalSeconds)));
        Assert.Equal((new LocalDateTime(2026, 3, 13, 23, 33), 60.0), (Assert.Single(night.Levels.ShortData).Start, night.Levels.ShortData[0].Duration.TotalSeconds));
        FitbitSleepLevelTotals totals = night.Levels.Summary!;
        Assert.Equal(
            [(4, 88, 81), (27, 231, 240), (8, 95, 90), (26, 49, 51)],
            new[] { totals.Deep, totals.Light, totals.Rem, totals.Wake }.Select(static total => (total!.Count!.Value, total.Minutes!.Value, total.ThirtyDayMeanMinutes!.Value)));
        Assert.Equal((null, null, null), (totals.Asleep, totals.Restless, totals.Awake));
    }

    [Fact]
    public async Task GetDay_NightThatTheServiceIsAtWorkOn_SaysWhenToAskAgain()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"meta":{"retryDuration":3000,"state":"pending"}}""", """{"sleep":[],"meta":{"state":"pending"}}""", """{"sleep":[],"meta":{"state":"done"}}""");

        FitbitSleepDay pending = await api.Client.Sleep.GetDayAsync(TestHost.Anna, Date, TestHost.Cancel);
        FitbitSleepDay soon = await api.Client.Sleep.GetDayAsync(TestHost.Anna, Date, TestHost.Cancel);
        FitbitSleepDay done = await api.Client.Sleep.GetDayAsync(TestHost.Anna, Date, TestHost.Cancel);

        Assert.Equal([Duration.FromSeconds(3), Duration.Zero, null], new[] { pending.RetryAfter, soon.RetryAfter, done.RetryAfter });
        Assert.Empty(pending.Logs);
    }

    [Fact]
    public async Task GetLogs_AnswerThatIsNotReady_IsNoListWithoutSleep()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"sleep":[],"meta":{"retryDuration":3000,"state":"pending"}}""");

        await Assert.ThrowsAsync<HealthApiProtocolException>(() => api.Client.Sleep.GetLogsAsync(TestHost.Anna, new DateInterval(Date, Date), TestHost.Cancel));
    }

    [Fact]
    public async Task GetLogs_MoreDatesThanOneRequestGives_AsksInPartsAndJoinsThem()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"sleep":[{"logId":1,"dateOfSleep":"2026-01-01"}]}""", """{"sleep":[{"logId":"2","dateOfSleep":"2026-04-11"}]}""");

        IReadOnlyList<FitbitSleepLog> logs = await api.Client.Sleep.GetLogsAsync(TestHost.Anna, new DateInterval(new(2026, 1, 1), new(2026, 4, 11)), TestHost.Cancel);

        Assert.Equal(["GET /1.2/user/-/sleep/date/2026-01-01/2026-04-10.json", "GET /1.2/user/-/sleep/date/2026-04-11/2026-04-11.json"], api.Requests);
        Assert.Equal(["1", "2"], logs.Select(static log => log.LogId));
    }

    [Fact]
    public async Task GetLogs_LogWithHardlyAnything_HasNothingElse()
    {
        await using AnsweredClient api = AnsweredClient.With("""
            {"sleep":[{"logId":1,"dateOfSleep":"2026-03-14","type":"","startTime":"","duration":-1,"logType":"novel"},{"logId":2,"dateOfSleep":"2026-03-14","levels":{"data":{},"shortData":null}}]}
            """);

        IReadOnlyList<FitbitSleepLog> logs = await api.Client.Sleep.GetLogsAsync(TestHost.Anna, new DateInterval(Date, Date), TestHost.Cancel);

        Assert.Equal((null, null, null, null, null), (logs[0].StartTime, logs[0].EndTime, logs[0].Duration, logs[0].Levels, logs[0].IsMainSleep));
        Assert.Equal((new FitbitSleepLogType("novel"), new FitbitSleepType("")), (logs[0].LogType, logs[0].Type));
        Assert.Empty(logs[1].Levels!.Data);
        Assert.Empty(logs[1].Levels!.ShortData);
        Assert.Null(logs[1].Levels!.Summary);
    }

    [Theory]
    [InlineData("""{"dateOfSleep":"2026-03-14"}""")]
    [InlineData("""{"logId":1}""")]
    [InlineData("""{"logId":1,"dateOfSleep":""}""")]
    [InlineData("""{"logId":1,"dateOfSleep":"2026-03-14","levels":{"data":[{"level":"wake","seconds":1}]}}""")]
    [InlineData("""{"logId":1,"dateOfSleep":"2026-03-14","levels":{"data":[{"dateTime":"2026-03-14T01:00:00.000","seconds":1}]}}""")]
    [InlineData("""{"logId":1,"dateOfSleep":"2026-03-14","levels":{"data":[{"dateTime":"2026-03-14T01:00:00.000","level":"wake"}]}}""")]
    [InlineData("""{"logId":1,"dateOfSleep":"2026-03-14","levels":{"data":[{"dateTime":"2026-03-14T01:00:00.000","level":"wake","seconds":-1}]}}""")]
    [InlineData("""{"logId":1,"dateOfSleep":"2026-03-14","levels":{"data":[7]}}""")]
    public async Task GetLogs_WithoutWhatALogIsNothingWithout_IsNotWhatTheApiPromises(string log)
    {
        await using AnsweredClient api = AnsweredClient.With($$"""{"sleep":[{{log}}]}""");

        await Assert.ThrowsAsync<HealthApiProtocolException>(() => api.Client.Sleep.GetLogsAsync(TestHost.Anna, new DateInterval(Date, Date), TestHost.Cancel));
    }

    [Fact]
    public async Task GetGoal_AllStated_KeepsEachMemberApart()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"goal":{"bedtime":"22:30","minDuration":480,"updatedOn":"2026-02-01T18:32:15.160Z","wakeupTime":"06:45"}}""", "{}");

        FitbitSleepGoal goal = await api.Client.Sleep.GetGoalAsync(TestHost.Anna, TestHost.Cancel);
        FitbitSleepGoal none = await api.Client.Sleep.GetGoalAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal("GET /1.2/user/-/sleep/goal.json", api.Requests[0]);
        Assert.Equal((480, new LocalTime(22, 30), new LocalTime(6, 45), "2026-02-01T18:32:15.160Z"), (goal.MinimumMinutes, goal.Bedtime, goal.WakeTime, goal.UpdatedOn));
        Assert.Equal((null, null, null, null), (none.MinimumMinutes, none.Bedtime, none.WakeTime, none.UpdatedOn));
    }

    [Fact]
    public async Task GetDay_RecordedDates_AreWhatTheFilesSay()
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer("sleep-date.fitbitnet.json"), SharedFile.Answer("sleep-date-empty.shimmer.json"), SharedFile.Answer("sleep-goal.fitbitnet.json"));

        FitbitSleepDay day = await api.Client.Sleep.GetDayAsync(TestHost.Anna, new LocalDate(2017, 4, 2), TestHost.Cancel);
        FitbitSleepDay empty = await api.Client.Sleep.GetDayAsync(TestHost.Anna, Date, TestHost.Cancel);
        FitbitSleepGoal goal = await api.Client.Sleep.GetGoalAsync(TestHost.Anna, TestHost.Cancel);

        FitbitSleepLog night = Assert.Single(day.Logs);
        Assert.Equal(("15040942043", 500, 586, null), (night.LogId, night.MinutesAsleep, day.Totals!.TimeInBed, day.Totals.Stages));
        Assert.Equal((new LocalDateTime(2017, 4, 1, 0, 0), Duration.FromSeconds(2490)), (night.Levels!.Data[0].Start, night.Levels.Data[1].Duration));   // spelled otherwise there
        Assert.Equal((0, 0, null), (empty.Logs.Count, empty.Totals!.MinutesAsleep, empty.RetryAfter));
        Assert.Equal((420, "2019-01-01", null), (goal.MinimumMinutes, goal.UpdatedOn, goal.Bedtime));
    }

    [Fact]
    public async Task GetLogPage_ConstructedList_HasBothKindsOfLevels()
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer("sleep-log-list.constructed.json"), SharedFile.Answer("sleep-log-list-last-page.constructed.json"));

        FitbitPage<FitbitSleepLog> first = await api.Client.Sleep.GetLogPageAsync(TestHost.Anna, FitbitListQuery.Before(new LocalDate(2026, 3, 15)) with { PageSize = 2 }, TestHost.Cancel);
        FitbitPage<FitbitSleepLog> last = await api.Client.Sleep.GetLogPageAsync(TestHost.Anna, first.Next!, TestHost.Cancel);

        Assert.Equal(
            ["GET /1.2/user/-/sleep/list.json?beforeDate=2026-03-15&sort=desc&offset=0&limit=2", "GET /1.2/user/-/sleep/list.json?offset=2&limit=2&sort=desc&beforeDate=2026-03-15"],
            api.Requests);
        Assert.Equal([FitbitSleepType.Stages, FitbitSleepType.Classic], first.Items.Select(static log => log.Type!.Value));
        FitbitSleepLevelTotals nap = first.Items[1].Levels!.Summary!;
        Assert.Equal((69, 2, 4, null), (nap.Asleep!.Minutes, nap.Restless!.Minutes, nap.Awake!.Minutes, nap.Deep));
        Assert.Equal((0, null), (last.Items.Count, last.Next));
    }
}
