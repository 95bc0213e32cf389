using System.Globalization;
using FitbitSdk.Records;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace FitbitSdk.WebApi.Mapping.Tests;

public sealed class CaloriesMapperTests
{
    private static readonly Gen<(int Minute, double Kilocalories, int Level, int Mets)> AnyRow =
        from minute in Gen.Choose(0, 1439)
        from thousandths in Gen.Choose(0, 99999)
        from level in Gen.Choose(0, 3)
        from mets in Gen.Choose(0, 250)
        select (minute, thousandths / 1000.0, level, mets);

    [Fact]
    public void Map_NoDailySeries_TakesTheDateOfTheRequest()
    {
        MappedAnswer answer = Answers.Calories(Samples.Own("calories-minutes.json"));

        Assert.Equal(
            [
                (At(0, 0), 60, 1.1857000589370728, 0, 1.0),
                (At(7, 15), 60, 4.387, 1, 3.7),
                (At(7, 16), 60, 8.25, 2, 6.1),
                (At(7, 17), 60, 5.0, null, null),
                (At(7, 18), 60, 6.5, null, null),
                (At(23, 59), 60, 12.33, 3, 10.4),
            ],
            answer.Records<CalorieBurn>().Select(static burn => (burn.Time, burn.IntervalSeconds, burn.Kilocalories, burn.Level, burn.Mets)));
        Assert.Empty(answer.Problems);
    }

    [Fact]
    public void Map_TenfoldEquivalents_AreGivenAsPlainOnes()
    {
        MappedAnswer answer = Answers.Calories(Answers.CaloriesJson("""{"level":0,"mets":10,"time":"03:00:00","value":1.2}"""));

        Assert.Equal(1.0, Assert.Single(answer.Records<CalorieBurn>()).Mets);
    }

    [Theory]
    [InlineData("""{"level":1,"mets":20,"value":3}""", "time", "missing")]
    [InlineData("""{"level":1,"mets":20,"time":"7:00","value":3}""", "time", "not a time of day")]
    [InlineData("""{"level":1,"mets":20,"time":"07:00:00"}""", "value", "missing")]
    [InlineData("""{"level":1,"mets":20,"time":"07:00:00","value":null}""", "value", "not a number")]
    [InlineData("""{"level":1,"mets":20,"time":"07:00:00","value":"NaN"}""", "value", "not a number")]
    [InlineData("""{"level":1,"mets":20,"time":"07:00:00","value":1e400}""", "value", "not a number")]
    [InlineData("""{"level":1,"mets":20,"time":"07:00:00","value":-0.1}""", "value", "out of range")]
    [InlineData("""{"level":1,"mets":20,"time":"07:00:00","value":{"kcal":3}}""", "value", "not a number")]
    public void Map_RowWithoutTimeOrValue_IsAProblemAndNoRecord(string row, string member, string reason)
    {
        MappedAnswer answer = Answers.Calories(Answers.CaloriesJson($$"""{{Row("06:59:00")}},{{row}},{{Row("07:01:00")}}"""));

        Assert.Equal(2, answer.Records<CalorieBurn>().Length);
        Assert.Equal(new("activities-calories-intraday.dataset[1]." + member, reason), Assert.Single(answer.Problems));
    }

    [Theory]
    [InlineData("4", "20", "level", null, 2.0)]
    [InlineData("-1", "20", "level", null, 2.0)]
    [InlineData("0.5", "20", "level", null, 2.0)]
    [InlineData("[1]", "20", "level", null, 2.0)]
    [InlineData("1", "-1", "mets", 1, null)]
    [InlineData("1", "\"many\"", "mets", 1, null)]
    [InlineData("1", "{}", "mets", 1, null)]
    public void Map_LevelOrEquivalentsOfAnotherForm_AreUnknownAndAProblemWhileTheEnergyCounts(string level, string mets, string member, int? expectedLevel, double? expectedMets)
    {
        MappedAnswer answer = Answers.Calories(Answers.CaloriesJson($$"""{"level":{{level}},"mets":{{mets}},"time":"07:00:00","value":3.5}"""));

        CalorieBurn burn = Assert.Single(answer.Records<CalorieBurn>());
        Assert.Equal((3.5, expectedLevel, expectedMets), (burn.Kilocalories, burn.Level, burn.Mets));
        Assert.Equal("activities-calories-intraday.dataset[0]." + member, Assert.Single(answer.Problems).Position);
    }

    [Theory]
    [InlineData("""{"level":0,"mets":10,"time":"08:05:01","value":1.3}""")]
    [InlineData("""{"level":0,"mets":0,"time":"08:05:01","value":0}""")]
    [InlineData("""{"time":"08:05:01","value":1.3}""")]
    [InlineData("""{"level":1,"mets":20,"time":"08:05:00","value":3}""")]   // five minutes are left to the clocks
    public void Map_MinutesStillToCome_MayBeFilledWithTheBasalRateOrZeros(string row) =>
        Assert.Equal(1, Answers.Calories(Answers.CaloriesJson($"{Row("07:59:00")},{row}"), AtEight()).Batch!.Count);

