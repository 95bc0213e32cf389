using System.Globalization;
using System.Text;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi.Mapping.Tests;

public sealed class HeartRateMapperTests
{
    [Fact]
    public void Map_ZonesInsideValue_GivesEachSampleByTheSecond()
    {
        MappedAnswer answer = Answers.Heart(Samples.Own("heart-object-value.json"));

        HeartRateSample[] samples = answer.Records<HeartRateSample>();
        Assert.Equal(
            [(At(0, 0, 2), 1, 57), (At(9, 41, 37), 1, 123), (At(19, 5, 48), 1, 61), (At(23, 59, 59), 1, 8)],
            samples.Select(static s => (s.Time, s.IntervalSeconds, s.BeatsPerMinute)));
        Assert.Empty(answer.Problems);
        Assert.Null(answer.PendingUntil);
        Assert.Null(answer.Next);
        Assert.Null(answer.LastStart);
    }

    [Fact]
    public void Map_ZonesBesideValueNumbersAsTextAndEscapes_GivesMeansByTheQuarterHour()
    {
        MappedAnswer answer = Answers.Heart(Samples.Own("heart-string-value.json"));

        Assert.Equal(
            [(At(0, 15, 0), 900, 64), (At(0, 30, 0), 900, 63), (At(0, 45, 0), 900, 62)],
            answer.Records<HeartRateSample>().Select(static s => (s.Time, s.IntervalSeconds, s.BeatsPerMinute)));
        Assert.Empty(answer.Problems);
    }

