using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi.Mapping.Tests;

public sealed class ActivityLogMapperTests
{
    [Fact]
    public void Map_RecordedLog_GivesEveryFieldItsOwnValue()
    {
        MappedAnswer answer = Answers.Activities(Samples.Own("activity-list.json"));

        ActivityLog log = answer.Records<ActivityLog>()[0];
        Assert.Empty(answer.Problems);
        Assert.Equal("18446744073709551615", log.LogId);
        Assert.Equal(Stated(8, 16, 52, 250), log.Start);
        Assert.Equal(Stated(8, 59, 13, 251), log.End);
        Assert.Equal(2541001, log.DurationMilliseconds);
        Assert.Equal(2400002, log.ActiveDurationMilliseconds);
        Assert.Equal(Stated(8, 15, 51), log.OriginalStart);
        Assert.Equal(2602003, log.OriginalDurationMilliseconds);
        Assert.Equal(RecordTime.FromLocal(new(2026, 3, 14, 16, 30, 7), Offset.Zero, TimeBasis.Stated), log.LastModified);
        Assert.Equal(90013, log.ActivityTypeId);
        Assert.Equal("Walk", log.ActivityName);
        Assert.Equal("tracker", log.LogType);
        Assert.Equal(349.5, log.Kilocalories);
        Assert.Equal(4798, log.Steps);
        Assert.Equal(3500, log.DistanceMetres);
        Assert.Equal(1.35, log.SpeedMetresPerSecond!.Value, 12);
        Assert.Equal(3.048, log.ElevationGainMetres);
        Assert.Equal(87, log.AverageHeartRate);
        Assert.Equal(19, log.ActiveZoneMinutes);
        Assert.True(log.HasGps);
        Assert.True(log.IsCaloriesManual);
        Assert.False(log.IsDistanceManual);
        Assert.True(log.IsStepsManual);
        Assert.Equal(("228TSL", "Fitbit for iPhone", "app", "https://www.fitbit.com/iphone"), (log.Source!.Id, log.Source.Name, log.Source.Type, log.Source.Url));
        Assert.Equal([("sedentary", 2), ("very", 37)], log.Levels.Select(static level => (level.Name, level.Minutes)));
        Assert.Equal(
            [("Out of Range", 30, 95, 34, 41.25), ("Peak", 162, 220, null, null)],
            log.HeartRateZones.Select(static zone => (zone.Name, zone.Minimum, zone.Maximum, zone.Minutes, zone.Kilocalories)));
    }

    [Fact]
    public void Map_LogWithLittleInIt_LeavesTheRestUnknown()
    {
        ActivityLog log = Answers.Activities(Samples.Own("activity-list.json")).Records<ActivityLog>()[1];

        Assert.Equal("77", log.LogId);
        Assert.Equal(RecordTime.FromLocal(new(2026, 3, 15, 10, 0)), log.Start);
        Assert.Equal(RecordTime.FromLocal(new(2026, 3, 15, 10, 30)), log.End);   // no duration: the active one
        Assert.Equal(1800000, log.ActiveDurationMilliseconds);
        Assert.Null(log.DurationMilliseconds);
        Assert.Equal([null, null], new[] { log.OriginalStart, log.LastModified });
        Assert.Equal([null, null], new[] { log.OriginalDurationMilliseconds, log.ActivityTypeId });
        Assert.Equal((null, null), (log.ActivityName, log.LogType));
        Assert.Equal([null, null, null, null], new[] { log.Kilocalories, log.DistanceMetres, log.SpeedMetresPerSecond, log.ElevationGainMetres });
        Assert.Equal([null, null, null], new[] { log.Steps, log.AverageHeartRate, log.ActiveZoneMinutes });
        Assert.Equal([null, null, null, null], new[] { log.HasGps, log.IsCaloriesManual, log.IsDistanceManual, log.IsStepsManual });
        Assert.Null(log.Source);
        Assert.Empty(log.Levels);
        Assert.Empty(log.HeartRateZones);
    }

