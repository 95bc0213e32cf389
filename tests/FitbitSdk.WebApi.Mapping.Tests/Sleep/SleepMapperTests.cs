using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi.Mapping.Tests;

public sealed class SleepMapperTests
{
    [Fact]
    public void Map_StagesLog_GivesEveryFieldItsOwnValue()
    {
        MappedAnswer answer = Answers.Sleep(Samples.Own("sleep-list.json"), Answers.Context(StreamId.Sleep, Answers.Always, Answers.In(Answers.Lisbon)));

        SleepLog log = answer.Records<SleepLog>()[1];   // the first of the answer, which goes back in time
        Assert.Empty(answer.Problems);
        Assert.Equal("18446744073709551615", log.LogId);
        Assert.Equal(Zone(13, 23, 10, 30), log.Start);
        Assert.Equal(Zone(14, 6, 52, 30), log.End);
        Assert.Equal(new LocalDate(2026, 3, 14), log.DateOfSleep);
        Assert.Equal(27720001, log.DurationMilliseconds);
        Assert.Equal("stages", log.Type);
        Assert.Equal("auto_detected", log.LogType);
        Assert.True(log.IsMainSleep);
        Assert.Equal(94, log.Efficiency);
        Assert.Equal(3, log.InfoCode);
        Assert.Equal(414, log.MinutesAsleep);
        Assert.Equal(49, log.MinutesAwake);
        Assert.Equal(6, log.MinutesToFallAsleep);
        Assert.Equal(5, log.MinutesAfterWakeup);
        Assert.Equal(462, log.MinutesInBed);
        Assert.Equal(
            [(Zone(13, 23, 10, 30), 361, "wake"), (Zone(13, 23, 16, 30, 500), 1502, "light"), (Zone(14, 0, 26, 30), 1263, "doze")],
            log.Levels.Select(static s => (s.Start, s.Seconds, s.Level)));
        Assert.Equal([(Zone(13, 23, 33, 0), 64, "wake")], log.ShortWakes.Select(static s => (s.Start, s.Seconds, s.Level)));
        Assert.Equal(
            [("deep", 4, 88, 81), ("doze", 27, 231, null), ("wake", 26, 48, 51)],
            log.Summary.Select(static s => (s.Level, s.Count, s.Minutes, s.ThirtyDayAverageMinutes)));
    }

    [Fact]
    public void Map_LogWithLittleInIt_LeavesTheRestUnknown()
    {
        MappedAnswer answer = Answers.Sleep(Samples.Own("sleep-list.json"));

        SleepLog log = answer.Records<SleepLog>()[0];
        Assert.Equal("9223372036854775808", log.LogId);
        Assert.Equal(RecordTime.FromLocal(new LocalDateTime(2026, 3, 12, 14, 5)), log.Start);
        Assert.Equal(RecordTime.FromLocal(new LocalDateTime(2026, 3, 12, 15, 20)), log.End);   // no endTime: start and duration
        Assert.Equal(4500000, log.DurationMilliseconds);
        Assert.Equal("classic", log.Type);
        Assert.False(log.IsMainSleep);
        Assert.Null(log.DateOfSleep);
        Assert.Null(log.LogType);
        Assert.Equal(
            [null, null, null, null, null, null, null],
            new[] { log.Efficiency, log.InfoCode, log.MinutesAsleep, log.MinutesAwake, log.MinutesToFallAsleep, log.MinutesAfterWakeup, log.MinutesInBed });
        Assert.Empty(log.Levels);
        Assert.Empty(log.ShortWakes);
        Assert.Empty(log.Summary);
    }

    [Fact]
    public void Map_ListPage_GivesTheNextLinkVerbatimAndWhereTheLastLogBegan()
    {
        MappedAnswer known = Answers.Sleep(Samples.Own("sleep-list.json"), Answers.Context(StreamId.Sleep, Answers.Always, Answers.In(Answers.Lisbon)));
        MappedAnswer local = Answers.Sleep(Samples.Own("sleep-list.json"));

        Assert.Equal("https://api.fitbit.com/1.2/user/-/sleep/list.json?offset=2&limit=2&sort=desc&beforeDate=2026-03-15", known.Next);
        Assert.Equal(Instant.FromUtc(2026, 3, 12, 14, 5), known.LastStart);
        Assert.Equal(Instant.FromUtc(2026, 3, 12, 0, 5), local.LastStart);   // no zone: 14 hours ahead of UTC at most
    }

