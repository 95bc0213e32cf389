using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi.Mapping.Tests;

public sealed class OxygenSaturationMapperTests
{
    private const string Stream = "oxygen-saturation";
    private const string Night = """{"dateTime":"2026-03-14","minutes":[{"minute":"2026-03-14T04:02:17","value":95.7}]}""";

    [Fact]
    public void Map_Nights_GivesEveryFieldItsOwnValueInTheOrderOfTime()
    {
        MappedAnswer answer = DatedAnswers.Own(Stream, zones: Answers.In(Answers.Lisbon));

        Assert.Empty(answer.Problems);
        Assert.Equal(
            [(Zone(13, 2, 0, 38), 13, 101.5), (Zone(13, 23, 59, 17), 14, 96), (Zone(14, 4, 2, 17), 14, 95.7), (Zone(14, 4, 3, 17), 14, 99.5)],
            answer.Records<OxygenSaturation>().Select(static s => (s.Time, s.Date!.Value.Day, s.Percent)));
    }

    [Theory]
    [InlineData($"[{Night}]")]
    [InlineData(Night)]
    [InlineData($$"""{"spo2":[{{Night}}]}""")]
    [InlineData($$"""{"spo2":{{Night}}}""")]
    [InlineData($$"""{"unknown":{"spo2":7},"spo2":[{{Night}}],"other":[]}""")]
    public void Map_BareAloneOrWrapped_ComesToTheSame(string json)
    {
        MappedAnswer answer = DatedAnswers.Map(Stream, json);

        OxygenSaturation sample = Assert.Single(answer.Records<OxygenSaturation>());
        Assert.Empty(answer.Problems);
        Assert.Equal((RecordTime.FromLocal(new LocalDateTime(2026, 3, 14, 4, 2, 17)), new LocalDate(2026, 3, 14), 95.7), (sample.Time, sample.Date, sample.Percent));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"spo2":{}}""")]
    public void Map_EmptyInAnyForm_SaysThatThereIsNothing(string json)
    {
        MappedAnswer answer = DatedAnswers.Map(Stream, json);

        Assert.Equal(0, answer.Batch!.Count);
        Assert.Empty(answer.Problems);
    }

    [Theory]
    [InlineData("""{"errors":[]}""")]
    [InlineData("""{"spo2":{"errors":[]}}""")]
    [InlineData("7")]
    public void Map_OtherThanPromised_Throws(string json) =>
        Assert.Equal("GetOxygenSaturation", Assert.Throws<HealthApiProtocolException>(() => DatedAnswers.Map(Stream, json)).Operation);

    [Fact]
    public void Map_WrongForms_ReportsEachByPlaceAndKeepsTheRest()
    {
        string json = """[{"dateTime":"2026-03-14","minutes":[{"minute":"04:02:17","value":91},{"minute":"2026-03-14T04:03:17","value":{"avg":92}},{"minute":"2026-03-14T04:04:17","value":93}]}]""";

        MappedAnswer answer = DatedAnswers.Map(Stream, json);

        Assert.Equal(93, Assert.Single(answer.Records<OxygenSaturation>()).Percent);
        Assert.Equal(
            ["spo2[0].minutes[0].minute: not a local date and time", "spo2[0].minutes[1].value: not a number"],
            answer.Problems.Select(static p => $"{p.Position}: {p.Reason}"));
    }

    private static RecordTime Zone(int day, int hour, int minute, int second) =>
        RecordTime.FromLocal(new LocalDateTime(2026, 3, day, hour, minute, second), Offset.Zero, TimeBasis.Zone);
}