    [Fact]
    public void Map_TypeOfTheActivity_IsReadFromActivityTypeIdAndNotFromTheNameNobodySends()
    {
        Assert.Equal(90013, Single(""" "activityTypeId":90013,"activityType":15 """).ActivityTypeId);
        Assert.Equal(52001, Single(""" "activityTypeId":"52001","activityId":15 """).ActivityTypeId);
    }

    [Fact]
    public void Map_ActivityWithPauses_KeepsItsLengthApartFromThatWithoutPauses()
    {
        ActivityLog log = Single(""" "activeDuration":1500000 """);

        Assert.Equal((1800000, 1500000), (log.DurationMilliseconds, log.ActiveDurationMilliseconds));
        Assert.Equal(Duration.FromMinutes(30), log.End.Instant - log.Start.Instant);
    }

    [Fact]
    public void Map_StartsWithDifferentOffsets_AreOrderedByInstantAndNotByText()
    {
        // By their texts: 3, 1, 2.
        MappedAnswer answer = Answers.Activities("""
            {"activities":[
              {"logId":1,"startTime":"2026-03-14T09:00:00.000+09:00","duration":60000},
              {"logId":2,"startTime":"2026-03-14T10:00:00.000-07:00","duration":60000},
              {"logId":3,"startTime":"2026-03-14T08:00:00.000Z","duration":60000}]}
            """);

        Assert.Equal(["1", "3", "2"], answer.Records<ActivityLog>().Select(static log => log.LogId));
    }

    [Fact]
    public void Map_ListPage_GivesTheNextLinkVerbatimAndAStartThatNoFurtherLogPrecedes()
    {
        MappedAnswer answer = Answers.Activities(Samples.Own("activity-list.json"));
        MappedAnswer stated = Answers.Activities("""{"activities":[{"logId":1,"startTime":"2026-03-14T10:00:00-07:00"}]}""");

        Assert.Equal("https://api.fitbit.com/1/user/-/activities/list.json?offset=100&limit=100&sort=asc&afterDate=2026-03-01", answer.Next);
        Assert.Equal(Instant.FromUtc(2026, 3, 14, 20, 0), answer.LastStart);
        Assert.Equal(Instant.FromUtc(2026, 3, 13, 20, 0), stated.LastStart);   // the next one may begin at 10:30 fourteen hours ahead of UTC
    }

    [Fact]
    public void Map_StartWithoutOffset_TakesThatOfTheUsersZone()
    {
        MappedAnswer answer = Answers.Activities(
            """{"activities":[{"logId":1,"startTime":"2026-07-01T10:00:00.000","lastModified":"2026-07-01T12:00:00.000","duration":60000}]}""",
            Answers.Context(StreamId.ActivityLog, Answers.Always, Answers.In(Answers.Lisbon)));

        ActivityLog log = Assert.Single(answer.Records<ActivityLog>());
        Assert.Equal(RecordTime.FromLocal(new(2026, 7, 1, 10, 0), Offset.FromHours(1), TimeBasis.Zone), log.Start);
        Assert.Equal(RecordTime.FromLocal(new(2026, 7, 1, 10, 1), Offset.FromHours(1), TimeBasis.Zone), log.End);
        Assert.Equal(Instant.FromUtc(2026, 7, 1, 11, 0), log.LastModified!.Value.Instant);
    }

    [Theory]
    [InlineData("12:00:00")]
    [InlineData("12:00")]
    public void Map_FormOfTheDailySummary_IsUnderstood(string time)
    {
        MappedAnswer answer = Answers.Activities(
            $$"""{"activities":[{"activityId":51007,"name":"Walking","startTime":"{{time}}","startDate":"2026-07-01","duration":60000,"distance":1.25,"logId":5}]}""",
            Answers.Context(StreamId.ActivityLog, Answers.Always, Answers.In(Answers.Lisbon)));

        ActivityLog log = Assert.Single(answer.Records<ActivityLog>());
        Assert.Equal((51007, "Walking", 1250), (log.ActivityTypeId, log.ActivityName, log.DistanceMetres));
        Assert.Equal(Instant.FromUtc(2026, 7, 1, 11, 0), log.Start.Instant);
        Assert.Empty(answer.Problems);
    }

