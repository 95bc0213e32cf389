using System.Buffers;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi.Mapping.Tests;

public sealed class DailyActivityMapperTests
{
    private static readonly FitbitStreamRow Row = FitbitStreamRow.Of(FitbitStreams.DailyActivity);

    [Fact]
    public void Resources_AreSeven_AndTheStreamSaysSo()
    {
        Assert.Equal(["steps", "distance", "calories", "minutesSedentary", "minutesLightlyActive", "minutesFairlyActive", "minutesVeryActive"], Row.Resources);
        Assert.Equal(Row.Resources.Count, Row.Stream.RequestsPerWindow);
    }

    [Fact]
    public void Map_Series_AreJoinedByTheirDates()
    {
        // One body that holds all of them: each series finds its own.
        MappedAnswer answer = Map(_ => Samples.Own("daily-activity.json"));

        Assert.Empty(answer.Problems);
        Assert.Equal(
            [
                (13, 9021, 1005, 2460, 702, 301, 0, 12),
                (14, 15570, 11250, 2601.5, 613, 254, 38, 27),
                (15, 0, 0, 1892.7099609375, 3000, 0, 0, (int?)0),
            ],
            answer.Records<DailyActivity>().Select(static day => (
                day.Date.Day, day.Steps, day.DistanceMetres, day.Kilocalories, day.SedentaryMinutes, day.LightlyActiveMinutes, day.FairlyActiveMinutes, day.VeryActiveMinutes)));
    }

    [Theory]
    [InlineData("steps", "1000001", "out of range")]
    [InlineData("steps", "\"-1\"", "out of range")]
    [InlineData("steps", "\"12.5\"", "not a whole number")]
    [InlineData("steps", "\"NaN\"", "not a whole number")]
    [InlineData("steps", "null", "not a whole number")]
    [InlineData("steps", "{}", "not a whole number")]
    [InlineData("distance", "\"1e9\"", "out of range")]
    [InlineData("distance", "\"1e308\"", "not a number")]
    [InlineData("distance", "\"-0.1\"", "out of range")]
    [InlineData("distance", "\"far\"", "not a number")]
    [InlineData("distance", "\"NaN\"", "not a number")]
    [InlineData("calories", "100000.5", "out of range")]
    [InlineData("calories", "null", "not a number")]
    [InlineData("minutesSedentary", "\"3001\"", "out of range")]
    [InlineData("minutesVeryActive", "1e30", "not a whole number")]
    public void Map_ValueThatNoDateCanHave_IsReportedByPlaceAndItsDateLeftOut(string resource, string value, string problem)
    {
        MappedAnswer answer = Map(one => Series(one, "13", "7", "14", one == resource ? value : "9"));

        Assert.Equal(13, Assert.Single(answer.Records<DailyActivity>()).Date.Day);
        Assert.Equal([$"activities-{resource}[1].value: {problem}"], Told(answer));
    }

    [Theory]
    [InlineData("steps", "\"1000000\"")]
    [InlineData("distance", "100000")]
    [InlineData("calories", "\"-0\"")]
    [InlineData("minutesSedentary", "3000")]   // the date after a flight across the date line
    public void Map_ValueAtABound_IsKept(string resource, string value)
    {
        MappedAnswer answer = Map(one => Series(one, "14", one == resource ? value : "9"));

        Assert.Empty(answer.Problems);
        Assert.DoesNotContain(":-0", answer.Lines(), StringComparison.Ordinal);
        Assert.Equal(1, answer.Batch!.Count);
    }

    [Fact]
    public void Map_ValueMissing_IsReportedAndItsDateLeftOut()
    {
        MappedAnswer answer = Map(static one => one is "calories" ? """{"activities-calories":[{"dateTime":"2026-03-14"}]}""" : Series(one, "14", "9"));

        Assert.Equal(0, answer.Batch!.Count);
        Assert.Equal(["activities-calories[0].value: missing"], Told(answer));
    }

    [Fact]
    public void Map_DateThatOneSeriesLacks_IsReportedAndLeftOut()
    {
        MappedAnswer answer = Map(static one => one is "distance" ? Series(one, "13", "7") : Series(one, "13", "7", "14", "9"));

        Assert.Equal(13, Assert.Single(answer.Records<DailyActivity>()).Date.Day);
        Assert.Equal(["activities-distance: 2026-03-14 missing"], Told(answer));
    }

    [Fact]
    public void Map_OneSeriesEmpty_LeavesAllDatesOut()
    {
        MappedAnswer answer = Map(static one => one is "steps" ? Series(one) : Series(one, "13", "7", "14", "9"));

        Assert.Equal(0, answer.Batch!.Count);
        Assert.Equal(["activities-steps: 2026-03-13 missing", "activities-steps: 2026-03-14 missing"], Told(answer));
    }

    [Fact]
    public void Map_OneSeriesLacksItsList_SaysNothingOfAnyDate()
    {
        MappedAnswer answer = Map(static one => one is "minutesFairlyActive" ? "{}" : $$"""{"activities-{{one}}":[{"dateTime":"2026-03-14","value":"9"}]}""");

        Assert.Null(answer.Batch);
        Assert.Equal([new MappingProblem("activities-minutesFairlyActive", "missing")], answer.Problems);
    }

    [Fact]
    public void Map_AnotherSeriesThanAskedFor_Throws() =>
        Assert.Throws<HealthApiProtocolException>(() => Map(static _ => """{"activities-steps":[]}"""));

    private static string Series(string resource, params string[] daysAndValues) =>
        $$"""{"activities-{{resource}}":[{{string.Join(',', daysAndValues.Chunk(2).Select(static one => $$"""{"dateTime":"2026-03-{{one[0]}}","value":{{one[1]}}}"""))}}]}""";

    private static IEnumerable<string> Told(MappedAnswer answer) => answer.Problems.Select(static p => $"{p.Position}: {p.Reason}");

    private static MappedAnswer Map(Func<string, string> bodyOf) =>
        Row.Map([.. Row.Resources.Select(resource => Answers.Body(bodyOf(resource)))], Answers.Context(Row.Stream.Id, DatedAnswers.Dates));
}
