using NodaTime;

namespace FitbitSdk.WebApi.Tests.Nights;

public sealed class BreathingRateTests
{
    private static readonly LocalDate Date = new(2026, 3, 14);

    [Fact]
    public async Task GetBreathingRate_Date_GivesTheNight()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"br":[{"value":{"breathingRate":17.8},"dateTime":"2026-03-14"}]}""");

        FitbitBreathingRateNight? night = await api.Client.Nights.GetBreathingRateAsync(TestHost.Anna, Date, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/br/date/2026-03-14.json", api.OnlyRequest);
        Assert.Equal((Date, 17.8), (night!.Date, night.Rate));
    }

    [Fact]
    public async Task GetBreathingRate_Dates_TakesMinusOneForNone()
    {
        await using AnsweredClient api = AnsweredClient.With(
            """{"br":[{"dateTime":"2026-03-14","value":{"breathingRate":-1}},{"dateTime":"2026-03-15","value":{"breathingRate":"16.25"}},{"dateTime":"2026-03-16","value":{}}]}""");

        IReadOnlyList<FitbitBreathingRateNight> nights = await api.Client.Nights.GetBreathingRateAsync(TestHost.Anna, new DateInterval(Date, Date.PlusDays(2)), TestHost.Cancel);

        Assert.Equal("GET /1/user/-/br/date/2026-03-14/2026-03-16.json", api.OnlyRequest);
        Assert.Equal([(14, null), (15, 16.25), (16, null)], nights.Select(static night => (night.Date.Day, night.Rate)));
    }

    [Fact]
    public async Task GetBreathingRateStages_Date_KeepsTheStagesApartWhateverTheirOrder()
    {
        await using AnsweredClient api = AnsweredClient.With("""
            {"br":[{"value":{"deepSleepSummary":{"breathingRate":14.6},"fullSleepSummary":{"breathingRate":15.8},"lightSleepSummary":{"breathingRate":15.2},"remSleepSummary":{"breathingRate":16.9}},"dateTime":"2026-03-14"}]}
            """);

        FitbitBreathingRateStages? night = await api.Client.Nights.GetBreathingRateStagesAsync(TestHost.Anna, Date, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/br/date/2026-03-14/all.json", api.OnlyRequest);
        Assert.Equal((Date, 15.2, 14.6, 16.9, 15.8), (night!.Date, night.LightSleep, night.DeepSleep, night.RemSleep, night.FullSleep));
    }

    [Fact]
    public async Task GetBreathingRateStages_Dates_TakesMinusOneAndMissingStagesForNone()
    {
        await using AnsweredClient api = AnsweredClient.With(
            """{"br":[{"dateTime":"2026-03-14","value":{"remSleepSummary":{"breathingRate":-1},"deepSleepSummary":{},"fullSleepSummary":{"breathingRate":13.5}}},{"dateTime":"2026-03-15"}]}""");

        IReadOnlyList<FitbitBreathingRateStages> nights = await api.Client.Nights.GetBreathingRateStagesAsync(TestHost.Anna, new DateInterval(Date, Date.PlusDays(1)), TestHost.Cancel);

        Assert.Equal("GET /1/user/-/br/date/2026-03-14/2026-03-15/all.json", api.OnlyRequest);
        Assert.Equal(
            [(14, null, null, null, 13.5), (15, null, null, null, null)],
            nights.Select(static night => (night.Date.Day, night.LightSleep, night.DeepSleep, night.RemSleep, night.FullSleep)));
    }

    [Fact]
    public async Task GetBreathingRate_Recorded_IsWhatTheFilesSay()
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer("br-summary-date.fitbitnet.json"), SharedFile.Answer("br-intraday-date.fitbitnet.json"));

        FitbitBreathingRateNight? night = await api.Client.Nights.GetBreathingRateAsync(TestHost.Anna, new LocalDate(2021, 10, 25), TestHost.Cancel);
        FitbitBreathingRateStages? stages = await api.Client.Nights.GetBreathingRateStagesAsync(TestHost.Anna, new LocalDate(2021, 10, 25), TestHost.Cancel);

        Assert.Equal((new LocalDate(2021, 10, 25), 17.8), (night!.Date, night.Rate));
        Assert.Equal((16.8, 16.8, null, 17.8), (stages!.LightSleep, stages.DeepSleep, stages.RemSleep, stages.FullSleep));
    }
}
