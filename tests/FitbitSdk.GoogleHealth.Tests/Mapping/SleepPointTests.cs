using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.GoogleHealth.Tests;

public sealed class SleepPointTests
{
    private static readonly Offset Hour = Offset.FromHours(1);

    [Fact]
    public void Sleep_WithStages_KeepsEveryFieldApart()
    {
        SourcePage page = Samples.Map(GoogleHealthStreams.Sleep, Samples.Own("sleep-stages.json"));

        SleepLog log = Assert.Single(page.Records<SleepLog>());
        Assert.Empty(page.Problems);
        Assert.Null(page.PendingUntil);
        Assert.Equal(("1234567890", "stages", "auto_detected", true), (log.LogId, log.Type, log.LogType, log.IsMainSleep));
        Assert.Equal(Samples.Stated(Instant.FromUtc(2026, 3, 13, 22, 10, 30), Offset.Zero), log.Start);
        Assert.Equal(Samples.Stated(Instant.FromUtc(2026, 3, 14, 5, 52, 30) + Duration.FromMilliseconds(250), Hour), log.End);
        Assert.Equal((new LocalDate(2026, 3, 14), 27_720_250L), (log.DateOfSleep, log.DurationMilliseconds));
        Assert.Equal((414, 48, 6, 1, 462), (log.MinutesAsleep, log.MinutesAwake, log.MinutesToFallAsleep, log.MinutesAfterWakeup, log.MinutesInBed));
        Assert.Equal((null, null), (log.Efficiency, log.InfoCode));
        Assert.Equal(
            [
                (Samples.Stated(Instant.FromUtc(2026, 3, 13, 22, 10, 30), Offset.Zero), 362, "wake"),
                (Samples.Stated(Instant.FromUtc(2026, 3, 13, 22, 41, 30), Offset.Zero), 2701, "deep"),
                (Samples.Stated(Instant.FromUtc(2026, 3, 14, 2, 0), Hour), 33, "rem"),
                (Samples.Stated(Instant.FromUtc(2026, 3, 14, 3, 0), Hour), 34, "light"),
                (Samples.Stated(Instant.FromUtc(2026, 3, 14, 4, 0), Hour), 35, "dozing"),
            ],
            log.Levels.Select(static stage => (stage.Start, stage.Seconds, stage.Level)));
        Assert.Equal([(Samples.Stated(Instant.FromUtc(2026, 3, 14, 1, 0), Hour), 36, "wake")], log.ShortWakes.Select(static stage => (stage.Start, stage.Seconds, stage.Level)));
        Assert.Equal(
            [("deep", 4, 88, null), ("wake", 26, 47, null), ("rem", null, 95, (int?)null)],
            log.Summary.Select(static level => (level.Level, level.Count, level.Minutes, level.ThirtyDayAverageMinutes)));
    }

    [Fact]
    public void Sleep_Classic_HasTheWordsOfAClassicSleep()
    {
        SourcePage page = Samples.Map(GoogleHealthStreams.Sleep, Log("""
            "type":"CLASSIC","stages":[{"startTime":"2026-03-14T01:00:00Z","endTime":"2026-03-14T01:05:00Z","type":"AWAKE"},
            {"startTime":"2026-03-14T01:05:00Z","endTime":"2026-03-14T02:00:00Z","type":"ASLEEP"},{"startTime":"2026-03-14T02:00:00Z","endTime":"2026-03-14T02:01:00Z","type":"RESTLESS"}]
            """));

        SleepLog log = Assert.Single(page.Records<SleepLog>());
        Assert.Equal("classic", log.Type);
        Assert.Equal(["awake", "asleep", "restless"], log.Levels.Select(static stage => stage.Level));
    }

    [Theory]
    [InlineData("MANUAL", "", "manual")]
    [InlineData("PASSIVELY_MEASURED", "", "auto_detected")]
    [InlineData("DERIVED", "\"manuallyEdited\":true", "auto_detected")]
    [InlineData("UNKNOWN", "\"manuallyEdited\":true", "manual")]
    [InlineData("UNKNOWN", "", null)]
    public void Sleep_ByHowItWasRecorded_SaysHowItCameAbout(string method, string metadata, string? expected)
    {
        SourcePage page = Samples.Map(GoogleHealthStreams.Sleep, Log($$"""  "metadata":{ {{metadata}} }""", method));

        Assert.Equal(expected, Assert.Single(page.Records<SleepLog>()).LogType);
    }

    [Theory]
    [InlineData("\"mainSleep\":true", true)]
    [InlineData("\"mainSleep\":false", false)]
    [InlineData("\"nap\":true", false)]
    [InlineData("\"nap\":false", null)]
    public void Sleep_MainOrNap_IsAsStated(string metadata, bool? expected)
    {
        SourcePage page = Samples.Map(GoogleHealthStreams.Sleep, Log($$"""  "metadata":{ {{metadata}} }"""));

        Assert.Equal(expected, Assert.Single(page.Records<SleepLog>()).IsMainSleep);
    }

