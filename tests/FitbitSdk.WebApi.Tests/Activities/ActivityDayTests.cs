using NodaTime;

namespace FitbitSdk.WebApi.Tests.Activities;

public sealed class ActivityDayTests
{
    private static readonly LocalDate Date = new(2026, 3, 14);

    [Fact]
    public async Task GetDay_Date_KeepsEachTotalApart()
    {
        await using AnsweredClient api = AnsweredClient.With("""
            {"activities":[],"goals":{"activeMinutes":31,"activeZoneMinutes":22,"caloriesOut":2820.5,"distance":8.05,"floors":10,"steps":10001},
            "summary":{"activeScore":-1,"activityCalories":799,"calorieEstimationMu":2241,"caloriesBMR":1240,"caloriesOut":1892,"caloriesOutUnestimated":1893,
            "customHeartRateZones":[{"name":"Custom Zone","min":140,"max":165}],"distances":[{"activity":"total","distance":8.56},{"activity":"veryActive","distance":3.31}],
            "elevation":79.25,"fairlyActiveMinutes":26,"floors":27,"heartRateZones":[{"caloriesOut":1594.36823,"max":94,"min":30,"minutes":1198,"name":"Out of Range"}],
            "lightlyActiveMinutes":112,"marginalCalories":522,"restingHeartRate":73,"sedentaryMinutes":1260,"steps":12517,"useEstimation":true,"veryActiveMinutes":42,"novel":{}}}
            """);

        FitbitActivityDay day = await api.Client.Activities.GetDayAsync(TestHost.Anna, Date, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/activities/date/2026-03-14.json", api.OnlyRequest);
        FitbitActivityTotals totals = day.Totals!;
        Assert.Equal((Date, 12517, 27, 79.25), (day.Date, totals.Steps, totals.Floors, totals.Elevation));
        Assert.Equal((1892.0, 1240.0, 799.0, 522.0), (totals.CaloriesOut, totals.BasalCalories, totals.ActivityCalories, totals.MarginalCalories));
        Assert.Equal((1893.0, 2241.0, true), (totals.UnestimatedCalories, totals.EstimatedCalories, totals.UsesEstimation));
        Assert.Equal((1260, 112, 26, 42), (totals.SedentaryMinutes, totals.LightlyActiveMinutes, totals.FairlyActiveMinutes, totals.VeryActiveMinutes));
        Assert.Equal([("total", 8.56), ("veryActive", 3.31)], totals.Distances.Select(static distance => (distance.Activity, distance.Distance)));
        Assert.Equal((73, "Out of Range", "Custom Zone"), (totals.RestingHeartRate, Assert.Single(totals.HeartRateZones).Name, Assert.Single(totals.CustomHeartRateZones).Name));
        Assert.Equal(
            (31, 22, 2820.5, 8.05, 10, 10001),
            (day.Goals!.ActiveMinutes, day.Goals.ActiveZoneMinutes, day.Goals.CaloriesOut, day.Goals.Distance, day.Goals.Floors, day.Goals.Steps));
        Assert.Empty(day.Activities);
    }

    [Fact]
    public async Task GetDay_Activity_KeepsEachMemberApart()
    {
        await using AnsweredClient api = AnsweredClient.With("""
            {"activities":[{"activityId":12120,"activityParentId":90009,"activityParentName":"Run","calories":150,"description":"10 mph","detailsLink":"https://api.fitbit.com/1/user/-/activities/9.json",
            "distance":6.43738,"duration":1440000,"hasActiveZoneMinutes":true,"hasStartTime":true,"isFavorite":false,"lastModified":"2026-03-14T20:57:46.000+01:00",
            "logId":18446744073709551615,"name":"Race","startDate":"2026-03-13","startTime":"23:55","steps":6761}]}
            """);

        FitbitDayActivity run = Assert.Single((await api.Client.Activities.GetDayAsync(TestHost.Anna, Date, TestHost.Cancel)).Activities);

        Assert.Equal(("18446744073709551615", "12120", "90009", "Run", "Race", "10 mph"), (run.LogId, run.ActivityId, run.ParentId, run.ParentName, run.Name, run.Description));
        Assert.Equal((new LocalDate(2026, 3, 13), new LocalTime(23, 55), Duration.FromMinutes(24)), (run.StartDate, run.StartTime, run.Duration));
        Assert.Equal((150.0, 6.43738, 6761), (run.Calories, run.Distance, run.Steps));
        Assert.Equal((true, true, false), (run.HasStartTime, run.HasActiveZoneMinutes, run.IsFavorite));
        Assert.Equal((new LocalDateTime(2026, 3, 14, 20, 57, 46).WithOffset(Offset.FromHours(1)), "https://api.fitbit.com/1/user/-/activities/9.json"), (run.LastModified, run.DetailsLink));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"activities":{},"goals":null,"summary":null}""")]
    public async Task GetDay_NothingStated_IsADayWithoutAnything(string body)
    {
        await using AnsweredClient api = AnsweredClient.With(body);

        FitbitActivityDay day = await api.Client.Activities.GetDayAsync(TestHost.Anna, Date, TestHost.Cancel);

        Assert.Equal((Date, null, null, 0), (day.Date, day.Totals, day.Goals, day.Activities.Count));
    }

    [Fact]
    public async Task GetDay_TotalsWithoutLists_HaveEmptyOnes()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"summary":{"steps":"12","floors":""}}""");

