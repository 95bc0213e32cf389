using FitbitSdk.Records;

namespace FitbitSdk.WebApi.Mapping.Tests.RadarDefects;

/// <summary>Activities and sleep: what RADAR-base's connector made of an answer, and what is made of it here.</summary>
public sealed class LogDefectTests
{
    private const string Walk = """
        {"activities":[{"logId":7,"activityTypeId":90013,"activityName":"Walk","startTime":"2026-03-14T08:00:00.000+00:00","duration":2541000,"activeDuration":2400000}],
        "pagination":{"next":""}}
        """;

    // A night without efficiency, and a nap.
    private const string Sleeps = """
        {"sleep":[{"logId":1,"startTime":"2026-03-13T23:00:00.000","endTime":"2026-03-14T06:00:00.000","duration":25200000,"type":"stages","isMainSleep":true,"logType":"auto_detected",
        "levels":{"data":[{"dateTime":"2026-03-13T23:00:00.000","level":"light","seconds":25200}],"shortData":[{"dateTime":"2026-03-14T02:00:00.000","level":"wake","seconds":64}]}},
        {"logId":2,"startTime":"2026-03-14T13:00:00.000","endTime":"2026-03-14T14:00:00.000","duration":3600000,"efficiency":90,"type":"stages","isMainSleep":false,"logType":"manual",
        "levels":{"data":[{"dateTime":"2026-03-14T13:00:00.000","level":"light","seconds":3600}]}}],"pagination":{"next":""}}
        """;

    [Fact]
    public void D10_ActivityType_IsReadFromTheMemberThatIsSent()
    {
        Assert.Null(Assert.Single(Ancestor.Activities(Walk)).Type);
        Assert.Equal(90013, Assert.Single(Answers.Activities(Walk).Records<ActivityLog>()).ActivityTypeId);
    }

    [Fact]
    public void D11_ActiveDuration_IsNotTheWholeDuration()
    {
        ActivityLog ours = Assert.Single(Answers.Activities(Walk).Records<ActivityLog>());

        Assert.Equal([(2541.0, 2541.0)], Ancestor.Activities(Walk).Select(static log => (log.Duration, log.DurationActive)));
        Assert.Equal((2541000L, 2400000L), (ours.DurationMilliseconds!.Value, ours.ActiveDurationMilliseconds));
    }

    [Fact]
    public void D12_SleepWithoutEfficiency_IsKept()
    {
        MappedAnswer ours = Answers.Sleep(Sleeps);

        Assert.Equal(["2026-03-14T13:00:00.000"], Ancestor.Stagings(Sleeps).Select(static stage => stage.DateTime));   // the night is lost
        Assert.Empty(ours.Problems);
        Assert.Equal([null, 90], ours.Records<SleepLog>().OrderBy(static log => log.LogId).Select(static log => log.Efficiency));
    }

    [Fact]
    public void D13_Sleep_CarriesWhatNightsAndNapsAreToldApartBy()
    {
        string whole = Sleeps.Replace("\"type\"", "\"efficiency\":94,\"type\"", StringComparison.Ordinal);
        SleepLog[] ours = [.. Answers.Sleep(whole).Records<SleepLog>().OrderBy(static log => log.LogId)];

        Assert.Equal(
            [("2026-03-13T23:00:00.000", 25200, "light"), ("2026-03-14T13:00:00.000", 3600, "light")],   // two stages of nothing in particular, and no short wake
            Ancestor.Stagings(whole).Select(static stage => (stage.DateTime, stage.Duration, stage.Level)));
        Assert.Equal([("1", true, "auto_detected", 1), ("2", false, "manual", 0)], ours.Select(static log => (log.LogId, log.IsMainSleep, log.LogType!, log.ShortWakes.Count)));
        Assert.Equal([new(2026, 3, 14, 6, 0), new(2026, 3, 14, 14, 0)], ours.Select(static log => log.End.Local!.Value));
    }

    [Fact]
    public void D15_ActivitiesOfATraveller_AreInOrderOfTimeAndNotOfText()
    {
        // 09:00 in Tokyo is eight hours before 08:00 in London; as text it comes after, so the list seemed to end at midnight UTC.
        string[] starts = ["2026-03-14T08:00:00.000+00:00", "2026-03-14T09:00:00.000+09:00"];
        IEnumerable<string> logs = starts.Select(static (start, i) => $$"""{"logId":{{i}},"startTime":"{{start}}","duration":1000,"activeDuration":1000}""");
        string list = $$$"""{"activities":[{{{string.Join(",", logs)}}}],"pagination":{"next":""}}""";

        Assert.Equal(starts[1], Ancestor.Activities(list)[^1].Start);
        Assert.Equal(["1", "0"], Answers.Activities(list).Records<ActivityLog>().Select(static log => log.LogId));
    }
}
