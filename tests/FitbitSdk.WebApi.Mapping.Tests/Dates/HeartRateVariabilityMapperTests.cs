using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi.Mapping.Tests;

public sealed class HeartRateVariabilityMapperTests
{
    private const string Stream = "heart-rate-variability";

    [Fact]
    public void Map_Nights_GivesEveryFieldItsOwnValueInTheOrderOfTime()
    {
        MappedAnswer answer = DatedAnswers.Own(Stream, zones: Answers.In(Answers.Lisbon));

        HeartRateVariability[] samples = answer.Records<HeartRateVariability>();
        Assert.Empty(answer.Problems);
        Assert.Equal(
            [(Zone(12, 5, 35, 0), 12), (Zone(13, 23, 55, 0), 14), (Zone(14, 0, 0, 0), 14), (Zone(14, 0, 5, 30), 14)],
            samples.Select(static s => (s.Time, s.Date!.Value.Day)));
        Assert.Equal([51.2, 26.617, 40, 34.8], samples.Select(static s => s.RmssdMilliseconds));
        Assert.Equal([0.71, 0.935, 1, null], samples.Select(static s => s.Coverage));
        Assert.Equal([11.5, 126.25, 344, null], samples.Select(static s => s.HighFrequencyPower));
        Assert.Equal([12.5, 471.5, 1422.9, null], samples.Select(static s => s.LowFrequencyPower));
    }

    [Fact]
    public void Map_UnknownZone_KeepsTheLocalTimes()
    {
        HeartRateVariability[] samples = DatedAnswers.Own(Stream).Records<HeartRateVariability>();

        Assert.Equal(RecordTime.FromLocal(new LocalDateTime(2026, 3, 13, 23, 55)), samples[1].Time);
        Assert.All(samples, static sample => Assert.Equal(TimeBasis.Local, sample.Time.Basis));
    }

    [Fact]
    public void Map_ZoneSeenLater_SaysThatItIsAssumed()
    {
        ZoneHistory later = ZoneHistory.Of([(Instant.FromUtc(2026, 3, 14, 0, 2), Answers.Lisbon)]);

        // The night began before the zone was seen: all of it is assumed.
        Assert.All(DatedAnswers.Own(Stream, zones: later).Records<HeartRateVariability>(), static sample => Assert.Equal(TimeBasis.AssumedZone, sample.Time.Basis));
    }

    [Fact]
    public void Map_NightInWhichClocksGoForward_KeepsTheOffsetOfItsStart()
    {
        string json = Night("2026-03-29", "2026-03-28T23:55:00.000", "2026-03-29T00:55:00.000", "2026-03-29T02:00:00.000");

        HeartRateVariability[] samples = DatedAnswers.Map(Stream, json, zones: Answers.In(Answers.Lisbon)).Records<HeartRateVariability>();

        Assert.All(samples, static sample => Assert.Equal(Offset.Zero, sample.Time.Offset));
        Assert.Equal(Instant.FromUtc(2026, 3, 29, 2, 0), samples[2].Time.Instant);
    }

    [Fact]
    public void Map_NightInWhichClocksGoBack_KeepsTheOffsetOfItsStartAndTheOrderOfTheHourThatComesTwice()
    {
        FetchWindow window = DatedAnswers.Between(new(2026, 10, 25), new(2026, 10, 25));
        string json = Night("2026-10-25", "2026-10-25T00:55:00", "2026-10-25T01:30:00", "2026-10-25T01:55:00", "2026-10-25T01:30:00", "2026-10-25T02:30:00");

        MappedAnswer answer = DatedAnswers.Map(Stream, json, window, Answers.In(Answers.Lisbon));

        HeartRateVariability[] samples = answer.Records<HeartRateVariability>();
        Assert.All(samples, static sample => Assert.Equal(Offset.FromHours(1), sample.Time.Offset));
        Assert.Equal([1.0, 2, 4, 3, 5], samples.Select(static s => s.RmssdMilliseconds));
        Assert.Equal([0, 0, 1, 0, 0], Enumerable.Range(0, 5).Select(i => answer.Batch!.GetHead(i).Id.Counter));
    }

