using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.GoogleHealth.Tests;

/// <summary>Heart rate and steps, and what the answers to all types have in common.</summary>
public sealed class SamplePointTests
{
    private static readonly Instant Eight = Instant.FromUtc(2026, 3, 14, 8, 0);

    [Fact]
    public void HeartRate_NewestFirst_ComesInTheOrderOfTimeWithItsOffset()
    {
        SourcePage page = Samples.Map(GoogleHealthStreams.HeartRate, """
            {"dataPoints":[
              {"heartRate":{"metadata":{"motionContext":"ACTIVE"},"sampleTime":{"physicalTime":"2026-03-14T08:00:05.123456Z","utcOffset":"-18000s","civilTime":{"time":{} } },"beatsPerMinute":"62"} },
              {"dataPointName":"","heartRate":{"beatsPerMinute":61,"sampleTime":{"physicalTime":"2026-03-14T08:00:00Z"} } }
            ]}
            """);

        HeartRateSample[] samples = page.Records<HeartRateSample>();
        Assert.Equal(
            [(RecordTime.FromInstant(Eight), 1, 61), (Samples.Stated(Eight + Duration.FromTicks(51_234_560), Offset.FromHours(-5)), 1, 62)],
            samples.Select(static sample => (sample.Time, sample.IntervalSeconds, sample.BeatsPerMinute)));
        Assert.Empty(page.Problems);
    }

    [Fact]
    public void HeartRate_EqualTimes_LieSideBySideInAnOrderOfTheirOwn()
    {
        SourcePage one = Samples.Map(GoogleHealthStreams.HeartRate, Points(PagingService.Heart(Eight, 70), PagingService.Heart(Eight, 90), PagingService.Heart(Eight, 70)));
        SourcePage other = Samples.Map(GoogleHealthStreams.HeartRate, Points(PagingService.Heart(Eight, 90), PagingService.Heart(Eight, 70), PagingService.Heart(Eight, 70)));

        Assert.Equal([70, 70, 90], one.Records<HeartRateSample>().Select(static sample => sample.BeatsPerMinute));
        Assert.Equal([70, 70, 90], other.Records<HeartRateSample>().Select(static sample => sample.BeatsPerMinute));
    }