        FitbitActivityTotals totals = (await api.Client.Activities.GetDayAsync(TestHost.Anna, Date, TestHost.Cancel)).Totals!;

        Assert.Equal((12, null), (totals.Steps, totals.Floors));
        Assert.Empty(totals.Distances);
        Assert.Empty(totals.HeartRateZones);
        Assert.Empty(totals.CustomHeartRateZones);
    }

    [Theory]
    [InlineData("""{"activities":[{"name":"Walk"}]}""")]
    [InlineData("""{"activities":[{"logId":null,"name":"Walk"}]}""")]
    [InlineData("""{"errors":[{"errorType":"validation"}],"activities":[]}""")]
    public async Task GetDay_ActivityWithoutItsIdOrAnError_IsATypedError(string body)
    {
        await using AnsweredClient api = AnsweredClient.With(body);

        await Assert.ThrowsAsync<HealthApiProtocolException>(() => api.Client.Activities.GetDayAsync(TestHost.Anna, Date, TestHost.Cancel));
    }

    [Fact]
    public async Task GetDay_RecordedDay_IsWhatTheFileSays()
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer("activity-daily-summary.fitbitnet.json"));

        FitbitActivityDay day = await api.Client.Activities.GetDayAsync(TestHost.Anna, new(2014, 9, 25), TestHost.Cancel);

        FitbitActivityTotals totals = day.Totals!;
        Assert.Equal((15720, 26, 73, 2828.0), (totals.Steps, totals.Floors, totals.RestingHeartRate, totals.CaloriesOut));
        Assert.Equal(["Out of Range", "Fat Burn", "Cardio", "Peak"], totals.HeartRateZones.Select(static zone => zone.Name));
        Assert.Equal((8, 9.69), (totals.Distances.Count, totals.Distances[3].Distance));
        FitbitDayActivity run = Assert.Single(day.Activities);
        Assert.Equal(("105415286", new LocalTime(20, 16), Duration.FromMinutes(40), null), (run.LogId, run.StartTime, run.Duration, run.Steps));
        Assert.Equal(2820, day.Goals!.CaloriesOut);
    }

    [Fact]
    public async Task GetDay_RecordedDayOfSeveral_KeepsWhatSomeLack()
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer("activity-daily-summary-multiple.shimmer.json"));

        IReadOnlyList<FitbitDayActivity> activities = (await api.Client.Activities.GetDayAsync(TestHost.Anna, new(2015, 6, 23), TestHost.Cancel)).Activities;

        Assert.Equal([("Run", 150, true), ("Swimming", null, true), ("Walk", 200, false)], activities.Select(static one => (one.Name!, (int?)one.Calories, one.HasStartTime!.Value)));
        Assert.Equal([Duration.FromMinutes(24), null, Duration.FromHours(1)], activities.Select(static one => one.Duration));
    }

    [Fact]
    public async Task GetDay_RecordedDayWithoutActivities_HasItsTotals()
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer("activity-daily-summary-empty.shimmer.json"));

        FitbitActivityDay day = await api.Client.Activities.GetDayAsync(TestHost.Anna, new(2015, 6, 23), TestHost.Cancel);

        Assert.Equal((0, 12517, null, 7), (day.Activities.Count, day.Totals!.Steps, day.Totals.Floors, day.Totals.Distances.Count));
    }
}
