using NodaTime;

namespace FitbitSdk.WebApi.Tests.ActivitySeries;

public sealed class ActivityIntradayTests
{
    private static readonly LocalDate Date = new(2026, 3, 14);

    [Fact]
    public async Task GetIntraday_Energy_HasLevelsAndMetsOfOneAtRest()
    {
        await using AnsweredClient api = AnsweredClient.With("""
            {"activities-calories":[{"dateTime":"2026-03-14","value":"2601"}],"activities-calories-intraday":{"dataset":[
            {"level":0,"mets":10,"time":"00:00:00","value":1.1857},{"level":3,"mets":83,"time":"00:01:00","value":9.84},{"level":4,"mets":-1,"time":"00:02:00","value":2}],"datasetInterval":1,"datasetType":"minute"}}
            """);

        FitbitActivityIntraday day = await api.Client.ActivitySeries.GetIntradayAsync(
            TestHost.Anna, FitbitActivityMeasure.Calories, Date, FitbitDetailLevel.OneMinute, FitbitClock.Utc, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/activities/calories/date/2026-03-14/1d/1min.json?timezone=UTC", api.OnlyRequest);
        Assert.Equal((Date, 2601.0), (day.Date, day.Total));
        Assert.Equal(
            [
                (new LocalTime(0, 0), 1.1857, FitbitActivityLevel.Sedentary, 1.0), (new LocalTime(0, 1), 9.84, FitbitActivityLevel.VeryActive, 8.3),
                (new LocalTime(0, 2), 2.0, null, null),
            ],
            day.Samples.Select(static sample => (sample.Time, sample.Value, sample.Level, sample.Mets)));
    }

    [Fact]
    public async Task GetIntraday_PartOfADate_AsksForItAlone()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"activities-swimming-strokes-intraday":{"dataset":[{"time":"10:15:00","value":12}]}}""");

        FitbitActivityIntraday part = await api.Client.ActivitySeries.GetIntradayAsync(
            TestHost.Anna, FitbitActivityMeasure.SwimmingStrokes, Date, new(10, 15), new(10, 20), FitbitDetailLevel.FiveMinutes, cancellationToken: TestHost.Cancel);

        Assert.Equal("GET /1/user/-/activities/swimming-strokes/date/2026-03-14/1d/5min/time/10:15/10:20.json", api.OnlyRequest);
        FitbitActivitySample sample = Assert.Single(part.Samples);
        Assert.Equal((null, new LocalTime(10, 15), 12.0, null, null), (part.Total, sample.Time, sample.Value, sample.Level, sample.Mets));
    }

    [Fact]
    public async Task GetIntraday_Dates_AsksForEachByItself()
    {
        await using AnsweredClient api = AnsweredClient.With(
            """{"activities-steps":[{"dateTime":"2026-03-14","value":"51"}],"activities-steps-intraday":{"dataset":[{"time":"01:00:00","value":51}]}}""",
            """{"activities-steps":[{"dateTime":"2026-03-15","value":"52"}],"activities-steps-intraday":{"dataset":[{"time":"02:00:00","value":52}]}}""");

        IReadOnlyList<FitbitActivityIntraday> days = await api.Client.ActivitySeries.GetIntradayAsync(
            TestHost.Anna, FitbitActivityMeasure.Steps, new DateInterval(Date, Date.PlusDays(1)), FitbitDetailLevel.OneMinute, cancellationToken: TestHost.Cancel);

        Assert.Equal(
            ["GET /1/user/-/activities/steps/date/2026-03-14/2026-03-14/1min.json", "GET /1/user/-/activities/steps/date/2026-03-15/2026-03-15/1min.json"], api.Requests);
        Assert.Equal([(Date, 51.0, 51.0), (Date.PlusDays(1), 52.0, 52.0)], days.Select(static day => (day.Date, day.Total!.Value, day.Samples[0].Value)));
    }

    [Fact]
    public async Task GetIntraday_TimesAcrossMidnight_CutsThereBecauseRowsStateNoDate()
    {
        await using AnsweredClient api = AnsweredClient.With("{}", """{"activities-elevation-intraday":{"dataset":[{"time":"06:15:00","value":3.5}]}}""");

        IReadOnlyList<FitbitActivityIntraday> days = await api.Client.ActivitySeries.GetIntradayAsync(
            TestHost.Anna, FitbitActivityMeasure.Elevation, Date.At(new(22, 30)), Date.PlusDays(1).At(new(6, 15)), FitbitDetailLevel.FifteenMinutes, FitbitClock.Utc, TestHost.Cancel);

        Assert.Equal(
            [
                "GET /1/user/-/activities/elevation/date/2026-03-14/2026-03-14/15min/time/22:30/23:59.json?timezone=UTC",
                "GET /1/user/-/activities/elevation/date/2026-03-15/2026-03-15/15min/time/00:00/06:15.json?timezone=UTC",
            ],
            api.Requests);
        Assert.Equal([(Date, 0), (Date.PlusDays(1), 1)], days.Select(static day => (day.Date, day.Samples.Count)));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"activities-steps":[],"activities-steps-intraday":[]}""")]
    [InlineData("""{"activities-steps-intraday":{"datasetType":"minute"}}""")]
    [InlineData("""{"activities-steps-intraday":{"dataset":{}}}""")]
    public async Task GetIntraday_NoValues_IsTheDateWithoutAny(string body)
    {
        await using AnsweredClient api = AnsweredClient.With(body);

        FitbitActivityIntraday day = await api.Client.ActivitySeries.GetIntradayAsync(
            TestHost.Anna, FitbitActivityMeasure.Steps, Date, FitbitDetailLevel.OneMinute, cancellationToken: TestHost.Cancel);

        Assert.Equal((Date, null, 0), (day.Date, day.Total, day.Samples.Count));
    }

    [Fact]
    public async Task GetIntraday_ValuesThatAreNoDataset_AreATypedError()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"activities-steps-intraday":[{"time":"06:15:00","value":3}]}""");

        await Assert.ThrowsAsync<HealthApiProtocolException>(
            () => api.Client.ActivitySeries.GetIntradayAsync(TestHost.Anna, FitbitActivityMeasure.Steps, Date, FitbitDetailLevel.OneMinute, cancellationToken: TestHost.Cancel));
    }

    [Theory]
    [InlineData(FitbitActivityMeasure.BasalCalories, FitbitDetailLevel.OneMinute, "resource-path")]
    [InlineData(FitbitActivityMeasure.Steps, FitbitDetailLevel.OneSecond, "detail-level")]
    public async Task GetIntraday_WhatIsKnownByDateAloneOrTooFine_IsRefusedBeforeARequestIsSpent(FitbitActivityMeasure measure, FitbitDetailLevel detail, string parameter)
    {
        await using AnsweredClient api = AnsweredClient.With();

        await Assert.ThrowsAsync<ArgumentException>(parameter, () => api.Client.ActivitySeries.GetIntradayAsync(TestHost.Anna, measure, Date, detail, cancellationToken: TestHost.Cancel));

        Assert.Empty(api.Requests);
    }

    [Fact]
    public async Task GetIntraday_RecordedEnergy_IsWhatTheFileSays()
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer("activity-intraday-calories-1min-00-12.fitbitnet.json"));

        FitbitActivityIntraday day = await api.Client.ActivitySeries.GetIntradayAsync(
            TestHost.Anna, FitbitActivityMeasure.Calories, new LocalDate(2015, 3, 20), FitbitDetailLevel.OneMinute, cancellationToken: TestHost.Cancel);

        Assert.Equal((2601.0, 720), (day.Total, day.Samples.Count));
        Assert.Equal((1.1857000589370728, FitbitActivityLevel.Sedentary, 1.0), (day.Samples[0].Value, day.Samples[0].Level, day.Samples[0].Mets));
    }

    [Fact]
    public async Task GetIntraday_RecordedDayWithoutItsDate_IsOfTheDateThatWasAskedFor()
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer("activity-intraday-calories-no-date.fitbitnet.json"));

        FitbitActivityIntraday day = await api.Client.ActivitySeries.GetIntradayAsync(
            TestHost.Anna, FitbitActivityMeasure.Calories, Date, FitbitDetailLevel.OneMinute, cancellationToken: TestHost.Cancel);

        Assert.Equal((Date, null, 60), (day.Date, day.Total, day.Samples.Count));
    }

    [Fact]
    public async Task GetIntraday_RecordedSteps_AreWhatTheFileSays()
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer("activity-intraday-steps-1min.fitbitnet.json"));

        FitbitActivityIntraday day = await api.Client.ActivitySeries.GetIntradayAsync(
            TestHost.Anna, FitbitActivityMeasure.Steps, new LocalDate(2016, 3, 8), FitbitDetailLevel.OneMinute, cancellationToken: TestHost.Cancel);

        Assert.Equal((7390.0, 1084, 1.0, 2.0), (day.Total, day.Samples.Count, day.Samples[0].Value, day.Samples[1].Value));
    }
}
