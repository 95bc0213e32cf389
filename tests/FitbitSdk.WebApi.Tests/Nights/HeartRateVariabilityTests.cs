using NodaTime;

namespace FitbitSdk.WebApi.Tests.Nights;

public sealed class HeartRateVariabilityTests
{
    private static readonly LocalDate Date = new(2026, 3, 14);

    [Fact]
    public async Task GetHeartRateVariability_Date_KeepsTheNightAndItsDeepSleepApart()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"hrv":[{"value":{"dailyRmssd":34.9,"deepRmssd":31.5},"dateTime":"2026-03-14"}]}""");

        FitbitHeartRateVariabilityNight? night = await api.Client.Nights.GetHeartRateVariabilityAsync(TestHost.Anna, Date, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/hrv/date/2026-03-14.json", api.OnlyRequest);
        Assert.Equal((Date, 34.9, 31.5), (night!.Date, night.DailyRmssd, night.DeepRmssd));
    }

    [Theory]
    [InlineData("""{"hrv":[]}""")]
    [InlineData("""{"hrv":{}}""")]
    [InlineData("""{"hrv":null}""")]
    [InlineData("{}")]
    public async Task GetHeartRateVariability_NightWithoutWear_IsNone(string body)
    {
        await using AnsweredClient api = AnsweredClient.With(body, body);

        Assert.Null(await api.Client.Nights.GetHeartRateVariabilityAsync(TestHost.Anna, Date, TestHost.Cancel));
        Assert.Null(await api.Client.Nights.GetHeartRateVariabilityIntradayAsync(TestHost.Anna, Date, TestHost.Cancel));
    }

    [Fact]
    public async Task GetHeartRateVariability_MoreThanThirtyDates_AsksForEachOnceAndKeepsTheOrder()
    {
        await using AnsweredClient api = AnsweredClient.With(
            """{"hrv":[{"dateTime":"2026-03-01","value":{"dailyRmssd":"30.5"}},{"dateTime":"2026-03-30"}]}""", """{"hrv":[{"dateTime":"2026-03-31","value":{"deepRmssd":29}}]}""");

        IReadOnlyList<FitbitHeartRateVariabilityNight> nights = await api.Client.Nights.GetHeartRateVariabilityAsync(
            TestHost.Anna, new DateInterval(new(2026, 3, 1), new(2026, 3, 31)), TestHost.Cancel);

        Assert.Equal(["GET /1/user/-/hrv/date/2026-03-01/2026-03-30.json", "GET /1/user/-/hrv/date/2026-03-31/2026-03-31.json"], api.Requests);
        Assert.Equal([(1, 30.5, null), (30, null, null), (31, null, 29.0)], nights.Select(static night => (night.Date.Day, night.DailyRmssd, night.DeepRmssd)));
    }

    [Fact]
    public async Task GetHeartRateVariabilityIntraday_Date_GivesEachValueWithItsTime()
    {
        await using AnsweredClient api = AnsweredClient.With("""
            {"hrv":[{"minutes":[
            {"minute":"2026-03-13T23:55:00.000","value":{"rmssd":26.6,"coverage":0.93,"hf":126.5,"lf":471.8}},
            {"value":{"lf":2,"hf":null,"rmssd":34.8},"minute":"2026-03-14T00:00:00.000"},
            {"minute":"2026-03-14T00:05:00.000","value":{"coverage":0.5}},
            {"minute":"","value":{"rmssd":1}}],"dateTime":"2026-03-14"}]}
            """);

        FitbitHeartRateVariabilityIntraday? night = await api.Client.Nights.GetHeartRateVariabilityIntradayAsync(TestHost.Anna, Date, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/hrv/date/2026-03-14/all.json", api.OnlyRequest);
        Assert.Equal(Date, night!.Date);
        Assert.Equal(
            [(new LocalDateTime(2026, 3, 13, 23, 55), 26.6, 0.93, 126.5, 471.8), (new LocalDateTime(2026, 3, 14, 0, 0), 34.8, null, null, 2.0)],
            night.Samples.Select(static sample => (sample.Time, sample.Rmssd, sample.Coverage, sample.HighFrequency, sample.LowFrequency)));
    }

    [Fact]
    public async Task GetHeartRateVariabilityIntraday_Dates_GivesANightADate()
    {
        await using AnsweredClient api = AnsweredClient.With(
            """{"hrv":[{"dateTime":"2026-03-14","minutes":[{"minute":"2026-03-14T01:00:00","value":{"rmssd":41}}]},{"dateTime":"2026-03-15","minutes":null}]}""");

        IReadOnlyList<FitbitHeartRateVariabilityIntraday> nights = await api.Client.Nights.GetHeartRateVariabilityIntradayAsync(
            TestHost.Anna, new DateInterval(Date, Date.PlusDays(1)), TestHost.Cancel);

        Assert.Equal("GET /1/user/-/hrv/date/2026-03-14/2026-03-15/all.json", api.OnlyRequest);
        Assert.Equal([(Date, 1), (Date.PlusDays(1), 0)], nights.Select(static night => (night.Date, night.Samples.Count)));
    }

    [Fact]
    public async Task GetHeartRateVariability_NightWithoutADate_IsAProtocolError()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"hrv":[{"value":{"dailyRmssd":34.9}}]}""");

        await Assert.ThrowsAsync<HealthApiProtocolException>(() => api.Client.Nights.GetHeartRateVariabilityAsync(TestHost.Anna, Date, TestHost.Cancel));
    }

    [Fact]
    public async Task GetHeartRateVariability_Recorded_IsWhatTheFilesSay()
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer("hrv-summary-date.fitbitnet.json"), SharedFile.Answer("hrv-intraday-date.fitbitnet.json"));

        FitbitHeartRateVariabilityNight? night = await api.Client.Nights.GetHeartRateVariabilityAsync(TestHost.Anna, new LocalDate(2021, 10, 25), TestHost.Cancel);
        FitbitHeartRateVariabilityIntraday? intraday = await api.Client.Nights.GetHeartRateVariabilityIntradayAsync(TestHost.Anna, new LocalDate(2021, 10, 25), TestHost.Cancel);

        Assert.Equal((new LocalDate(2021, 10, 25), 34.938, 31.567), (night!.Date, night.DailyRmssd, night.DeepRmssd));
        FitbitHeartRateVariabilitySample last = intraday!.Samples[3];
        Assert.Equal((4, new LocalDateTime(2021, 10, 25, 9, 25)), (intraday.Samples.Count, last.Time));
        Assert.Equal((65.946, 0.972, 1088.794, 979.685), (last.Rmssd, last.Coverage, last.HighFrequency, last.LowFrequency));
    }
}