    [Theory]
    [InlineData("\"beatsPerMinute\":\"401\"", "heartRate.beatsPerMinute", "out of range")]
    [InlineData("\"beatsPerMinute\":\"NaN\"", "heartRate.beatsPerMinute", "not a whole number")]
    [InlineData("\"beatsPerMinute\":{}", "heartRate.beatsPerMinute", "not a whole number")]
    [InlineData("\"beatsPerMinute\":null", "heartRate.beatsPerMinute", "missing")]
    [InlineData("\"metadata\":{}", "heartRate.beatsPerMinute", "missing")]
    public void HeartRate_WithoutAValue_IsAProblemThatQuotesNothing(string member, string position, string reason)
    {
        SourcePage page = Samples.Map(GoogleHealthStreams.HeartRate, Points(
            $$$"""{"heartRate":{"sampleTime":{"physicalTime":"2026-03-14T08:00:00Z"},{{{member}}} } }""", PagingService.Heart(Eight, 64)));

        Assert.Equal(64, Assert.Single(page.Records<HeartRateSample>()).BeatsPerMinute);
        Assert.Equal(new MappingProblem($"dataPoints[0].{position}", reason), Assert.Single(page.Problems));
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2026-03-14T08:00:00")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    public void HeartRate_WithoutATimestamp_IsAProblem(string time)
    {
        SourcePage page = Samples.Map(GoogleHealthStreams.HeartRate, Points($$$"""{"heartRate":{"sampleTime":{"physicalTime":"{{{time}}}"},"beatsPerMinute":"61"} }"""));

        Assert.Empty(page.Records<HeartRateSample>());
        Assert.Equal("not a timestamp", Assert.Single(page.Problems).Reason);
    }

    [Theory]
    [InlineData("3600")]
    [InlineData("64801s")]
    [InlineData("1.5s")]
    [InlineData("soon")]
    public void HeartRate_WithoutAnOffsetThatCanBe_KeepsTheInstantAndReportsIt(string offset)
    {
        SourcePage page = Samples.Map(GoogleHealthStreams.HeartRate, Points($$$"""{"heartRate":{"sampleTime":{"physicalTime":"2026-03-14T08:00:00Z","utcOffset":"{{{offset}}}"},"beatsPerMinute":"61"} }"""));

        Assert.Equal(RecordTime.FromInstant(Eight), Assert.Single(page.Records<HeartRateSample>()).Time);
        Assert.Equal(new("dataPoints[0].heartRate.sampleTime.utcOffset", "not an offset"), Assert.Single(page.Problems));
    }

    [Fact]
    public void Steps_OfAnInterval_HaveItsStartItsLengthAndTheirCount()
    {
        SourcePage page = Samples.Map(GoogleHealthStreams.Steps, Points(
            """{"steps":{"count":"97","interval":{"startTime":"2026-03-14T08:01:00Z","startUtcOffset":"3600s","endTime":"2026-03-14T08:03:01Z","endUtcOffset":"7200s"} } }""",
            """{"steps":{"interval":{"startTime":"2026-03-14T08:00:00Z","startUtcOffset":"3600s","endTime":"2026-03-14T08:01:00Z"} } }"""));

        Assert.Equal(
            [(Samples.Stated(Eight, Offset.FromHours(1)), 60, 0), (Samples.Stated(Eight + Duration.FromMinutes(1), Offset.FromHours(1)), 121, 97)],
            page.Records<StepCount>().Select(static count => (count.Time, count.IntervalSeconds, count.Steps)));
        Assert.Empty(page.Problems);
    }

    [Theory]
    [InlineData("\"count\":\"many\"", "steps.count", "not a whole number")]
    [InlineData("\"count\":\"-1\"", "steps.count", "out of range")]
    public void Steps_WithoutACountThatCanBe_AreAProblem(string member, string position, string reason)
    {
        SourcePage page = Samples.Map(
            GoogleHealthStreams.Steps, Points($$$"""{"steps":{"interval":{"startTime":"2026-03-14T08:00:00Z","endTime":"2026-03-14T08:01:00Z"},{{{member}}} } }"""));

        Assert.Empty(page.Records<StepCount>());
        Assert.Equal(new MappingProblem($"dataPoints[0].{position}", reason), Assert.Single(page.Problems));
    }

    [Fact]
    public void Steps_PastTheEndOfTheConsent_AreLeftOut()
    {
        SyncUser user = new(TestHost.Anna.Key, Eight, Eight + Duration.FromSeconds(119));

        SourcePage page = Samples.Map(
            GoogleHealthStreams.Steps,
            Points(Minute(2, 3), Minute(1, 2), Minute(0, 1), Minute(-1, 0)),
            TestHost.Request(GoogleHealthStreams.Steps, "2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z", user));

        Assert.Equal(Eight, Assert.Single(page.Records<StepCount>()).Time.Instant);

        static string Minute(int from, int to) => $$$"""{"steps":{"count":"1","interval":{"startTime":"{{{Eight + Duration.FromMinutes(from)}}}","endTime":"{{{Eight + Duration.FromMinutes(to)}}}"} } }""";
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"dataPoints":[]}""")]
    [InlineData("""{"dataPoints":null,"nextPageToken":null}""")]
    [InlineData("""{"nextPageToken":"","somethingNew":{"a":[1]} }""")]
    public void Answer_WithoutPoints_IsAnEmptyBatch(string json)
    {
        SourcePage page = Samples.Map(GoogleHealthStreams.Steps, json);

        Assert.Empty(page.Records<StepCount>());
        Assert.Empty(page.Problems);
    }

    [Theory]
    [InlineData("""{"error":{"code":500,"message":"SECRET","status":"INTERNAL"} }""")]
    [InlineData("""{"dataPoints":[],"error":{"code":500} }""")]
    [InlineData("""{"rollupDataPoints":[]}""")]
    [InlineData("""{"dataPoints":"SECRET"}""")]
    [InlineData("""{"dataPoints":[],"nextPageToken":5}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("<html>SECRET</html>")]
    [InlineData("""{"dataPoints":[{"steps":{"count":"1" """)]
    public void Answer_OfAnotherShape_IsAProtocolErrorAndNeverAnEmptyWindow(string json)
    {
        HealthApiProtocolException error = Assert.Throws<HealthApiProtocolException>(() => Samples.Map(GoogleHealthStreams.Steps, json));

        Assert.Equal("ReconcileSteps", error.Operation);
        Assert.DoesNotContain("SECRET", error.ToString(), StringComparison.Ordinal);
    }

    private static string Points(params string[] points) => $$"""{"dataPoints":[{{string.Join(',', points)}}]}""";
}
