using NodaTime;

namespace FitbitSdk.WebApi.Tests.Heart;

public sealed class HeartClientTests
{
    private static readonly LocalDate Date = new(2026, 3, 14);

    [Fact]
    public async Task GetDays_Period_AsksForItUpToTheDate()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"activities-heart":[{"dateTime":"2026-03-14","value":{"restingHeartRate":58}}]}""");

        FitbitHeartDay day = Assert.Single(await api.Client.Heart.GetDaysAsync(TestHost.Anna, Date, FitbitPeriod.SevenDays, cancellationToken: TestHost.Cancel));

        Assert.Equal("GET /1/user/-/activities/heart/date/2026-03-14/7d.json", api.OnlyRequest);
        Assert.Equal((Date, 58), (day.Date, day.RestingRate));
    }

    [Fact]
    public async Task GetDays_MoreThanAYear_AsksForEachDateOnceAndKeepsTheOrder()
    {
        await using AnsweredClient api = AnsweredClient.With(
            """{"activities-heart":[{"dateTime":"2025-03-01","value":{}},{"dateTime":"2026-02-28","value":{}}]}""",
            """{"activities-heart":[{"dateTime":"2026-03-01","value":{}}]}""");

        IReadOnlyList<FitbitHeartDay> days = await api.Client.Heart.GetDaysAsync(TestHost.Anna, new DateInterval(new(2025, 3, 1), new(2026, 3, 1)), cancellationToken: TestHost.Cancel);

        Assert.Equal(["GET /1/user/-/activities/heart/date/2025-03-01/2026-02-28.json", "GET /1/user/-/activities/heart/date/2026-03-01/2026-03-01.json"], api.Requests);
        Assert.Equal(["2025-03-01", "2026-02-28", "2026-03-01"], days.Select(static day => day.Date.ToString("R", null)));
    }

    [Fact]
    public async Task GetIntraday_Date_AsksForTheWholeOfIt()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"activities-heart":[],"activities-heart-intraday":{"dataset":[{"time":"00:00:05","value":61},{"value":63,"time":"23:59:58"}]}}""");

        FitbitHeartIntraday day = await api.Client.Heart.GetIntradayAsync(TestHost.Anna, Date, FitbitDetailLevel.OneSecond, FitbitClock.Utc, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/activities/heart/date/2026-03-14/1d/1sec.json?timezone=UTC", api.OnlyRequest);
        Assert.Equal((Date, null), (day.Date, day.Day));
        Assert.Equal([(new LocalTime(0, 0, 5), 61), (new LocalTime(23, 59, 58), 63)], day.Samples.Select(static sample => (sample.Time, sample.Rate)));
    }

    [Fact]
    public async Task GetIntraday_PartOfADate_KeepsTheMeanApartFromTheZones()
    {
        await using AnsweredClient api = AnsweredClient.With("""
            {"activities-heart":[{"dateTime":"2026-03-14","customHeartRateZones":[],"heartRateZones":[{"caloriesOut":2.5,"max":112,"min":30,"minutes":3,"name":"Out of Range"}],"value":"64.25"}],
            "activities-heart-intraday":{"dataset":[{"time":"10:15:00","value":64}],"datasetInterval":1,"datasetType":"minute"}}
            """);

        FitbitHeartIntraday part = await api.Client.Heart.GetIntradayAsync(TestHost.Anna, Date, new(10, 15), new(10, 20), FitbitDetailLevel.OneMinute, cancellationToken: TestHost.Cancel);

        Assert.Equal("GET /1/user/-/activities/heart/date/2026-03-14/1d/1min/time/10:15/10:20.json", api.OnlyRequest);
        FitbitHeartZone zone = Assert.Single(part.Day!.Zones);
        Assert.Equal((64.25, null), (part.Day.MeanRate, part.Day.RestingRate));
        Assert.Equal(("Out of Range", 30, 112, 3, 2.5), (zone.Name, zone.Min, zone.Max, zone.Minutes, zone.CaloriesOut));
    }

    [Fact]
    public async Task GetIntraday_Dates_AsksForEachByItself()
    {
        await using AnsweredClient api = AnsweredClient.With(
            """{"activities-heart-intraday":{"dataset":[{"time":"01:00:00","value":51}]}}""", """{"activities-heart-intraday":{"dataset":[{"time":"02:00:00","value":52}]}}""");

        IReadOnlyList<FitbitHeartIntraday> days = await api.Client.Heart.GetIntradayAsync(
            TestHost.Anna, new DateInterval(Date, Date.PlusDays(1)), FitbitDetailLevel.FiveMinutes, cancellationToken: TestHost.Cancel);

        Assert.Equal(["GET /1/user/-/activities/heart/date/2026-03-14/2026-03-14/5min.json", "GET /1/user/-/activities/heart/date/2026-03-15/2026-03-15/5min.json"], api.Requests);
        Assert.Equal([(Date, 51), (Date.PlusDays(1), 52)], days.Select(static day => (day.Date, day.Samples[0].Rate)));
    }

    [Fact]
    public async Task GetIntraday_TimesAcrossMidnight_CutsThereBecauseRowsStateNoDate()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"activities-heart":[]}""", """{"activities-heart-intraday":{"dataset":[]}}""");

        IReadOnlyList<FitbitHeartIntraday> days = await api.Client.Heart.GetIntradayAsync(
            TestHost.Anna, Date.At(new(22, 30)), Date.PlusDays(1).At(new(6, 15)), FitbitDetailLevel.FifteenMinutes, cancellationToken: TestHost.Cancel);

        Assert.Equal(
            ["GET /1/user/-/activities/heart/date/2026-03-14/2026-03-14/15min/time/22:30/23:59.json", "GET /1/user/-/activities/heart/date/2026-03-15/2026-03-15/15min/time/00:00/06:15.json"],
            api.Requests);
        Assert.All(days, static day => Assert.Empty(day.Samples));
    }

    [Fact]
    public async Task GetIntraday_RecordedDay_IsWhatTheFileSays()
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer("heart-intraday-1sec.fwa.json"));

        FitbitHeartIntraday day = await api.Client.Heart.GetIntradayAsync(TestHost.Anna, new LocalDate(2019, 1, 1), FitbitDetailLevel.OneSecond, cancellationToken: TestHost.Cancel);

        Assert.Equal((new LocalDate(2019, 1, 1), 68), (day.Day!.Date, day.Day.RestingRate));
        Assert.Equal(["Out of Range", "Fat Burn", "Cardio", "Peak"], day.Day.Zones.Select(static zone => zone.Name));
        Assert.Equal((240.3408, 31, 94, 132), (day.Day.Zones[1].CaloriesOut, day.Day.Zones[1].Minutes, day.Day.Zones[1].Min, day.Day.Zones[1].Max));
        Assert.NotEmpty(day.Samples);
    }

    [Fact]
    public async Task GetIntraday_RecordedPartOfADay_HasItsMean()
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer("heart-intraday-time-window-15min.fitbitnet.json"));

        FitbitHeartIntraday part = await api.Client.Heart.GetIntradayAsync(
            TestHost.Anna, new(2017, 8, 21), new(0, 0), new(23, 59), FitbitDetailLevel.FifteenMinutes, cancellationToken: TestHost.Cancel);

        Assert.Equal((55.44, 4, new LocalTime(0, 0), 57), (part.Day!.MeanRate, part.Day.Zones.Count, part.Samples[0].Time, part.Samples[0].Rate));
    }

    [Fact]
    public async Task GetDays_RecordedDateWithoutWear_HasNoRestingRateAndNoMinutes()
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer("heart-timeseries-no-resting.constructed.json"));

        IReadOnlyList<FitbitHeartDay> days = await api.Client.Heart.GetDaysAsync(TestHost.Anna, Date, FitbitPeriod.OneDay, cancellationToken: TestHost.Cancel);

        Assert.Equal([(null, null), (58, 1440)], days.Select(static day => (day.RestingRate, day.Zones[0].Minutes)));
    }
}