    [Fact]
    public void Map_NightThatBeginsBeforeTheConsent_LeavesOutWhatLiesBefore()
    {
        string json = Night("2026-03-14", "2026-03-13T23:55:00", "2026-03-14T00:00:00", "2026-03-14T00:05:00", "2026-03-14T00:10:00");

        MappedAnswer answer = DatedAnswers.Map(
            Stream, json, zones: Answers.In(Answers.Lisbon), consentStart: Instant.FromUtc(2026, 3, 14, 0, 0), consentEnd: Instant.FromUtc(2026, 3, 14, 0, 10));

        Assert.Equal([2.0, 3], answer.Records<HeartRateVariability>().Select(static s => s.RmssdMilliseconds));
    }

    [Fact]
    public void Map_SampleThatTwoDatesClaim_BelongsToTheLaterOne()
    {
        string json = """
            {"hrv":[{"dateTime":"2026-03-15","minutes":[{"minute":"2026-03-14T23:00:00","value":{"rmssd":3}}]},
            {"dateTime":"2026-03-14","minutes":[{"minute":"2026-03-14T23:00:00","value":{"rmssd":1}},{"minute":"2026-03-14T23:30:00","value":{"rmssd":2}}]}]}
            """;

        HeartRateVariability[] samples = DatedAnswers.Map(Stream, json).Records<HeartRateVariability>();

        Assert.Equal([(14, 2), (15, 3)], samples.Select(static s => (s.Date!.Value.Day, (int)s.RmssdMilliseconds)));
    }

    [Fact]
    public void Map_WrongForms_ReportsEachByPlaceAndKeepsTheRest()
    {
        string json = """
            {"hrv":[
            {"dateTime":"2026-03-14","minutes":[
              7,
              {"value":{"rmssd":1}},
              {"minute":"2026-03-14T00:00:00Z","value":{"rmssd":1}},
              {"minute":"2026-03-14T00:05:00"},
              {"minute":"2026-03-14T00:10:00","value":26},
              {"minute":"2026-03-14T00:15:00","value":{"coverage":1}},
              {"minute":"2026-03-14T00:20:00","value":{"rmssd":"26,6"}},
              {"minute":"2026-03-14T00:25:00","value":{"rmssd":1e999}},
              {"minute":"2026-03-14T00:30:00","value":{"rmssd":71.5,"coverage":true,"hf":[1],"lf":"Infinity"}}]},
            {"dateTime":"2026-03-15","minutes":"none"}]}
            """;

        MappedAnswer answer = DatedAnswers.Map(Stream, json);

        HeartRateVariability sample = Assert.Single(answer.Records<HeartRateVariability>());
        Assert.Equal((71.5, null, null, null), (sample.RmssdMilliseconds, sample.Coverage, sample.HighFrequencyPower, sample.LowFrequencyPower));
        Assert.Equal(
            [
                "hrv[0].minutes[0]: not an object",
                "hrv[0].minutes[1].minute: missing",
                "hrv[0].minutes[2].minute: not a local date and time",
                "hrv[0].minutes[3].value: missing",
                "hrv[0].minutes[4].value: not an object",
                "hrv[0].minutes[5].value.rmssd: missing",
                "hrv[0].minutes[6].value.rmssd: not a number",
                "hrv[0].minutes[7].value.rmssd: not a number",
                "hrv[0].minutes[8].value.coverage: not a number",
                "hrv[0].minutes[8].value.hf: not a number",
                "hrv[0].minutes[8].value.lf: not a number",
                "hrv[1].minutes: not an array",
            ],
            answer.Problems.Select(static p => $"{p.Position}: {p.Reason}"));
    }

    private static RecordTime Zone(int day, int hour, int minute, int second) =>
        RecordTime.FromLocal(new LocalDateTime(2026, 3, day, hour, minute, second), Offset.Zero, TimeBasis.Zone);

    /// <summary>A night whose samples have the values 1, 2, 3 and so on.</summary>
    private static string Night(string date, params string[] times) =>
        $$$"""{"hrv":[{"dateTime":"{{{date}}}","minutes":[{{{string.Join(',', times.Select(static (time, i) => $$"""{"minute":"{{time}}","value":{"rmssd":{{i + 1}} } }"""))}}}]}]}""";
}