    [Theory]
    [InlineData("""{"pagination":{"next":""},"sleep":[]}""")]
    [InlineData("""{"pagination":{"next":null},"sleep":[]}""")]
    [InlineData("""{"pagination":{},"sleep":[]}""")]
    [InlineData("""{"pagination":[],"sleep":{}}""")]
    [InlineData("""{"sleep":[],"summary":{"totalTimeInBed":0}}""")]
    [InlineData("""{"sleep":null}""")]
    [InlineData("""{"summary":{}}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    public void Map_NoLogs_GivesNoBatchAndTheEndOfTheList(string json)
    {
        MappedAnswer answer = Answers.Sleep(json);

        Assert.Null(answer.Batch);
        Assert.Null(answer.Next);
        Assert.Null(answer.LastStart);
        Assert.Null(answer.PendingUntil);
        Assert.Empty(answer.Problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[{}]")]
    [InlineData("true")]
    [InlineData("""{"goal":{"minDuration":420}}""")]
    [InlineData("""{"sleep":7}""")]
    [InlineData("""{"sleep":{"logId":7}}""")]
    [InlineData("""{"sleep":[],"pagination":7}""")]
    [InlineData("""{"sleep":[],"pagination":{"next":7}}""")]
    [InlineData("""{"sleep":[] /* note */}""")]
    [InlineData("""{"sleep":[],}""")]
    public void Map_OtherThanPromised_Throws(string json) =>
        Assert.Equal("GetSleepLogList", Assert.Throws<HealthApiProtocolException>(() => Answers.Sleep(json)).Operation);

    [Theory]
    [InlineData("""{"meta":{"retryDuration":1200000,"state":"pending"}}""", 20)]
    [InlineData("""{"meta":{"state":"pending","retryDuration":"1200000"},"sleep":[]}""", 20)]
    [InlineData("""{"meta":{"retryDuration":3000,"state":"pending"}}""", 15)]
    [InlineData("""{"meta":{"state":"pending"}}""", 15)]
    [InlineData("""{"meta":{"retryDuration":9223372036854775807,"state":"pending"}}""", 30 * 24 * 60)]
    [InlineData("""{"meta":{"retryDuration":1200000,"state":"done"}}""", null)]
    [InlineData("""{"meta":null,"sleep":[]}""", null)]
    public void Map_StillProcessed_SaysWhenToAskAgain(string json, int? minutes)
    {
        MappingContext context = Answers.Context(StreamId.Sleep, Answers.Always);

        Assert.Equal(minutes is { } wait ? context.Now + Duration.FromMinutes(wait) : null, Answers.Sleep(json, context).PendingUntil);
    }

    [Fact]
    public void Map_VersionOne_GivesTheFieldsItHas()
    {
        SleepLog log = Assert.Single(Answers.Sleep(Samples.Own("sleep-version-1.json")).Records<SleepLog>());

        Assert.Equal("29744", log.LogId);
        Assert.Equal(RecordTime.FromLocal(new LocalDateTime(2011, 6, 16, 0, 0)), log.Start);
        Assert.Equal(RecordTime.FromLocal(new LocalDateTime(2011, 6, 16, 8, 0)), log.End);
        Assert.Equal("classic", log.Type);
        Assert.Equal((98, 3, 480, 4, 2, 489), (log.Efficiency, log.MinutesToFallAsleep, log.MinutesAsleep, log.MinutesAwake, log.MinutesAfterWakeup, log.MinutesInBed));
        Assert.Empty(log.Levels);
    }

    [Fact]
    public void Map_WrongForms_ReportsEachByPlaceAndKeepsTheRest()
    {
        MappedAnswer answer = Answers.Sleep(Samples.Own("sleep-problems.json"));

        SleepLog log = Assert.Single(answer.Records<SleepLog>());
        Assert.Equal("15", log.LogId);
        Assert.Equal("stages", log.Type);   // not stated in a form we know, but its levels tell
        Assert.Equal([34, 30], log.Levels.Select(static s => s.Seconds));   // in the order of time
        Assert.Equal([("light", null, 2)], log.Summary.Select(static s => (s.Level, s.Count, s.Minutes)));
        Assert.Equal(
            [
                "sleep[13]: not an object",
                "sleep[14].type: not a text",
                "sleep[14].dateOfSleep: not a date",
                "sleep[14].efficiency: not a whole number",
                "sleep[14].infoCode: out of range",
                "sleep[14].isMainSleep: neither true nor false",
                "sleep[14].minutesAsleep: not a whole number",
                "sleep[14].logType: not a text",
                "sleep[14].levels.data[1].dateTime: missing or malformed",
                "sleep[14].levels.data[2].seconds: missing or malformed",
                "sleep[14].levels.data[3].level: missing or malformed",
                "sleep[14].levels.data[4]: not an object",
                "sleep[14].levels.shortData: not an array",
                "sleep[14].levels.summary[0]: not an object",
                "sleep[14].levels.summary.count: not a whole number",
                "sleep[0].logId: missing",
                "sleep[1].startTime: missing",
                "sleep[2].logId: not an unsigned 64-bit number",
                "sleep[3].logId: not an unsigned 64-bit number",
                "sleep[4].logId: not an unsigned 64-bit number",
                "sleep[5].logId: not an unsigned 64-bit number",
                "sleep[6].startTime: not a local date and time",
                "sleep[7].startTime: not a local date and time",
                "sleep[8].endTime: missing, and no duration to replace it",
                "sleep[9].endTime: before the start",
                "sleep[10].endTime: not a local date and time",
                "sleep[11].startTime: not a local date and time",
                "sleep[12].endTime: missing, and no duration to replace it",
            ],
            answer.Problems.Select(static p => $"{p.Position}: {p.Reason}"));
    }

    [Fact]
    public void Map_SleepAcrossAClockChange_KeepsTheOffsetOfItsStart()
    {
        // Lisbon went from +00:00 to +01:00 on 2026-03-29 at 01:00.
        string json = """{"sleep":[{"logId":1,"startTime":"2026-03-28T23:00:00.000","endTime":"2026-03-29T07:00:00.000","levels":{"data":[{"dateTime":"2026-03-29T05:00:00.000","level":"rem","seconds":30}]}}]}""";

        SleepLog log = Assert.Single(Answers.Sleep(json, Answers.Context(StreamId.Sleep, Answers.Always, Answers.In(Answers.Lisbon))).Records<SleepLog>());

        Assert.Equal((TimeBasis.Zone, Offset.Zero, Instant.FromUtc(2026, 3, 28, 23, 0)), (log.Start.Basis, log.Start.Offset, log.Start.Instant));
        Assert.Equal((TimeBasis.Zone, Offset.Zero, Instant.FromUtc(2026, 3, 29, 7, 0)), (log.End.Basis, log.End.Offset, log.End.Instant));
        Assert.Equal(Instant.FromUtc(2026, 3, 29, 5, 0), log.Levels[0].Start.Instant);
    }

    [Fact]
    public void Map_BeforeTheFirstZone_TakesTheStartsBasisThroughout()
    {
        ZoneHistory zones = ZoneHistory.Of([(Instant.FromUtc(2026, 3, 14, 0, 0), DateTimeZoneProviders.Tzdb["Asia/Tokyo"])]);
        string json = """{"sleep":[{"logId":1,"startTime":"2026-03-14T02:00:00","endTime":"2026-03-14T10:00:00"}]}""";

        SleepLog log = Assert.Single(Answers.Sleep(json, Answers.Context(StreamId.Sleep, Answers.Always, zones)).Records<SleepLog>());

        Assert.Equal((TimeBasis.AssumedZone, Offset.FromHours(9)), (log.Start.Basis, log.Start.Offset));
        Assert.Equal((TimeBasis.AssumedZone, Instant.FromUtc(2026, 3, 14, 1, 0)), (log.End.Basis, log.End.Instant));
    }

    [Theory]
    [InlineData(false, 7, 0, true)]
    [InlineData(false, 6, 59, false)]
    [InlineData(false, 7, 59, true)]
    [InlineData(false, 8, 0, false)]
    [InlineData(true, 7, 0, false)]    // an hour ahead of UTC: 06:00Z
    [InlineData(true, 8, 0, true)]
    [InlineData(true, 9, 0, false)]
    public void Map_Window_TakesLogsByTheInstantAtWhichTheyEnded(bool inOslo, int hour, int minute, bool taken)
    {
        FetchWindow window = Answers.Between(Instant.FromUtc(2026, 3, 14, 7, 0), Instant.FromUtc(2026, 3, 14, 8, 0));
        ZoneHistory zones = inOslo ? Answers.In(DateTimeZoneProviders.Tzdb["Europe/Oslo"]) : ZoneHistory.Empty;
        string json = $$"""{"pagination":{"next":""},"sleep":[{"logId":1,"startTime":"2026-03-13T23:00:00","endTime":"2026-03-14T{{hour:00}}:{{minute:00}}:00"}]}""";

        MappedAnswer answer = Answers.Sleep(json, Answers.Context(StreamId.Sleep, window, zones));

        Assert.Equal(taken, answer.Batch is not null);
        Assert.Empty(answer.Problems);
        Assert.NotNull(answer.LastStart);
    }

    [Fact]
    public void Map_Consent_TakesOnlyLogsThatLieWhollyInside()
    {
        string json = """{"sleep":[{"logId":1,"startTime":"2026-03-13T23:00:00","endTime":"2026-03-14T07:00:00"}]}""";
        Instant start = Instant.FromUtc(2026, 3, 13, 23, 0);
        Instant end = Instant.FromUtc(2026, 3, 14, 7, 0);

        // In Lisbon the instants are known; without a zone the sleep may lie anywhere from 14 hours earlier to 12 hours later.
        Assert.True(Inside(Answers.In(Answers.Lisbon), start, end));
        Assert.False(Inside(Answers.In(Answers.Lisbon), start + Duration.Epsilon, end));
        Assert.False(Inside(Answers.In(Answers.Lisbon), start, end - Duration.Epsilon));
        Assert.True(Inside(ZoneHistory.Empty, start - Duration.FromHours(14), end + Duration.FromHours(12)));
        Assert.False(Inside(ZoneHistory.Empty, start - Duration.FromHours(13), end + Duration.FromHours(12)));
        Assert.False(Inside(ZoneHistory.Empty, start - Duration.FromHours(14), end + Duration.FromHours(11)));

        bool Inside(ZoneHistory zones, Instant consentStart, Instant consentEnd) =>
            Answers.Sleep(json, Answers.Context(StreamId.Sleep, Answers.Always, zones, consentStart, consentEnd)).Batch is not null;
    }

    [Fact]
    public void Map_RepeatedLog_KeepsTheLast()
    {
        string json = """
            {"sleep":[
              {"logId":1,"startTime":"2026-03-14T01:00:00","duration":60000,"efficiency":10},
              {"logId":2,"startTime":"2026-03-14T02:00:00","duration":60000,"efficiency":20},
              {"logId":"1","startTime":"2026-03-14T03:00:00","duration":60000,"efficiency":30}
            ]}
            """;

        Assert.Equal([("2", 20), ("1", 30)], Answers.Sleep(json).Records<SleepLog>().Select(static log => (log.LogId, log.Efficiency ?? 0)));
    }

    private static RecordTime Zone(int day, int hour, int minute, int second, int millisecond = 0) =>
        RecordTime.FromLocal(new(2026, 3, day, hour, minute, second, millisecond), Offset.Zero, TimeBasis.Zone);
}