    [Theory]
    [InlineData("""{"level":0,"mets":11,"time":"08:05:01","value":1.4}""")]
    [InlineData("""{"level":1,"mets":10,"time":"08:05:01","value":1.3}""")]
    [InlineData("""{"level":2,"time":"08:05:01","value":1.3}""")]
    [InlineData("""{"mets":30,"time":"08:05:01","value":4}""")]
    public void Map_ActivityStillToCome_MeansThatTheAnswerIsNotInUtc(string row) =>
        Assert.Equal(
            "GetCaloriesIntraday",
            Assert.Throws<HealthApiProtocolException>(() => Answers.Calories(Answers.CaloriesJson($"{Row("07:59:00")},{row}"), AtEight())).Operation);

    [Fact]
    public void Map_ConsentEndsWithinAMinute_LeavesThatMinuteOut()
    {
        string json = Answers.CaloriesJson($"{Row("07:57:00")},{Row("07:58:00")},{Row("07:59:00")}");
        MappingContext context = Answers.Context(StreamId.Calories, consentStart: Instant.FromUtc(2026, 3, 14, 7, 58), consentEnd: Instant.FromUtc(2026, 3, 14, 7, 59, 59));

        Assert.Equal([At(7, 58)], Answers.Calories(json, context).Records<CalorieBurn>().Select(static burn => burn.Time));
    }

    [Fact]
    public void Map_RowsOutOfOrder_SortsThemAndKeepsEqualTimesInTheServicesOrder()
    {
        string json = Answers.CaloriesJson("""
            {"time":"00:09:00","value":9.5},{"time":"00:05:00","value":5.25},{"time":"00:05:00","value":5.125},{"time":"00:01:00","value":1.75}
            """);

        Assert.Equal([1.75, 5.25, 5.125, 9.5], Answers.Calories(json).Records<CalorieBurn>().Select(static burn => burn.Kilocalories));
    }

    [Fact]
    public void Map_AnyRows_GivesEachWithItsOwnValuesInTheOrderOfTime() => Prop.ForAll(Gen.ListOf(AnyRow).ToArbitrary(), static rows =>
    {
        string json = string.Join(',', rows.Select(static row => string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"level":{{row.Level}},"mets":{{row.Mets}},"time":"{{row.Minute / 60:00}}:{{row.Minute % 60:00}}:00","value":{{row.Kilocalories}}}""")));

        return Answers.Calories(Answers.CaloriesJson(json)).Records<CalorieBurn>()
            .Select(static burn => (burn.Time, burn.Kilocalories, burn.Level!.Value, burn.Mets!.Value))
            .SequenceEqual(rows.OrderBy(static row => row.Minute).Select(static row => (At(row.Minute / 60, row.Minute % 60), row.Kilocalories, row.Level, row.Mets / 10.0)));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("""{"activities-calories":[{"dateTime":"2026-03-13","value":"2601"}]}""")]
    [InlineData("""{"activities-calories":[{"dateTime":"2026-03-14","value":"2601"}]}""")]
    [InlineData("""{"activities-steps":[]}""")]
    [InlineData("""{"activities-calories-intraday":{"dataset":[{"time":"07:00:00","value":3}]}}""")]
    public void Map_OtherThanPromised_Throws(string json) =>
        Assert.Equal("GetCaloriesIntraday", Assert.Throws<HealthApiProtocolException>(() => Answers.Calories(json)).Operation);

    [Fact]
    public void Map_CutOffAnywhere_Throws()
    {
        string json = Samples.Own("calories-minutes.json").Trim();
        for (int length = 0; length < json.Length; length++)
        {
            Assert.Throws<HealthApiProtocolException>(() => Answers.Calories(json[..length]));
        }
    }

    [Fact]
    public void Map_EmptyDataset_SaysThatThereIsNothingAndAMissingOneSaysNothing()
    {
        Assert.Equal(0, Answers.Calories("""{"activities-calories-intraday":{"dataset":[]}}""").Batch!.Count);
        Assert.Null(Answers.Calories("{}").Batch);
    }

    private static string Row(string time) => $$"""{"level":1,"mets":20,"time":"{{time}}","value":3}""";

    private static MappingContext AtEight()
    {
        Instant now = Instant.FromUtc(2026, 3, 14, 8, 0);
        return Answers.Context(StreamId.Calories, Answers.Between(Instant.FromUtc(2026, 3, 14, 0, 0), now), now: now);
    }

    private static RecordTime At(int hour, int minute) => RecordTime.FromInstant(Instant.FromUtc(2026, 3, 14, hour, minute));
}
