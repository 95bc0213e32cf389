using NodaTime;

namespace FitbitSdk.WebApi.Tests.ActivitySeries;

public sealed class ActivitySeriesTests
{
    private static readonly LocalDate Date = new(2026, 3, 14);

    [Theory]
    [InlineData(FitbitActivityMeasure.Calories, "calories")]
    [InlineData(FitbitActivityMeasure.Steps, "steps")]
    [InlineData(FitbitActivityMeasure.Distance, "distance")]
    [InlineData(FitbitActivityMeasure.Floors, "floors")]
    [InlineData(FitbitActivityMeasure.Elevation, "elevation")]
    [InlineData(FitbitActivityMeasure.SwimmingStrokes, "swimming-strokes")]
    [InlineData(FitbitActivityMeasure.BasalCalories, "caloriesBMR")]
    [InlineData(FitbitActivityMeasure.SedentaryMinutes, "minutesSedentary")]
    [InlineData(FitbitActivityMeasure.LightlyActiveMinutes, "minutesLightlyActive")]
    [InlineData(FitbitActivityMeasure.FairlyActiveMinutes, "minutesFairlyActive")]
    [InlineData(FitbitActivityMeasure.VeryActiveMinutes, "minutesVeryActive")]
    [InlineData(FitbitActivityMeasure.ActivityCalories, "activityCalories")]
    public async Task GetDays_Period_AsksForTheMeasureUpToTheDate(FitbitActivityMeasure measure, string word)
    {
        await using AnsweredClient api = AnsweredClient.With($$"""{"activities-{{word}}":[{"dateTime":"2026-03-13","value":"9021"},{"value":"6.4281999999999995","dateTime":"2026-03-14"}]}""");

        IReadOnlyList<FitbitActivityTotal> days = await api.Client.ActivitySeries.GetDaysAsync(TestHost.Anna, measure, Date, FitbitPeriod.OneWeek, cancellationToken: TestHost.Cancel);

        Assert.Equal($"GET /1/user/-/activities/{word}/date/2026-03-14/1w.json", api.OnlyRequest);
        Assert.Equal([(new LocalDate(2026, 3, 13), 9021.0), (Date, 6.4281999999999995)], days.Select(static day => (day.Date, day.Value!.Value)));
    }