    [Fact]
    public void Map_RowsOfWrongForm_ReportsEachByPlaceAndKeepsTheRest()
    {
        MappedAnswer answer = Answers.Heart(Samples.Own("heart-problems.json"));

        Assert.Equal([71, 89], answer.Records<HeartRateSample>().Select(static s => s.BeatsPerMinute));
        Assert.Equal(
            [
                "[1].time: missing",
                "[2].value: missing",
                "[3].time: not a time of day",
                "[4].time: not a time of day",
                "[5].time: not a time of day",
                "[6].time: not a time of day",
                "[7].time: not a time of day",
                "[8].value: out of range",
                "[9].value: out of range",
                "[10].value: out of range",
                "[11].value: not a whole number",
                "[12].value: not a whole number",
                "[13].value: not a whole number",
                "[14].value: not a whole number",
                "[15]: not an object",
                "[16]: not an object",
                "[17]: not an object",
                "[18].time: not a time of day",
                "[20].value: not a whole number",
            ],
            answer.Problems.Select(static p => $"{p.Position["activities-heart-intraday.dataset".Length..]}: {p.Reason}"));
        Assert.All(answer.Problems, static p => Assert.StartsWith("activities-heart-intraday.dataset[", p.Position, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(400, true)]
    [InlineData(0, false)]
    [InlineData(401, false)]
    public void Map_EndsOfTheRange_AreTheSameForScannerAndReader(int value, bool mapped)
    {
        string json = Answers.HeartJson($$"""{"time":"00:00:01","value":60},{"time":"00:00:02","value":{{value}}},{"time":"00:00:03","value":60}""");

        Assert.Equal(mapped ? 3 : 2, Answers.Heart(json).Records<HeartRateSample>().Length);
        Assert.Equal(mapped ? 3 : 2, Answers.Heart(Answers.WithoutScanner(json)).Records<HeartRateSample>().Length);
        Assert.Equal(mapped ? 0 : 1, Answers.Heart(json).Problems.Count);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"activities-heart":[]}""")]
    [InlineData("""{"activities-heart":{},"activities-heart-intraday":[]}""")]
    [InlineData("""{"activities-heart":null,"activities-heart-intraday":null}""")]
    [InlineData("""{"activities-heart-intraday":{}}""")]
    [InlineData("""{"activities-heart-intraday":{"dataset":{},"datasetInterval":1,"datasetType":"second"}}""")]
    public void Map_NoDataset_SaysNothingAndIsAProblem(string json)
    {
        MappedAnswer answer = Answers.Heart(json);

        Assert.Null(answer.Batch);
        Assert.Equal([new MappingProblem("activities-heart-intraday.dataset", "missing")], answer.Problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("<html></html>")]
    [InlineData("{} {}")]
    [InlineData("{}]")]
    [InlineData("[1]")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("""{"errors":[{"errorType":"validation"}]}""")]
    [InlineData("""{"activities-steps":[]}""")]
    [InlineData("""{"activities-heart":7}""")]
    [InlineData("""{"activities-heart":[7]}""")]
    [InlineData("""{"activities-heart":[{"dateTime":"2026-03-14","value":{"restingHeartRate":58}}]}""")]
    [InlineData("""{"activities-heart":[{"dateTime":20260314}]}""")]
    [InlineData("""{"activities-heart":[{"dateTime":"14.03.2026"}]}""")]
    [InlineData("""{"activities-heart":[{"dateTime":"2026-03-14"},{"dateTime":"2026-03-15"}]}""")]
    [InlineData("""{"activities-heart-intraday":"text"}""")]
    [InlineData("""{"activities-heart-intraday":[1]}""")]
    [InlineData("""{"activities-heart-intraday":{"dataset":"text"}}""")]
    [InlineData("""{"activities-heart-intraday":{"dataset":{"time":"00:00:01"}}}""")]
    [InlineData("""{"activities-heart-intraday":{"dataset":[{"time":"00:00:01","value":60}]}}""")]
    [InlineData("""{"activities-heart-intraday":{"dataset":[{"time":"00:00:01","value":60}],"datasetInterval":1,"datasetType":"fortnight"}}""")]
    [InlineData("""{"activities-heart-intraday":{"dataset":[{"time":"00:00:01","value":60}],"datasetInterval":0,"datasetType":"second"}}""")]
    [InlineData("""{"activities-heart-intraday":{"dataset":[{"time":"00:00:01","value":60},],"datasetInterval":1,"datasetType":"second"}}""")]
    [InlineData("""{"activities-heart-intraday":{"dataset":[{"time":"00:00:01","value":060}],"datasetInterval":1,"datasetType":"second"}}""")]
    [InlineData("""{"activities-heart-intraday":{"dataset":[{"time":"00:00:01","value":60}}],"datasetInterval":1,"datasetType":"second"}}""")]
    public void Map_OtherThanPromised_ThrowsWithoutQuotingTheBody(string json)
    {
        HealthApiProtocolException error = Assert.Throws<HealthApiProtocolException>(() => Answers.Heart(json));

        Assert.Equal("GetHeartRateIntraday", error.Operation);
        Assert.Equal(HealthApiErrorKind.Protocol, error.Kind);
        Assert.Null(error.InnerException);
        Assert.DoesNotContain("2026", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Map_AnswerForAnotherDate_Throws() =>
        Assert.Throws<HealthApiProtocolException>(() => Answers.Heart(Answers.HeartJson("", date: "2026-03-13")));

    [Theory]
    [InlineData(61, true)]
    [InlineData(62, false)]
    public void Map_NestedBeyondTheLimit_Throws(int inner, bool mapped)
    {
        // The root, the member's own array and the arrays in it: 64 levels are allowed in all.
        string json = $$"""{"unknown":[[{{new string('[', inner)}}{{new string(']', inner)}}]],"activities-heart":[]}""";

        if (mapped)
        {
            Assert.Null(Answers.Heart(json).Batch);
        }
        else
        {
            Assert.Throws<HealthApiProtocolException>(() => Answers.Heart(json));
        }
    }

    [Fact]
    public void Map_ByteOrderMarkAndPieces_MakeNoDifference()
    {
        byte[] body = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Samples.Own("heart-object-value.json"))];
        MappingContext context = Answers.Context(StreamId.HeartRate);

        for (int length = 1; length < 40; length++)
        {
            Assert.Equal([57, 123, 61, 8], HeartRateMapper.Map(Samples.InPieces(body, length), context).Records<HeartRateSample>().Select(static s => s.BeatsPerMinute));
        }
    }

    [Fact]
    public void Map_WindowWithinTheDay_CutsAtItsEdges()
    {
        FetchWindow window = Answers.Between(Instant.FromUtc(2026, 3, 14, 8, 0), Instant.FromUtc(2026, 3, 14, 9, 0));
        string json = Answers.HeartJson(Rows(("07:59:59", 1), ("08:00:00", 2), ("08:59:59", 3), ("09:00:00", 4)));

        MappedAnswer answer = Answers.Heart(json, Answers.Context(StreamId.HeartRate, window));

        Assert.Equal([2, 3], answer.Records<HeartRateSample>().Select(static s => s.BeatsPerMinute));
        Assert.Empty(answer.Problems);
    }

    [Fact]
    public void Map_ConsentWithinTheDay_CutsAtItsEdges()
    {
        string json = Answers.HeartJson(Rows(("07:59:59", 1), ("08:00:00", 2), ("08:00:01", 3), ("08:59:59", 4), ("09:00:00", 5)));

        MappingContext exact = Answers.Context(StreamId.HeartRate, consentStart: Instant.FromUtc(2026, 3, 14, 8, 0), consentEnd: Instant.FromUtc(2026, 3, 14, 9, 0));
        MappingContext uneven = Answers.Context(
            StreamId.HeartRate,
            consentStart: Instant.FromUtc(2026, 3, 14, 8, 0) + Duration.FromNanoseconds(1),
            consentEnd: Instant.FromUtc(2026, 3, 14, 9, 0) - Duration.FromNanoseconds(1));

        Assert.Equal([2, 3, 4], Answers.Heart(json, exact).Records<HeartRateSample>().Select(static s => s.BeatsPerMinute));
        Assert.Equal([3], Answers.Heart(json, uneven).Records<HeartRateSample>().Select(static s => s.BeatsPerMinute));
    }

    [Fact]
    public void Map_EmptyDataset_SaysThatThereIsNothing() =>
        Assert.Equal(0, Answers.Heart("""{"activities-heart-intraday":{"dataset":[]}}""").Batch!.Count);

    [Fact]
    public void Map_NothingLeftAfterTheCut_SaysThatThereIsNothing()
    {
        FetchWindow window = Answers.Between(Instant.FromUtc(2026, 3, 14, 8, 0), Instant.FromUtc(2026, 3, 14, 9, 0));

        Assert.Equal(0, Answers.Heart(Answers.HeartJson(Rows(("07:59:59", 61))), Answers.Context(StreamId.HeartRate, window)).Batch!.Count);
    }

    [Fact]
    public void Map_RowLaterThanNow_MeansThatTheAnswerIsNotInUtc()
    {
        Instant now = Instant.FromUtc(2026, 3, 14, 8, 0);
        FetchWindow window = Answers.Between(Instant.FromUtc(2026, 3, 14, 0, 0), now);

        // Five minutes are left to the clocks; the row that tells lies beyond the window.
        Assert.Equal(0, Answers.Heart(Answers.HeartJson(Rows(("08:05:00", 61))), Answers.Context(StreamId.HeartRate, window, now: now)).Batch!.Count);
        Assert.Throws<HealthApiProtocolException>(() => Answers.Heart(Answers.HeartJson(Rows(("08:05:01", 61))), Answers.Context(StreamId.HeartRate, window, now: now)));
    }

    [Fact]
    public void Map_RowsOutOfOrder_SortsThemAndKeepsEqualTimesInTheServicesOrder()
    {
        string json = Answers.HeartJson(Rows(("00:00:09", 99), ("00:00:05", 52), ("00:00:05", 51), ("00:00:01", 11), ("00:00:05", 53)));

        MappedAnswer answer = Answers.Heart(json);

        Assert.Equal([11, 52, 51, 53, 99], answer.Records<HeartRateSample>().Select(static s => s.BeatsPerMinute));
        Assert.Equal([0, 0, 1, 2, 0], Enumerable.Range(0, 5).Select(i => answer.Batch!.GetHead(i).Id.Counter));
    }

    [Fact]
    public void Map_MoreProblemsThanAreKept_CountsTheOthers()
    {
        string json = Answers.HeartJson(string.Join(',', Enumerable.Repeat("7", 250)));

        IReadOnlyList<MappingProblem> problems = Answers.Heart(json).Problems;

        Assert.Equal(101, problems.Count);
        Assert.Equal("activities-heart-intraday.dataset[99]", problems[99].Position);
        Assert.Equal(new("activities-heart-intraday.dataset", "150 more elements could not be mapped"), problems[100]);
    }

    [Fact]
    public void Map_NamesThatAreNotUnicode_AreJustUnknown()
    {
        string json = Answers.HeartJson("""{"\ud800":1,"time":"00:00:01","value":60,"x":"\ud800"},{"time":"\ud800","value":60},{"time":"00:00:02","value":"\ud800"}""");

        MappedAnswer answer = Answers.Heart(json);

        Assert.Single(answer.Records<HeartRateSample>());
        Assert.Equal(["time", "value"], answer.Problems.Select(static p => p.Position.Split('.')[^1]));
    }

    private static RecordTime At(int hour, int minute, int second) =>
        RecordTime.FromInstant(Instant.FromUtc(2026, 3, 14, hour, minute, second));

    private static string Rows(params (string Time, int Value)[] rows) =>
        string.Join(',', rows.Select(static row => string.Create(CultureInfo.InvariantCulture, $$"""{"time":"{{row.Time}}","value":{{row.Value}}}""")));
}
