using NodaTime;

namespace FitbitSdk.WebApi.Tests.Body;

public sealed class BodyLogTests
{
    private static readonly LocalDate Date = new(2026, 3, 14);

    [Fact]
    public async Task GetWeightLogs_Date_GivesEachField()
    {
        await using AnsweredClient api = AnsweredClient.With(
            """{"weight":[{"bmi":23.57,"date":"2026-03-14","fat":21.5,"logId":18446744073709551615,"source":"Aria","time":"07:10:59","weight":73.2}]}""");

        FitbitWeightLog log = Assert.Single(await api.Client.Body.GetWeightLogsAsync(TestHost.Anna, Date, TestHost.Cancel));

        Assert.Equal("GET /1/user/-/body/log/weight/date/2026-03-14.json", api.OnlyRequest);
        Assert.Equal(("18446744073709551615", Date, new LocalTime(7, 10, 59), FitbitBodySource.Aria), (log.LogId, log.Date, log.Time, log.Source));
        Assert.Equal((73.2, 23.57, 21.5), (log.Weight, log.BodyMassIndex, log.Fat));
    }

    [Fact]
    public async Task GetWeightLogs_Period_AsksForItUpToTheDate()
    {
        await using AnsweredClient api = AnsweredClient.With(
            """{"weight":[{"date":"2026-03-01","weight":"72"},{"date":"2026-03-14","weight":71.5,"fat":null,"time":"","source":"Garmin","logId":"7"}]}""");

        IReadOnlyList<FitbitWeightLog> logs = await api.Client.Body.GetWeightLogsAsync(TestHost.Anna, Date, FitbitPeriod.OneMonth, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/body/log/weight/date/2026-03-14/1m.json", api.OnlyRequest);
        Assert.Equal([(1, 72.0, null, null), (14, 71.5, "7", "Garmin")], logs.Select(static log => (log.Date.Day, log.Weight, log.LogId, log.Source?.Value)));
        Assert.All(logs, static log => Assert.Equal((null, null, null), (log.Time, log.Fat, log.BodyMassIndex)));
    }

    [Fact]
    public async Task GetWeightLogs_MoreThanThirtyOneDates_AsksForEachOnceAndKeepsTheOrder()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"weight":[{"date":"2026-03-31","weight":72.5}]}""", """{"weight":[{"date":"2026-04-01","weight":72.25}]}""");

        IReadOnlyList<FitbitWeightLog> logs = await api.Client.Body.GetWeightLogsAsync(TestHost.Anna, new DateInterval(new(2026, 3, 1), new(2026, 4, 1)), TestHost.Cancel);

        Assert.Equal(["GET /1/user/-/body/log/weight/date/2026-03-01/2026-03-31.json", "GET /1/user/-/body/log/weight/date/2026-04-01/2026-04-01.json"], api.Requests);
        Assert.Equal([72.5, 72.25], logs.Select(static log => log.Weight));
    }

    [Fact]
    public async Task GetFatLogs_Date_GivesEachField()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"fat":[{"date":"2026-03-14","fat":14.5,"logId":1330991999000,"source":"AriaAir","time":"21:20:59"}]}""");

        FitbitFatLog log = Assert.Single(await api.Client.Body.GetFatLogsAsync(TestHost.Anna, Date, TestHost.Cancel));

        Assert.Equal("GET /1/user/-/body/log/fat/date/2026-03-14.json", api.OnlyRequest);
        Assert.Equal(("1330991999000", Date, new LocalTime(21, 20, 59), 14.5, FitbitBodySource.AriaAir), (log.LogId, log.Date, log.Time, log.Fat, log.Source));
    }

    [Fact]
    public async Task GetFatLogs_Period_AsksForItUpToTheDate()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"fat":[{"date":"2026-03-13","fat":"14","source":"Withings"}]}""");

        FitbitFatLog log = Assert.Single(await api.Client.Body.GetFatLogsAsync(TestHost.Anna, Date, FitbitPeriod.ThirtyDays, TestHost.Cancel));

        Assert.Equal("GET /1/user/-/body/log/fat/date/2026-03-14/30d.json", api.OnlyRequest);
        Assert.Equal((null, null, 14.0, FitbitBodySource.Withings), (log.LogId, log.Time, log.Fat, log.Source));
    }

    [Fact]
    public async Task GetFatLogs_MoreThanThirtyDates_AsksForEachOnce()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"fat":[{"date":"2026-03-30","fat":15}]}""", """{"fat":[]}""");

        FitbitFatLog log = Assert.Single(await api.Client.Body.GetFatLogsAsync(TestHost.Anna, new DateInterval(new(2026, 3, 1), new(2026, 3, 31)), TestHost.Cancel));

        Assert.Equal(["GET /1/user/-/body/log/fat/date/2026-03-01/2026-03-30.json", "GET /1/user/-/body/log/fat/date/2026-03-31/2026-03-31.json"], api.Requests);
        Assert.Equal(15, log.Fat);
    }

    [Fact]
    public async Task GetLogs_PeriodThatTheServiceDoesNotTake_CostsNoRequest()
    {
        await using AnsweredClient api = AnsweredClient.With();

        await Assert.ThrowsAsync<ArgumentException>(() => api.Client.Body.GetWeightLogsAsync(TestHost.Anna, Date, FitbitPeriod.ThreeMonths, TestHost.Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => api.Client.Body.GetFatLogsAsync(TestHost.Anna, Date, FitbitPeriod.Maximum, TestHost.Cancel));

        Assert.Empty(api.Requests);
    }

    [Theory]
    [InlineData("""{"weight":{},"fat":{}}""")]
    [InlineData("""{"weight":null,"fat":null}""")]
    [InlineData("{}")]
    public async Task GetLogs_DateWithoutAny_AreNone(string body)
    {
        await using AnsweredClient api = AnsweredClient.With(body, body);

        Assert.Empty(await api.Client.Body.GetWeightLogsAsync(TestHost.Anna, Date, TestHost.Cancel));
        Assert.Empty(await api.Client.Body.GetFatLogsAsync(TestHost.Anna, Date, TestHost.Cancel));
    }

    [Fact]
    public async Task GetLogs_Recorded_AreWhatTheFilesSay()
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer("body-weight-log.fitbitnet.json"), SharedFile.Answer("body-fat-log.fitbitnet.json"));

        IReadOnlyList<FitbitWeightLog> weights = await api.Client.Body.GetWeightLogsAsync(TestHost.Anna, new LocalDate(2012, 3, 5), TestHost.Cancel);
        IReadOnlyList<FitbitFatLog> fats = await api.Client.Body.GetFatLogsAsync(TestHost.Anna, new LocalDate(2012, 3, 5), TestHost.Cancel);

        // One id names two logs.
        Assert.All(weights.Select(static log => log.LogId).Concat(fats.Select(static log => log.LogId)), static id => Assert.Equal("1330991999000", id));
        Assert.Equal(
            [(new LocalTime(23, 59, 59), 73.0, 23.57, FitbitBodySource.Api), (new(21, 10, 59), 72.5, 22.57, FitbitBodySource.Aria)],
            weights.Select(static log => (log.Time!.Value, log.Weight, log.BodyMassIndex, log.Source)));
        Assert.Equal([(new LocalTime(23, 59, 59), 14.0), (new(21, 20, 59), 13.5)], fats.Select(static log => (log.Time!.Value, log.Fat)));
    }
}
