using NodaTime;

namespace FitbitSdk.WebApi.Tests.ActiveZoneMinutes;

public sealed class ActiveZoneMinutesTests
{
    private static readonly LocalDate Date = new(2026, 3, 14);

    [Fact]
    public async Task GetDays_Period_KeepsTheZonesApart()
    {
        await using AnsweredClient api = AnsweredClient.With("""
            {"activities-active-zone-minutes":[{"dateTime":"2026-03-14","value":{"activeZoneMinutes":21,"fatBurnActiveZoneMinutes":5,"cardioActiveZoneMinutes":12,"peakActiveZoneMinutes":4}},
            {"value":{"activeZoneMinutes":9},"dateTime":"2026-03-15"}]}
            """);

        IReadOnlyList<FitbitActiveZoneDay> days = await api.Client.ActiveZoneMinutes.GetDaysAsync(TestHost.Anna, Date.PlusDays(1), FitbitPeriod.ThreeMonths, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/activities/active-zone-minutes/date/2026-03-15/3m.json", api.OnlyRequest);
        Assert.Equal([(Date, 21, 5, 12, 4), (Date.PlusDays(1), 9, null, null, null)], days.Select(static day => (day.Date, day.Total!.Value, day.FatBurn, day.Cardio, day.Peak)));
    }

    [Fact]
    public async Task GetDays_MoreThanThreeYears_AsksForEachDateOnceAndKeepsTheOrder()
    {
        await using AnsweredClient api = AnsweredClient.With(
            """{"activities-active-zone-minutes":[{"dateTime":"2023-03-14","value":{"activeZoneMinutes":1}}]}""",
            """{"activities-active-zone-minutes":[{"dateTime":"2026-03-13","value":{"activeZoneMinutes":2}}]}""");

        IReadOnlyList<FitbitActiveZoneDay> days = await api.Client.ActiveZoneMinutes.GetDaysAsync(TestHost.Anna, new DateInterval(new(2023, 3, 14), Date), TestHost.Cancel);

        Assert.Equal(
            ["GET /1/user/-/activities/active-zone-minutes/date/2023-03-14/2026-03-12.json", "GET /1/user/-/activities/active-zone-minutes/date/2026-03-13/2026-03-14.json"],
            api.Requests);
        Assert.Equal([1, 2], days.Select(static day => day.Total));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"activities-active-zone-minutes":{}}""")]
    public async Task GetDays_NothingEarned_IsEmpty(string body)
    {
        await using AnsweredClient api = AnsweredClient.With(body);

        Assert.Empty(await api.Client.ActiveZoneMinutes.GetDaysAsync(TestHost.Anna, Date, FitbitPeriod.OneDay, TestHost.Cancel));
    }

    [Fact]
    public async Task GetDays_DateWithoutValue_HasNone()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"activities-active-zone-minutes":[{"dateTime":"2026-03-14"}]}""");

        FitbitActiveZoneDay day = Assert.Single(await api.Client.ActiveZoneMinutes.GetDaysAsync(TestHost.Anna, Date, FitbitPeriod.OneDay, TestHost.Cancel));