    [Theory]
    [InlineData(""" "distance":2.5,"speed":9 """, 2500.0, 2.5)]
    [InlineData(""" "distance":2.5,"speed":9,"distanceUnit":null """, 2500.0, 2.5)]
    [InlineData(""" "distance":"2.5","speed":"9","distanceUnit":"Kilometer" """, 2500.0, 2.5)]
    [InlineData(""" "distanceUnit":"Mile","distance":10,"speed":2 """, 16093.44, 0.89408)]
    [InlineData(""" "distance":0,"speed":0,"distanceUnit":"Mile" """, 0.0, 0.0)]
    [InlineData(""" "distanceUnit":"Steps" """, null, null)]
    public void Map_Lengths_AreMetricWhateverTheUnit(string members, double? metres, double? metresPerSecond)
    {
        ActivityLog log = Single(members);

        Assert.Equal((metres, metresPerSecond), (log.DistanceMetres, log.SpeedMetresPerSecond));
    }

    [Theory]
    [InlineData(""" "source":null """, null)]
    [InlineData(""" "source":{"name":"Charge 2"} """, null)]
    [InlineData(""" "source":{"id":"","name":"Charge 2"} """, null)]
    [InlineData(""" "source":{"id":null,"name":"Charge 2"} """, null)]
    [InlineData(""" "source":{"id":82473273,"name":"Charge 2"} """, "82473273")]
    public void Map_SourceWithoutId_IsUnknown(string members, string? id) => Assert.Equal(id, Single(members).Source?.Id);

    [Fact]
    public void Map_WrongForms_ReportsEachByPlaceAndKeepsTheRest()
    {
        MappedAnswer answer = Answers.Activities(Samples.Own("activity-problems.json"));

        ActivityLog log = Assert.Single(answer.Records<ActivityLog>());
        Assert.Equal(("11", 60000, null), (log.LogId, log.ActiveDurationMilliseconds, log.DurationMilliseconds));
        Assert.Equal((null, null, true), (log.DistanceMetres, log.IsCaloriesManual, log.IsDistanceManual));
        Assert.Equal([("very", null)], log.Levels.Select(static level => (level.Name, level.Minutes)));
        Assert.Equal(
            [
                "[9]: not an object",
                "[10].duration: not a whole number",
                "[10].originalStartTime: not a date and time",
                "[10].originalDuration: out of range",
                "[10].lastModified: not a date and time",
                "[10].activityTypeId: not a whole number",
                "[10].activityName: not a text",
                "[10].logType: not a text",
                "[10].calories: out of range",
                "[10].steps: not a whole number",
                "[10].speed: not a number",
                "[10].elevationGain: not a number",
                "[10].averageHeartRate: out of range",
                "[10].hasGps: neither true nor false",
                "[10].activeZoneMinutes: not an object",
                "[10].manualValuesSpecified.calories: neither true nor false",
                "[10].source.id: not a text",
                "[10].activityLevel[0].name: missing",
                "[10].activityLevel[1]: not an object",
                "[10].activityLevel[2].minutes: not a whole number",
                "[10].heartRateZones: not an array",
                "[0].logId: missing",
                "[1].logId: not an unsigned 64-bit number",
                "[2].startTime: missing",
                "[3].startTime: not a date and time",
                "[4].startTime: not a date and time",
                "[5].startDate: missing",
                "[6].duration: missing",
                "[7].duration: out of range",
                "[8].startTime: not a date and time",
                "[10].distanceUnit: not a unit that is known",
            ],
            answer.Problems.Select(static p => $"{p.Position["activities".Length..]}: {p.Reason}"));
    }

