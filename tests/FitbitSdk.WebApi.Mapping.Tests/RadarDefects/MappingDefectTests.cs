using System.Text.Json;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi.Mapping.Tests.RadarDefects;

/// <summary>What RADAR-base's connector made of an answer, in a few lines each, and what is made of it here.</summary>
public sealed class MappingDefectTests
{
    private const string Night = """
        {"br":[{"dateTime":"2026-03-14","value":{"deepSleepSummary":{"breathingRate":14.6},"remSleepSummary":{"breathingRate":16.9},
        "fullSleepSummary":{"breathingRate":15.8},"lightSleepSummary":{"breathingRate":15.2}}}]}
        """;

    private const string Walk = """{"logId":7,"activityTypeId":90013,"activityName":"Walk","startTime":"2026-03-14T08:00:00.000+00:00","duration":2541000,"activeDuration":2400000}""";

    [Fact]
    public void D01_BreathingRate_ValuesGoByNameAndNotByPosition()
    {
        (double Light, double Deep, double Rem, double Full) theirs = ByPosition(14.6, 16.9, 15.8, 15.2);
        BreathingRateNight ours = Assert.Single(DatedAnswers.Map("breathing-rate", Night).Records<BreathingRateNight>());

        Assert.Equal((14.6, 16.9, 15.8, 15.2), (theirs.Light, theirs.Deep, theirs.Rem, theirs.Full));   // deep as light, REM as deep, …
        Assert.Equal((15.2, 14.6, 16.9, 15.8), (ours.LightSleep, ours.DeepSleep, ours.RemSleep, ours.FullSleep));

        static (double, double, double, double) ByPosition(double deep, double rem, double full, double light) => (deep, rem, full, light);
    }

    [Fact]
    public void D10_ActivityType_IsReadFromTheMemberThatIsSent()
    {
        JsonElement sent = JsonDocument.Parse(Walk).RootElement;

        Assert.False(sent.TryGetProperty("activityType", out _));   // what they asked for
        Assert.Equal(90013, OneActivity(Walk).ActivityTypeId);
    }

    [Fact]
    public void D11_ActiveDuration_IsNotTheWholeDuration()
    {
        ActivityLog log = OneActivity(Walk);

        Assert.Equal((2541000L, 2400000L), (log.DurationMilliseconds!.Value, log.ActiveDurationMilliseconds));
    }

    [Fact]
    public void D12_SleepWithoutEfficiency_IsKeptAndTheOtherLogsToo()
    {
        MappedAnswer answer = Answers.Sleep("""
            {"sleep":[{"logId":1,"startTime":"2026-03-13T23:00:00.000","endTime":"2026-03-14T06:00:00.000","duration":25200000,"type":"stages","isMainSleep":true},
            {"logId":2,"startTime":"2026-03-14T13:00:00.000","endTime":"2026-03-14T14:00:00.000","duration":3600000,"efficiency":90,"type":"classic","isMainSleep":false}],"pagination":{"next":""}}
            """);

        Assert.Empty(answer.Problems);
        Assert.Equal([null, 90], answer.Records<SleepLog>().OrderBy(static log => log.LogId).Select(static log => log.Efficiency));
    }

    [Fact]
    public void D13_Sleep_CarriesWhatNightsAndNapsAreToldApartBy()
    {
        SleepLog log = Answers.Sleep(Samples.Own("sleep-list.json")).Records<SleepLog>()[1];

        Assert.Equal(("18446744073709551615", true, "auto_detected"), (log.LogId, log.IsMainSleep, log.LogType));
        Assert.NotEqual(log.Start, log.End);
        Assert.NotEmpty(log.ShortWakes);
    }

    [Fact]
    public void D14_ElementThatCannotBeMapped_IsReportedByPlaceAndTheRestGoesOn()
    {
        MappedAnswer answer = Answers.Heart(Answers.HeartJson("""{"time":"07:00:00","value":61},{"time":"07:00:05","value":"fast"},{"time":"07:00:10","value":62}"""));

        Assert.Equal([61, 62], answer.Records<HeartRateSample>().Select(static sample => sample.BeatsPerMinute));
        Assert.Equal("activities-heart-intraday.dataset[1].value", Assert.Single(answer.Problems).Position);
    }

    [Fact]
    public void D15_ActivitiesOfATraveller_AreInOrderOfTimeAndNotOfText()
    {
        // 09:00 in Tokyo is eight hours before 08:00 in London; as text it comes after.
        string[] starts = ["2026-03-14T08:00:00.000+00:00", "2026-03-14T09:00:00.000+09:00"];
        string list = $$$"""{"activities":[{{{string.Join(",", starts.Select(static (start, i) => $$"""{"logId":{{i}},"startTime":"{{start}}","duration":1000,"activeDuration":1000}"""))}}}],"pagination":{"next":""}}""";

        Assert.Equal(starts, starts.Order(StringComparer.Ordinal));
        Assert.Equal(["1", "0"], Answers.Activities(list).Records<ActivityLog>().Select(static log => log.LogId));
    }

    [Fact]
    public void D16_MetabolicEquivalents_AreNotTenfold()
    {
        CalorieBurn rest = Assert.Single(Answers.Calories(Answers.CaloriesJson("""{"level":0,"mets":10,"time":"03:00:00","value":1.2}""")).Records<CalorieBurn>());

        Assert.Equal(1.0, rest.Mets);
    }

    [Fact]
    public void D17_BreathingRateWithoutValue_IsNoValueAndTheNightIsKept()
    {
        BreathingRateNight night = Assert.Single(DatedAnswers.Map("breathing-rate", """
            {"br":[{"dateTime":"2026-03-14","value":{"deepSleepSummary":{"breathingRate":-1.0},"lightSleepSummary":{"breathingRate":15.2},"fullSleepSummary":{"breathingRate":15.8}}}]}
            """).Records<BreathingRateNight>());

        Assert.Equal((15.2, null, null, 15.8), (night.LightSleep, night.DeepSleep, night.RemSleep, night.FullSleep));
    }

    private static ActivityLog OneActivity(string log) => Assert.Single(Answers.Activities($$$"""{"activities":[{{{log}}}],"pagination":{"next":""}}""").Records<ActivityLog>());
}
