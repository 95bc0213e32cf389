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
                (13, 9021, null, 2460, 702, null, null, null),
                (14, 15570, 11250, 2601.5, 613, 254, 38, 27),
                (15, 0, 0, 1892.7099609375, 1500, 0, 0, (int?)0),
            ],
            answer.Records<DailyActivity>().Select(static day => (
                day.Date.Day, day.Steps, day.DistanceMetres, day.Kilocalories, day.SedentaryMinutes, day.LightlyActiveMinutes, day.FairlyActiveMinutes, day.VeryActiveMinutes)));
    }

    [Theory]
    [InlineData("steps", "\"1000000\"", null)]
    [InlineData("steps", "1000001", "out of range")]
    [InlineData("steps", "\"-1\"", "out of range")]
    [InlineData("steps", "\"12.5\"", "not a whole number")]
    [InlineData("steps", "\"NaN\"", "not a whole number")]
    [InlineData("steps", "{}", "not a whole number")]
    [InlineData("distance", "\"1e9\"", "out of range")]
    [InlineData("distance", "\"1e308\"", "not a number")]
    [InlineData("distance", "\"-0.1\"", "out of range")]
    [InlineData("distance", "\"far\"", "not a number")]
    [InlineData("calories", "100000.5", "out of range")]
    [InlineData("minutesSedentary", "\"2941\"", "out of range")]
    [InlineData("minutesVeryActive", "1e30", "not a whole number")]
    public void Map_ValueThatNoDateCanHave_IsReportedByPlaceAndAloneLeftOut(string resource, string value, string? problem)
    {
        MappedAnswer answer = Map(one => one == resource
            ? $$"""{"activities-{{one}}":[{"dateTime":"2026-03-13","value":"7"},{"dateTime":"2026-03-14","value":{{value}}}]}"""
            : $$"""{"activities-{{one}}":[{"dateTime":"2026-03-14","value":"9"}]}""");

        Assert.Equal([13, 14], answer.Records<DailyActivity>().Select(static day => day.Date.Day));
        Assert.Equal(problem is null ? 7 : 6, Values(answer.Records<DailyActivity>()[1]).Count(static known => known));
        Assert.Equal(problem is null ? [] : [$"activities-{resource}[1].value: {problem}"], answer.Problems.Select(static p => $"{p.Position}: {p.Reason}"));
    }

    [Fact]
    public void Map_ValueMissing_IsReported() =>
        Assert.Equal(
            new MappingProblem("activities-calories[0].value", "missing"),
            Assert.Single(Map(static one => one is "calories" ? """{"activities-calories":[{"dateTime":"2026-03-14"}]}""" : $$"""{"activities-{{one}}":[]}""").Problems));

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

    private static bool[] Values(DailyActivity day) =>
    [
        day.Steps.HasValue, day.DistanceMetres.HasValue, day.Kilocalories.HasValue,
        day.SedentaryMinutes.HasValue, day.LightlyActiveMinutes.HasValue, day.FairlyActiveMinutes.HasValue, day.VeryActiveMinutes.HasValue,
    ];

    private static MappedAnswer Map(Func<string, string> bodyOf) =>
        Row.Map([.. Row.Resources.Select(resource => Answers.Body(bodyOf(resource)))], Answers.Context(Row.Stream.Id, DatedAnswers.Dates));
}