    [Fact]
    public async Task GetDays_Dates_AsksInTheUtcOfTheCall()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"activities-floors":[{"dateTime":"2026-03-14","value":"4"}]}""");

        FitbitActivityTotal day = Assert.Single(await api.Client.ActivitySeries.GetDaysAsync(
            TestHost.Anna, FitbitActivityMeasure.Floors, new DateInterval(Date, Date.PlusDays(1)), FitbitClock.Utc, TestHost.Cancel));

        Assert.Equal("GET /1/user/-/activities/floors/date/2026-03-14/2026-03-15.json?timezone=UTC", api.OnlyRequest);
        Assert.Equal((Date, 4.0), (day.Date, day.Value));
    }

    [Fact]
    public async Task GetDays_ActiveEnergyOverTwoMonths_AsksThirtyDatesAtATime()
    {
        await using AnsweredClient api = AnsweredClient.With(
            """{"activities-activityCalories":[{"dateTime":"2026-01-01","value":"1"}]}""", """{"activities-activityCalories":[{"dateTime":"2026-02-01","value":"2"}]}""",
            """{"activities-activityCalories":[{"dateTime":"2026-03-01","value":"3"}]}""");

        IReadOnlyList<FitbitActivityTotal> days = await api.Client.ActivitySeries.GetDaysAsync(
            TestHost.Anna, FitbitActivityMeasure.ActivityCalories, new DateInterval(new(2026, 1, 1), new(2026, 3, 2)), cancellationToken: TestHost.Cancel);

        Assert.Equal(
            [
                "GET /1/user/-/activities/activityCalories/date/2026-01-01/2026-01-30.json", "GET /1/user/-/activities/activityCalories/date/2026-01-31/2026-03-01.json",
                "GET /1/user/-/activities/activityCalories/date/2026-03-02/2026-03-02.json",
            ],
            api.Requests);
        Assert.Equal([1.0, 2.0, 3.0], days.Select(static day => day.Value));
    }

    [Fact]
    public async Task GetDays_ThreeYears_IsOneRequest()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"activities-steps":[]}""");

        Assert.Empty(await api.Client.ActivitySeries.GetDaysAsync(
            TestHost.Anna, FitbitActivityMeasure.Steps, new DateInterval(new(2023, 1, 1), new(2025, 12, 30)), cancellationToken: TestHost.Cancel));

        Assert.Equal("GET /1/user/-/activities/steps/date/2023-01-01/2025-12-30.json", api.OnlyRequest);
    }

    [Fact]
    public async Task GetTrackerDays_PeriodAndDates_AskForTrackersAlone()
    {
        const string Answer = """{"activities-tracker-distance":[{"dateTime":"2026-03-14","value":1.5}]}""";
        await using AnsweredClient api = AnsweredClient.With(Answer, Answer);

        IReadOnlyList<FitbitActivityTotal> period = await api.Client.ActivitySeries.GetTrackerDaysAsync(
            TestHost.Anna, FitbitActivityMeasure.Distance, Date, FitbitPeriod.OneYear, FitbitClock.Utc, TestHost.Cancel);
        IReadOnlyList<FitbitActivityTotal> dates = await api.Client.ActivitySeries.GetTrackerDaysAsync(
            TestHost.Anna, FitbitActivityMeasure.Distance, new DateInterval(Date, Date), cancellationToken: TestHost.Cancel);

        Assert.Equal(
            ["GET /1/user/-/activities/tracker/distance/date/2026-03-14/1y.json?timezone=UTC", "GET /1/user/-/activities/tracker/distance/date/2026-03-14/2026-03-14.json"],
            api.Requests);
        Assert.Equal([(Date, 1.5), (Date, 1.5)], period.Concat(dates).Select(static day => (day.Date, day.Value!.Value)));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"activities-steps":{}}""")]
    [InlineData("""{"activities-steps":null,"novel":[{"errors":[1]}]}""")]
    public async Task GetDays_NoDates_IsEmpty(string body)
    {
        await using AnsweredClient api = AnsweredClient.With(body);

        Assert.Empty(await api.Client.ActivitySeries.GetDaysAsync(TestHost.Anna, FitbitActivityMeasure.Steps, Date, FitbitPeriod.OneDay, cancellationToken: TestHost.Cancel));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"success":false}""")]
    [InlineData("""{"error":"gone","activities-steps":[]}""")]
    [InlineData("""{"activities-steps":[],"errors":[{"errorType":"validation"}]}""")]
    [InlineData("""{"activities-steps":[{"value":"1"}]}""")]
    [InlineData("""{"activities-steps":[{"dateTime":"yesterday","value":"1"}]}""")]
    public async Task GetDays_ErrorOrSomethingElse_IsATypedError(string body)
    {
        await using AnsweredClient api = AnsweredClient.With(body);

        await Assert.ThrowsAsync<HealthApiProtocolException>(
            () => api.Client.ActivitySeries.GetDaysAsync(TestHost.Anna, FitbitActivityMeasure.Steps, Date, FitbitPeriod.OneDay, cancellationToken: TestHost.Cancel));
    }

    [Fact]
    public async Task GetDays_ValueThatIsNoNumber_IsADateWithoutOne()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"activities-steps":[{"dateTime":"2026-03-14","value":""}]}""");

        Assert.Null(Assert.Single(await api.Client.ActivitySeries.GetDaysAsync(TestHost.Anna, FitbitActivityMeasure.Steps, Date, FitbitPeriod.OneDay, cancellationToken: TestHost.Cancel)).Value);
    }

    [Theory]
    [InlineData("activity-timeseries-steps.fitbitnet.json", 7, 7428, 7026)]
    [InlineData("activity-timeseries-steps-bom.fitbitnet.not-strict.json", 7, 7428, 7026)]
    [InlineData("activity-timeseries-steps.fwa.json", 7, 2504, 1698)]
    [InlineData("activity-timeseries-distance.fitbitnet.json", 8, 1, 128)]
    public async Task GetDays_RecordedSeries_IsWhatTheFileSays(string file, int count, double first, double last)
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer(file));

        IReadOnlyList<FitbitActivityTotal> days = await api.Client.ActivitySeries.GetDaysAsync(TestHost.Anna, FitbitActivityMeasure.Steps, Date, FitbitPeriod.OneWeek, cancellationToken: TestHost.Cancel);

        Assert.Equal((count, first, last), (days.Count, days[0].Value, days[^1].Value));
    }

    [Fact]
    public async Task GetDays_MeasureThatDoesNotExist_IsRefused()
    {
        await using AnsweredClient api = AnsweredClient.With();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            "measure", () => api.Client.ActivitySeries.GetDaysAsync(TestHost.Anna, (FitbitActivityMeasure)12, Date, FitbitPeriod.OneDay, cancellationToken: TestHost.Cancel));
    }
}
