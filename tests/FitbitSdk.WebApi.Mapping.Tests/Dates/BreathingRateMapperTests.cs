using FitbitSdk.Records;

namespace FitbitSdk.WebApi.Mapping.Tests;

public sealed class BreathingRateMapperTests
{
    [Fact]
    public void Map_Nights_KeepsTheStagesApartAndLeavesOutWhatHasNoValue()
    {
        MappedAnswer answer = DatedAnswers.Own("breathing-rate");

        BreathingRateNight[] nights = answer.Records<BreathingRateNight>();
        Assert.Empty(answer.Problems);
        Assert.Equal([14, 15], nights.Select(static night => night.Date.Day));
        Assert.Equal([null, 15.2], nights.Select(static night => night.LightSleep));
        Assert.Equal([null, 14.6], nights.Select(static night => night.DeepSleep));
        Assert.Equal([null, 16.9], nights.Select(static night => night.RemSleep));
        Assert.Equal([17, 15.8], nights.Select(static night => night.FullSleep));
    }

    [Fact]
    public void Map_WrongForms_ReportsEachByPlaceAndKeepsTheRest()
    {
        string json = """
            {"br":[{"dateTime":"2026-03-14","value":{"lightSleepSummary":15,"deepSleepSummary":{"breathingRate":"slow"},"remSleepSummary":{"breathingRate":{}},"fullSleepSummary":{"breathingRate":15.9}}},
            {"dateTime":"2026-03-15","value":17.8}]}
            """;

        MappedAnswer answer = DatedAnswers.Map("breathing-rate", json);

        BreathingRateNight night = Assert.Single(answer.Records<BreathingRateNight>());
        Assert.Equal((null, null, null, 15.9), (night.LightSleep, night.DeepSleep, night.RemSleep, night.FullSleep));
        Assert.Equal(
            [
                "br[0].value.lightSleepSummary: not an object",
                "br[0].value.deepSleepSummary.breathingRate: not a number",
                "br[0].value.remSleepSummary.breathingRate: not a number",
                "br[1].value: not an object",
            ],
            answer.Problems.Select(static p => $"{p.Position}: {p.Reason}"));
    }
}
