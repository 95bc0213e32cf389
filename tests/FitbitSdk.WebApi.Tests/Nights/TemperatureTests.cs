using NodaTime;

namespace FitbitSdk.WebApi.Tests.Nights;

public sealed class TemperatureTests
{
    private static readonly LocalDate Date = new(2026, 3, 14);

    [Fact]
    public async Task GetCoreTemperature_Date_GivesEachLog()
    {
        await using AnsweredClient api = AnsweredClient.With(
            """{"tempCore":[{"dateTime":"2026-03-14T07:05:00","value":36.6},{"dateTime":"2026-03-14T21:40:00","value":"37.1"},{"dateTime":"2026-03-14T22:00:00"}]}""");

        IReadOnlyList<FitbitCoreTemperature> logs = await api.Client.Nights.GetCoreTemperatureAsync(TestHost.Anna, Date, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/temp/core/date/2026-03-14.json", api.OnlyRequest);
        Assert.Equal([(Date.At(new(7, 5)), 36.6), (Date.At(new(21, 40)), 37.1), (Date.At(new(22, 0)), null)], logs.Select(static log => (log.Time, log.Temperature)));
    }

    [Fact]
    public async Task GetCoreTemperature_Dates_AsksForThem()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"tempCore":[{"dateTime":"2026-03-15T07:05:00","value":38.2}]}""");

        FitbitCoreTemperature log = Assert.Single(await api.Client.Nights.GetCoreTemperatureAsync(TestHost.Anna, new DateInterval(Date, Date.PlusDays(29)), TestHost.Cancel));

        Assert.Equal("GET /1/user/-/temp/core/date/2026-03-14/2026-04-12.json", api.OnlyRequest);
        Assert.Equal((new LocalDateTime(2026, 3, 15, 7, 5), 38.2), (log.Time, log.Temperature));
    }

    [Theory]
    [InlineData("""{"tempCore":[{"value":36.6}]}""")]
    [InlineData("""{"tempCore":[{"dateTime":"","value":36.6}]}""")]
    public async Task GetCoreTemperature_LogWithoutATime_IsAProtocolError(string body)
    {
        await using AnsweredClient api = AnsweredClient.With(body);

        await Assert.ThrowsAsync<HealthApiProtocolException>(() => api.Client.Nights.GetCoreTemperatureAsync(TestHost.Anna, Date, TestHost.Cancel));
    }

    [Fact]
    public async Task GetSkinTemperature_Date_GivesTheNight()
    {
        await using AnsweredClient api = AnsweredClient.With(
            """{"tempSkin":[{"dateTime":"2026-03-14","value":{"nightlyRelative":-0.4},"logType":"dedicated_temp_sensor"}]}""");

        FitbitSkinTemperatureNight? night = await api.Client.Nights.GetSkinTemperatureAsync(TestHost.Anna, Date, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/temp/skin/date/2026-03-14.json", api.OnlyRequest);
        Assert.Equal((Date, -0.4, FitbitTemperatureSensor.Dedicated), (night!.Date, night.NightlyRelative, night.Sensor));
    }

    [Fact]
    public async Task GetSkinTemperature_Dates_KeepsAWordThatIsNotKnown()
    {
        await using AnsweredClient api = AnsweredClient.With(
            """{"tempSkin":[{"dateTime":"2026-03-14","value":{"nightlyRelative":0},"logType":"ring"},{"dateTime":"2026-03-16","value":{},"logType":null}]}""");

        IReadOnlyList<FitbitSkinTemperatureNight> nights = await api.Client.Nights.GetSkinTemperatureAsync(TestHost.Anna, new DateInterval(Date, Date.PlusDays(2)), TestHost.Cancel);

        Assert.Equal("GET /1/user/-/temp/skin/date/2026-03-14/2026-03-16.json", api.OnlyRequest);
        Assert.Equal([(14, 0.0, "ring"), (16, null, null)], nights.Select(static night => (night.Date.Day, night.NightlyRelative, night.Sensor?.Value)));
    }

    [Fact]
    public async Task GetSkinTemperature_NightWithoutOne_IsNone()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"tempSkin":[]}""");

        Assert.Null(await api.Client.Nights.GetSkinTemperatureAsync(TestHost.Anna, Date, TestHost.Cancel));
    }

    [Fact]
    public async Task GetTemperatures_OfTheSharedFiles_AreWhatTheySay()
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer("temperature-core.constructed.json"), SharedFile.Answer("temperature-skin.constructed.json"));
        DateInterval dates = new(new(2026, 3, 12), new(2026, 3, 15));

        IReadOnlyList<FitbitCoreTemperature> core = await api.Client.Nights.GetCoreTemperatureAsync(TestHost.Anna, dates, TestHost.Cancel);
        IReadOnlyList<FitbitSkinTemperatureNight> skin = await api.Client.Nights.GetSkinTemperatureAsync(TestHost.Anna, dates, TestHost.Cancel);

        Assert.Equal([(new LocalDateTime(2026, 3, 12, 7, 5), 36.6), (new(2026, 3, 12, 21, 40), 37.1)], core.Select(static log => (log.Time, log.Temperature)));
        Assert.Equal(
            [(12, -0.4, FitbitTemperatureSensor.Dedicated), (13, 0.2, FitbitTemperatureSensor.Dedicated), (15, 0.0, FitbitTemperatureSensor.Other)],
            skin.Select(static night => (night.Date.Day, night.NightlyRelative, night.Sensor)));
    }
}