    [Fact]
    public void Map_SameLogTwice_CountsTheLastOneAlsoWhereOnlyTheFirstLiesInTheWindow()
    {
        const string json = """
            {"activities":[
              {"logId":5,"startTime":"2026-03-14T08:00:00Z","duration":60000,"steps":1},
              {"logId":5,"startTime":"2026-03-16T08:00:00Z","duration":60000,"steps":2}]}
            """;

        Assert.Equal(2, Assert.Single(Answers.Activities(json).Records<ActivityLog>()).Steps);
        Assert.Null(Answers.Activities(json, Answers.Context(StreamId.ActivityLog, Answers.DayOf(Answers.Day))).Batch);
    }

    [Fact]
    public void Map_Window_HoldsTheLogsThatEndInItAndLieWithinTheConsent()
    {
        const string json = """
            {"activities":[
              {"logId":1,"startTime":"2026-03-13T23:30:00Z","duration":1799999},
              {"logId":2,"startTime":"2026-03-13T23:30:00Z","duration":1800000},
              {"logId":3,"startTime":"2026-03-14T23:30:00Z","duration":1799999},
              {"logId":4,"startTime":"2026-03-14T23:30:00Z","duration":1800000}]}
            """;
        FetchWindow day = Answers.DayOf(Answers.Day);

        Assert.Equal(["2", "3"], Ids(Answers.Context(StreamId.ActivityLog, day)));
        Assert.Equal(["3"], Ids(Answers.Context(StreamId.ActivityLog, day, consentStart: Instant.FromUtc(2026, 3, 13, 23, 31))));
        Assert.Equal(["2"], Ids(Answers.Context(StreamId.ActivityLog, day, consentEnd: Instant.FromUtc(2026, 3, 14, 23, 59))));

        IEnumerable<string> Ids(MappingContext context) => Answers.Activities(json, context).Records<ActivityLog>().Select(static log => log.LogId);
    }

    [Theory]
    [InlineData("""{"activities":[],"pagination":{"next":""}}""")]
    [InlineData("""{"activities":{},"pagination":[]}""")]
    [InlineData("""{"pagination":{"next":null}}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    public void Map_NoLogs_GivesNoBatchAndTheEndOfTheList(string json)
    {
        MappedAnswer answer = Answers.Activities(json);

        Assert.Null(answer.Batch);
        Assert.Null(answer.Next);
        Assert.Null(answer.LastStart);
        Assert.Empty(answer.Problems);
    }

    [Theory]
    [InlineData("[{}]")]
    [InlineData("7")]
    [InlineData("""{"sleep":[]}""")]
    [InlineData("""{"activities":7}""")]
    [InlineData("""{"activities":[],"pagination":7}""")]
    [InlineData("""{"activities":[],"pagination":{"next":7}}""")]
    public void Map_OtherThanPromised_Throws(string json) =>
        Assert.Equal("GetActivityLogList", Assert.Throws<HealthApiProtocolException>(() => Answers.Activities(json)).Operation);

    [Fact]
    public void Map_CutOffAnywhere_Throws()
    {
        string json = Samples.Own("activity-list.json").Trim();
        for (int length = 0; length < json.Length; length++)
        {
            Assert.Throws<HealthApiProtocolException>(() => Answers.Activities(json[..length]));
        }
    }

    private static ActivityLog Single(string members)
    {
        MappedAnswer answer = Answers.Activities($$"""{"activities":[{"logId":7,"startTime":"2026-03-14T08:00:00Z","duration":1800000,{{members}}}]}""");
        Assert.Empty(answer.Problems);
        return Assert.Single(answer.Records<ActivityLog>());
    }

    private static RecordTime Stated(int hour, int minute, int second, int millisecond = 0) =>
        RecordTime.FromLocal(new LocalDateTime(2026, 3, 14, hour, minute, second, millisecond), Offset.FromHours(-7), TimeBasis.Stated);
}
