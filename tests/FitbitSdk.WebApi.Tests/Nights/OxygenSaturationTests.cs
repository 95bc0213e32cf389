using NodaTime;

namespace FitbitSdk.WebApi.Tests.Nights;

public sealed class OxygenSaturationTests
{
    private static readonly LocalDate Date = new(2026, 3, 14);

    [Fact]
    public async Task GetOxygenSaturation_Date_ReadsTheObject()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"dateTime":"2026-03-14","value":{"avg":97.5,"min":94.0,"max":100}}""");

        FitbitOxygenSaturationNight? night = await api.Client.Nights.GetOxygenSaturationAsync(TestHost.Anna, Date, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/spo2/date/2026-03-14.json", api.OnlyRequest);
        Assert.Equal((Date, 97.5, 94.0, 100.0), (night!.Date, night.Average, night.Minimum, night.Maximum));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"spo2":[]}""")]
    public async Task GetOxygenSaturation_NightWithoutWear_IsNone(string body)
    {
        await using AnsweredClient api = AnsweredClient.With(body, body);

        Assert.Null(await api.Client.Nights.GetOxygenSaturationAsync(TestHost.Anna, Date, TestHost.Cancel));
        Assert.Null(await api.Client.Nights.GetOxygenSaturationIntradayAsync(TestHost.Anna, Date, TestHost.Cancel));
    }

    [Theory]
    [InlineData("""[{"dateTime":"2026-03-14","value":{"avg":96.5}},{"dateTime":"2026-03-15","value":{"avg":"95.25"}}]""")]
    [InlineData("""{"spo2":[{"dateTime":"2026-03-14","value":{"avg":96.5}},{"dateTime":"2026-03-15","value":{"avg":95.25}}]}""")]
    public async Task GetOxygenSaturation_Dates_ReadsTheListBareOrWrapped(string body)
    {
        await using AnsweredClient api = AnsweredClient.With(body);

        IReadOnlyList<FitbitOxygenSaturationNight> nights = await api.Client.Nights.GetOxygenSaturationAsync(TestHost.Anna, new DateInterval(Date, Date.PlusDays(1)), TestHost.Cancel);

        Assert.Equal("GET /1/user/-/spo2/date/2026-03-14/2026-03-15.json", api.OnlyRequest);
        Assert.Equal([(14, 96.5, null, null), (15, 95.25, null, null)], nights.Select(static night => (night.Date.Day, night.Average, night.Minimum, night.Maximum)));
    }

    [Theory]
    [InlineData("""[{"value":{"avg":96.5}}]""")]
    [InlineData("""{"value":{"avg":96.5}}""")]
    [InlineData("null")]
    [InlineData("\"none\"")]
    public async Task GetOxygenSaturation_UnlikeBody_IsAProtocolError(string body)
    {
        await using AnsweredClient api = AnsweredClient.With(body);

        await Assert.ThrowsAsync<HealthApiProtocolException>(() => api.Client.Nights.GetOxygenSaturationAsync(TestHost.Anna, Date, TestHost.Cancel));
    }

    [Fact]
    public async Task GetOxygenSaturation_ErrorUnderSuccess_IsNotTakenForANightWithoutWear()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"errors":[{"errorType":"system","message":"x"}],"success":false}""");

        await Assert.ThrowsAnyAsync<HealthApiException>(() => api.Client.Nights.GetOxygenSaturationAsync(TestHost.Anna, Date, TestHost.Cancel));
    }

    [Fact]
    public async Task GetOxygenSaturationIntraday_Date_GivesEachValueWithItsTime()
    {
        await using AnsweredClient api = AnsweredClient.With(
            """{"dateTime":"2026-03-14","minutes":[{"value":95.7,"minute":"2026-03-13T23:59:17"},{"minute":"2026-03-14T00:00:17","value":"99"},{"minute":"2026-03-14T00:01:17"},{"value":98}]}""");

        FitbitOxygenSaturationIntraday? night = await api.Client.Nights.GetOxygenSaturationIntradayAsync(TestHost.Anna, Date, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/spo2/date/2026-03-14/all.json", api.OnlyRequest);
        Assert.Equal(Date, night!.Date);
        Assert.Equal(
            [(new LocalDateTime(2026, 3, 13, 23, 59, 17), 95.7), (new LocalDateTime(2026, 3, 14, 0, 0, 17), 99.0)],
            night.Samples.Select(static sample => (sample.Time, sample.Percent)));
    }

    [Fact]
    public async Task GetOxygenSaturationIntraday_MoreThanThirtyDates_AsksForEachOnceAndKeepsTheOrder()
    {
        await using AnsweredClient api = AnsweredClient.With(
            """[{"dateTime":"2026-03-01","minutes":[]},{"dateTime":"2026-03-30"}]""", """[{"dateTime":"2026-03-31","minutes":[{"value":97,"minute":"2026-03-31T02:00:00"}]}]""");

        IReadOnlyList<FitbitOxygenSaturationIntraday> nights = await api.Client.Nights.GetOxygenSaturationIntradayAsync(
            TestHost.Anna, new DateInterval(new(2026, 3, 1), new(2026, 3, 31)), TestHost.Cancel);

        Assert.Equal(["GET /1/user/-/spo2/date/2026-03-01/2026-03-30/all.json", "GET /1/user/-/spo2/date/2026-03-31/2026-03-31/all.json"], api.Requests);
        Assert.Equal([(1, 0), (30, 0), (31, 1)], nights.Select(static night => (night.Date.Day, night.Samples.Count)));
    }

    [Fact]
    public async Task GetOxygenSaturation_Recorded_IsWhatTheFilesSay()
    {
        await using AnsweredClient api = AnsweredClient.With(
            SharedFile.Answer("spo2-summary-date.fitbitnet.json"), SharedFile.Answer("spo2-intraday-date.fitbitnet.json"), SharedFile.Answer("spo2-intraday-interval.fitbitnet.json"));
        FitbitNightsClient nights = api.Client.Nights;

        FitbitOxygenSaturationNight? night = await nights.GetOxygenSaturationAsync(TestHost.Anna, new LocalDate(2021, 10, 4), TestHost.Cancel);
        FitbitOxygenSaturationIntraday? intraday = await nights.GetOxygenSaturationIntradayAsync(TestHost.Anna, new LocalDate(2021, 10, 4), TestHost.Cancel);
        IReadOnlyList<FitbitOxygenSaturationIntraday> two = await nights.GetOxygenSaturationIntradayAsync(TestHost.Anna, new DateInterval(new(2021, 10, 1), new(2021, 10, 2)), TestHost.Cancel);

        Assert.Equal((97.5, 94.0, 100.0), (night!.Average, night.Minimum, night.Maximum));
        Assert.Equal(
            [(new LocalDateTime(2021, 10, 4, 4, 2, 17), 95.7), (new(2021, 10, 4, 4, 3, 17), 99.5), (new(2021, 10, 4, 4, 4, 17), 99.0)],
            intraday!.Samples.Select(static sample => (sample.Time, sample.Percent)));
        Assert.Equal([(1, 3, 95.4), (2, 2, 96.0)], two.Select(static one => (one.Date.Day, one.Samples.Count, one.Samples[0].Percent)));
    }
}