        Assert.Equal((Date, null), (day.Date, day.Total));
    }

    [Fact]
    public async Task GetIntraday_Date_AsksForTheWholeOfIt()
    {
        await using AnsweredClient api = AnsweredClient.With("""
            {"activities-active-zone-minutes-intraday":[{"dateTime":"2026-03-14","minutes":[
            {"minute":"07:31:00","value":{"activeZoneMinutes":7,"fatBurnActiveZoneMinutes":1,"cardioActiveZoneMinutes":2,"peakActiveZoneMinutes":4}}]}]}
            """);

        FitbitActiveZoneIntraday day = await api.Client.ActiveZoneMinutes.GetIntradayAsync(TestHost.Anna, Date, FitbitDetailLevel.FiveMinutes, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/activities/active-zone-minutes/date/2026-03-14/1d/5min.json", api.OnlyRequest);
        FitbitActiveZoneSample sample = Assert.Single(day.Samples);
        Assert.Equal((Date, null), (day.Date, day.Day));
        Assert.Equal((new LocalTime(7, 31), 7, 1, 2, 4), (sample.Time, sample.Total, sample.FatBurn, sample.Cardio, sample.Peak));
    }

    [Theory]
    [InlineData("07:31:00")]
    [InlineData("07:31")]
    [InlineData("2026-03-14T07:31:00")]
    [InlineData("2026-03-14T07:31:00.000Z")]
    public async Task GetIntraday_EachFormOfAMinute_IsItsTimeOfDay(string minute)
    {
        await using AnsweredClient api = AnsweredClient.With($$$"""
            {"activities-active-zone-minutes-intraday":[{"dateTime":"2026-03-14","minutes":[{"minute":"{{{minute}}}","value":{"activeZoneMinutes":1}},{"minute":"soon","value":{"activeZoneMinutes":2}},{"minute":"07:40"}]}]}
            """);

        FitbitActiveZoneIntraday day = await api.Client.ActiveZoneMinutes.GetIntradayAsync(TestHost.Anna, Date, FitbitDetailLevel.OneMinute, TestHost.Cancel);

        Assert.Equal(new LocalTime(7, 31), Assert.Single(day.Samples).Time);
    }

    [Fact]
    public async Task GetIntraday_PartOfADate_AsksForItAlone()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"activities-active-zone-minutes-intraday":[]}""");

        FitbitActiveZoneIntraday part = await api.Client.ActiveZoneMinutes.GetIntradayAsync(TestHost.Anna, Date, new(10, 15), new(10, 20), FitbitDetailLevel.OneMinute, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/activities/active-zone-minutes/date/2026-03-14/1d/1min/time/10:15/10:20.json", api.OnlyRequest);
        Assert.Equal((Date, 0), (part.Date, part.Samples.Count));
    }

    [Fact]
    public async Task GetIntraday_Dates_AsksForEachByItselfAndTakesItsOwnRowsAlone()
    {
        const string Both = """
            {"activities-active-zone-minutes-intraday":[{"dateTime":"2026-03-14","minutes":[{"minute":"01:00","value":{"activeZoneMinutes":1}}]},{"dateTime":"2026-03-15","minutes":[{"minute":"02:00","value":{"activeZoneMinutes":2}}]}]}
            """;
        await using AnsweredClient api = AnsweredClient.With(Both, Both);

        IReadOnlyList<FitbitActiveZoneIntraday> days = await api.Client.ActiveZoneMinutes.GetIntradayAsync(
            TestHost.Anna, new DateInterval(Date, Date.PlusDays(1)), FitbitDetailLevel.FifteenMinutes, TestHost.Cancel);

        Assert.Equal(
            ["GET /1/user/-/activities/active-zone-minutes/date/2026-03-14/2026-03-14/15min.json", "GET /1/user/-/activities/active-zone-minutes/date/2026-03-15/2026-03-15/15min.json"],
            api.Requests);
        Assert.Equal([(Date, 1), (Date.PlusDays(1), 2)], days.Select(static day => (day.Date, Assert.Single(day.Samples).Total!.Value)));
    }

    [Fact]
    public async Task GetIntraday_TimesAcrossMidnight_CutsThere()
    {
        await using AnsweredClient api = AnsweredClient.With("{}", "{}");

        IReadOnlyList<FitbitActiveZoneIntraday> days = await api.Client.ActiveZoneMinutes.GetIntradayAsync(
            TestHost.Anna, Date.At(new(22, 30)), Date.PlusDays(1).At(new(6, 15)), FitbitDetailLevel.OneMinute, TestHost.Cancel);

        Assert.Equal(
            [
                "GET /1/user/-/activities/active-zone-minutes/date/2026-03-14/2026-03-14/1min/time/22:30/23:59.json",
                "GET /1/user/-/activities/active-zone-minutes/date/2026-03-15/2026-03-15/1min/time/00:00/06:15.json",
            ],
            api.Requests);
        Assert.Equal([Date, Date.PlusDays(1)], days.Select(static day => day.Date));
    }

    [Theory]
    [InlineData("azm-intraday-date.constructed.json", 3, null)]
    [InlineData("azm-intraday-dataset-variant.constructed.json", 2, 5)]
    public async Task GetIntraday_EachFormOfAnAnswer_IsWhatTheFileSays(string file, int count, int? total)
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer(file));

        FitbitActiveZoneIntraday day = await api.Client.ActiveZoneMinutes.GetIntradayAsync(TestHost.Anna, Date, FitbitDetailLevel.OneMinute, TestHost.Cancel);

        Assert.Equal((count, total), (day.Samples.Count, day.Day?.Total));
        Assert.Equal(
            [(new LocalTime(7, 31), 1, 1, null), (new LocalTime(7, 32), 2, null, 2)],
            day.Samples.Take(2).Select(static sample => (sample.Time, sample.Total!.Value, sample.FatBurn, sample.Cardio)));
    }

    [Fact]
    public async Task GetDays_RecordedDates_AreWhatTheFileSays()
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer("azm-timeseries-2022.fitbitnet.json"));

        IReadOnlyList<FitbitActiveZoneDay> days = await api.Client.ActiveZoneMinutes.GetDaysAsync(TestHost.Anna, new LocalDate(2022, 4, 3), FitbitPeriod.OneWeek, TestHost.Cancel);

        Assert.Equal([(new LocalDate(2022, 4, 1), 4, 4), (new LocalDate(2022, 4, 2), 19, 19), (new LocalDate(2022, 4, 3), 1, 1)], days.Select(static day => (day.Date, day.Total!.Value, day.FatBurn!.Value)));
    }
}
