using FitbitSdk.Records;

namespace FitbitSdk.WebApi.Mapping.Tests;

public sealed class RestingHeartRateMapperTests
{
    [Fact]
    public void Map_Days_GivesThoseThatHaveAValue()
    {
        MappedAnswer answer = DatedAnswers.Own("resting-heart-rate");

        Assert.Empty(answer.Problems);
        Assert.Equal([(13, 61), (15, 58)], answer.Records<RestingHeartRate>().Select(static day => (day.Date.Day, day.BeatsPerMinute)));
    }

    [Theory]
    [InlineData("1", null)]
    [InlineData("400", null)]
    [InlineData("58.0", null)]
    [InlineData("0", "value.restingHeartRate: out of range")]
    [InlineData("401", "value.restingHeartRate: out of range")]
    [InlineData("58.5", "value.restingHeartRate: not a whole number")]
    [InlineData("\"low\"", "value.restingHeartRate: not a whole number")]
    public void Map_EndsOfTheRangeAndWrongForms_AreReportedByPlace(string value, string? problem)
    {
        MappedAnswer answer = DatedAnswers.Map("resting-heart-rate", $$$"""{"activities-heart":[{"dateTime":"2026-03-14","value":{"restingHeartRate":{{{value}}}}}]}""");

        Assert.Equal(problem is null ? 1 : 0, answer.Batch!.Count);
        Assert.Equal(problem is null ? [] : ["activities-heart[0]." + problem], answer.Problems.Select(static p => $"{p.Position}: {p.Reason}"));
    }

    [Fact]
    public void Map_ValueOfAPartOfADay_IsReported() =>
        Assert.Equal(
            new MappingProblem("activities-heart[0].value", "not an object"),
            Assert.Single(DatedAnswers.Map("resting-heart-rate", """{"activities-heart":[{"dateTime":"2026-03-14","value":"64.2"}]}""").Problems));
}
