using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi.Mapping.Tests;

public sealed class WeightMapperTests
{
    [Fact]
    public void Map_Logs_GivesEachMemberInItsPlace()
    {
        MappedAnswer answer = DatedAnswers.Own("weight");

        Assert.Empty(answer.Problems);
        Assert.Equal(
            [
                ("18446744073709551615", Local(13, 23, 59, 59), 13, 73.0, 23.6, null, "API"),
                ("1773472351000", Local(14, 7, 12, 31), 14, 72.5, 23.57, 21.3, "AriaAir"),
                ("1773472351000", Local(14, 21, 10, 0), 14, 72.25, 23.51, null, "Smart Mirror"),
                ("1773619199000", Local(15, 23, 59, 59), 15, 72.0, null, null, null),
                ("1773705599000", Local(16, 23, 59, 59), 16, 71.75, null, null, (string?)null),
            ],
            answer.Records<WeightLog>().Select(static log => (log.LogId, log.Time.Local!.Value, log.Date!.Value.Day, log.Kilograms, log.BodyMassIndex, log.BodyFatPercent, log.Source)));
    }

    [Fact]
    public void Map_LogsWithOneId_AreTwoFacts()
    {
        MappedAnswer answer = DatedAnswers.Own("weight");

        Assert.Distinct(Enumerable.Range(0, answer.Batch!.Count).Select(i => answer.Batch.GetHead(i).Id));
        Assert.Equal("anna/weight/1773472351000@2026-03-14T21:10:00", answer.Batch.GetHead(2).Id.ToString());
    }

    [Fact]
    public void Map_ZoneKnown_GivesTheInstant()
    {
        WeightLog log = DatedAnswers.Own("weight", zones: Answers.In(DateTimeZoneProviders.Tzdb["Europe/Berlin"])).Records<WeightLog>()[1];

        Assert.Equal(Instant.FromUtc(2026, 3, 14, 6, 12, 31), log.Time.Instant);
    }

    [Theory]
    [InlineData("1", "2", "1")]
    [InlineData("2", "1", "1")]
    public void Map_LogsOfOneSecond_HaveTheSameIdsInAnyOrder(params string[] logIds)
    {
        MappedAnswer answer = DatedAnswers.Map("weight", Untimed(logIds));

        Assert.Equal(
            ["anna/weight/1@2026-03-14T23:59:59", "anna/weight/1@2026-03-14T23:59:59~1", "anna/weight/2@2026-03-14T23:59:59"],
            Enumerable.Range(0, 3).Select(i => answer.Batch!.GetHead(i).Id.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(DatedAnswers.Map("weight", Untimed("1", "1", "2")).Lines(), answer.Lines());
    }

    [Theory]
    [InlineData("\"weight\":70", "logId: missing")]
    [InlineData("\"logId\":-1,\"weight\":70", "logId: not an unsigned 64-bit number")]
    [InlineData("\"logId\":{},\"weight\":[70],\"time\":{\"a\":[]}", "logId: not an unsigned 64-bit number")]
    [InlineData("\"logId\":1", "weight: missing")]
    [InlineData("\"logId\":1,\"weight\":null", "weight: not a number")]
    [InlineData("\"logId\":1,\"weight\":\"NaN\"", "weight: not a number")]
    [InlineData("\"logId\":1,\"weight\":0", "weight: out of range")]
    [InlineData("\"logId\":1,\"weight\":-70.5", "weight: out of range")]
    [InlineData("\"logId\":1,\"weight\":1000.1", "weight: out of range")]
    [InlineData("\"logId\":1,\"weight\":1e300", "weight: not a number")]
    [InlineData("\"logId\":1,\"weight\":70,\"time\":\"25:00:00\"", "time: not a time of day")]
    [InlineData("\"logId\":1,\"weight\":70,\"time\":7", "time: not a time of day")]
    public void Map_LogWithoutTheIndispensable_IsReportedByPlace(string members, string problem)
    {
        MappedAnswer answer = DatedAnswers.Map("weight", $$"""{"weight":[{"date":"2026-03-13","logId":9,"weight":70.5},{"date":"2026-03-14",{{members}}}]}""");

        Assert.Equal("9", Assert.Single(answer.Records<WeightLog>()).LogId);
        Assert.Equal(["weight[1]." + problem], answer.Problems.Select(static p => $"{p.Position}: {p.Reason}"));
    }

    [Theory]
    [InlineData("\"bmi\":-1", "bmi: out of range")]
    [InlineData("\"bmi\":1000.5", "bmi: out of range")]
    [InlineData("\"fat\":100.5", "fat: out of range")]
    [InlineData("\"fat\":\"much\"", "fat: not a number")]
    [InlineData("\"source\":[1]", "source: not a text")]
    public void Map_OtherMembersOfWrongForm_AreReportedAndLeftOut(string member, string problem)
    {
        MappedAnswer answer = DatedAnswers.Map("weight", $$"""{"weight":[{"date":"2026-03-14","logId":9,"weight":70.5,{{member}}}]}""");

        WeightLog log = Assert.Single(answer.Records<WeightLog>());
        Assert.Equal((70.5, null, null, null), (log.Kilograms, log.BodyMassIndex, log.BodyFatPercent, log.Source));
        Assert.Equal(["weight[0]." + problem], answer.Problems.Select(static p => $"{p.Position}: {p.Reason}"));
    }

    private static string Untimed(params string[] logIds) =>
        $$"""{"weight":[{{string.Join(',', logIds.Select(static id => $$"""{"date":"2026-03-14","logId":{{id}},"weight":70}"""))}}]}""";

    private static LocalDateTime Local(int day, int hour, int minute, int second) => new(2026, 3, day, hour, minute, second);
}