    [Fact]
    public void Sleep_StillBeingProcessed_IsHeldBackAndAskedForAgain()
    {
        Instant now = Instant.FromUtc(2026, 3, 14, 8, 0);

        SourcePage page = Samples.Map(GoogleHealthStreams.Sleep, Log("\"metadata\":{\"processed\":false}"), now: now);

        Assert.Empty(page.Records<SleepLog>());
        Assert.Equal(now + Duration.FromMinutes(15), page.PendingUntil);
        Assert.Empty(page.Problems);
    }

    [Fact]
    public void Sleep_NotProcessedAfterADay_IsDeliveredAsItIs()
    {
        SourcePage page = Samples.Map(GoogleHealthStreams.Sleep, Log("\"metadata\":{\"processed\":false}"), now: Instant.FromUtc(2026, 3, 15, 5, 0));

        Assert.Single(page.Records<SleepLog>());
        Assert.Null(page.PendingUntil);
    }

    [Fact]
    public void Sleep_BeingProcessedOutsideOfTheWindow_HoldsNothingUp()
    {
        SourcePage page = Samples.Map(
            GoogleHealthStreams.Sleep,
            Log("\"metadata\":{\"processed\":false}"),
            TestHost.Request(GoogleHealthStreams.Sleep, "2026-03-01T00:00:00Z", "2026-03-14T05:00:00Z"),
            Instant.FromUtc(2026, 3, 14, 8, 0));

        Assert.Empty(page.Records<SleepLog>());
        Assert.Null(page.PendingUntil);
    }

    [Theory]
    [InlineData("2026-03-14T05:00:00Z", "2026-03-15T00:00:00Z", 1)]   // the end decides, and the first instant belongs
    [InlineData("2026-03-13T00:00:00Z", "2026-03-14T05:00:00Z", 0)]
    [InlineData("2026-03-14T05:00:01Z", "2026-03-15T00:00:00Z", 0)]
    public void Sleep_AtTheBorderOfAWindow_BelongsByItsEnd(string start, string end, int expected)
    {
        SourcePage page = Samples.Map(GoogleHealthStreams.Sleep, Log("\"type\":\"STAGES\""), TestHost.Request(GoogleHealthStreams.Sleep, start, end));

        Assert.Equal(expected, page.Records<SleepLog>().Length);
    }

    [Theory]
    [InlineData("2026-03-14T00:00:00Z", null, 1)]
    [InlineData("2026-03-14T00:00:01Z", null, 0)]
    [InlineData("2026-03-01T00:00:00Z", "2026-03-14T05:00:00Z", 1)]
    [InlineData("2026-03-01T00:00:00Z", "2026-03-14T04:59:59Z", 0)]
    public void Sleep_AtTheBorderOfAConsent_IsDeliveredOnlyWhole(string start, string? end, int expected)
    {
        SyncUser user = new(TestHost.Anna.Key, StreamTime.Parse(start).ToInstant(), end is null ? null : StreamTime.Parse(end).ToInstant());

        SourcePage page = Samples.Map(
            GoogleHealthStreams.Sleep, Log("\"type\":\"STAGES\""), TestHost.Request(GoogleHealthStreams.Sleep, "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z", user));

        Assert.Equal(expected, page.Records<SleepLog>().Length);
    }

    [Theory]
    [InlineData("""{"sleep":{"interval":{"startTime":"2026-03-14T00:00:00Z","endTime":"2026-03-14T05:00:00Z"} } }""", "dataPoints[0].name")]
    [InlineData("""{"name":"a/1","sleep":{"interval":{"startTime":"2026-03-14T00:00:00Z"} } }""", "dataPoints[0].endTime")]
    [InlineData("""{"name":"a/1","sleep":{"interval":{"startTime":"2026-03-14T00:00:00Z","endTime":"2026-03-13T00:00:00Z"} } }""", "dataPoints[0].endTime")]
    [InlineData("""{"name":"a/1","sleep":{} }""", "dataPoints[0].startTime")]
    [InlineData("""{"name":"a/1","sleep":{"interval":{"startTime":"2026-03-14T00:00:00Z","endTime":null} } }""", "dataPoints[0].endTime")]
    [InlineData("""{"name":"a/1","sleep":{"interval":{"startTime":5,"endTime":"2026-03-14T00:00:00Z"} } }""", "dataPoints[0].startTime")]
    [InlineData("""{"name":"a/1","exercise":{} }""", "dataPoints[0].sleep")]
    public void Sleep_WithoutWhatItNeeds_IsAProblemByItsPlace(string point, string position)
    {
        SourcePage page = Samples.Map(GoogleHealthStreams.Sleep, $$"""{"dataPoints":[{{point}}]}""");

        Assert.Empty(page.Records<SleepLog>());
        Assert.Equal(position, Assert.Single(page.Problems).Position);
    }

    private static string Log(string members, string method = "DERIVED") => $$"""
        {"dataPoints":[{"name":"users/me/dataTypes/sleep/dataPoints/77","dataSource":{"recordingMethod":"{{method}}"},
        "sleep":{"interval":{"startTime":"2026-03-14T00:00:00Z","startUtcOffset":"3600s","endTime":"2026-03-14T05:00:00Z","endUtcOffset":"3600s"},{{members}} } }]}
        """;
}
