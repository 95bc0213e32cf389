using NodaTime;

namespace FitbitSdk.WebApi.Tests.Activities;

public sealed class ActivityGoalTests
{
    [Theory]
    [InlineData(FitbitGoalPeriod.Daily, "daily")]
    [InlineData(FitbitGoalPeriod.Weekly, "weekly")]
    public async Task GetGoals_Period_AsksForIt(FitbitGoalPeriod period, string word)
    {
        await using AnsweredClient api = AnsweredClient.With("""{"goals":{"distance":40.25,"floors":70,"steps":"70000"}}""");

        FitbitActivityGoals goals = await api.Client.Activities.GetGoalsAsync(TestHost.Anna, period, TestHost.Cancel);

        Assert.Equal($"GET /1/user/-/activities/goals/{word}.json", api.OnlyRequest);
        Assert.Equal((40.25, 70, 70000, null, null, null), (goals.Distance, goals.Floors, goals.Steps, goals.CaloriesOut, goals.ActiveMinutes, goals.ActiveZoneMinutes));
    }

    [Fact]
    public async Task GetGoals_NoneStated_HasNone()
    {
        await using AnsweredClient api = AnsweredClient.With("{}");

        Assert.Null((await api.Client.Activities.GetGoalsAsync(TestHost.Anna, FitbitGoalPeriod.Daily, TestHost.Cancel)).Steps);
    }

    [Fact]
    public async Task GetGoals_RecordedAnswer_IsWhatTheFileSays()
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer("activity-goals.fitbitnet.json"));

        FitbitActivityGoals goals = await api.Client.Activities.GetGoalsAsync(TestHost.Anna, FitbitGoalPeriod.Daily, TestHost.Cancel);

        Assert.Equal((30, 2820.0, 8.05, 10000, null), (goals.ActiveMinutes, goals.CaloriesOut, goals.Distance, goals.Steps, goals.Floors));
    }

    [Fact]
    public async Task GetLifetime_TotalsAndBestDays_AreKeptApart()
    {
        await using AnsweredClient api = AnsweredClient.With("""
            {"best":{"total":{"distance":{"date":"2026-01-01","value":20.3},"floors":{"date":"2026-01-02","value":14.5},"steps":{"date":"2026-01-03","value":26901}},
            "tracker":{"distance":{"date":"2026-01-04","value":19.3},"floors":{"date":"","value":13},"steps":{"date":"2026-01-06","value":25901}}},
            "lifetime":{"total":{"activeScore":-1,"caloriesOut":-1,"distance":2711.62,"floors":2500,"steps":203300},"tracker":{"activeScore":-1,"caloriesOut":-1,"distance":2579.82,"floors":2499,"steps":3000000000}}}
            """);

        FitbitLifetimeStatistics life = await api.Client.Activities.GetLifetimeAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/activities.json", api.OnlyRequest);
        Assert.Equal((203300L, 2711.62, 2500.0, null), (life.Total!.Steps, life.Total.Distance, life.Total.Floors, life.Total.CaloriesOut));
        Assert.Equal((3000000000L, 2579.82, 2499.0, null), (life.TrackerTotal!.Steps, life.TrackerTotal.Distance, life.TrackerTotal.Floors, life.TrackerTotal.CaloriesOut));
        Assert.Equal(
            [(new LocalDate(2026, 1, 1), 20.3), (new LocalDate(2026, 1, 2), 14.5), (new LocalDate(2026, 1, 3), 26901)],
            new[] { life.Best!.Distance, life.Best.Floors, life.Best.Steps }.Select(static day => (day!.Date!.Value, day.Value!.Value)));
        Assert.Equal(
            [(new LocalDate(2026, 1, 4), 19.3), (null, 13), (new LocalDate(2026, 1, 6), 25901)],
            new[] { life.TrackerBest!.Distance, life.TrackerBest.Floors, life.TrackerBest.Steps }.Select(static day => (day!.Date, day.Value!.Value)));
        Assert.Null(life.Best.CaloriesOut);
    }

    [Fact]
    public async Task GetLifetime_NothingStated_HasNothing()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"best":{}}""");

        FitbitLifetimeStatistics life = await api.Client.Activities.GetLifetimeAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal((null, null, null, null), (life.Total, life.TrackerTotal, life.Best, life.TrackerBest));
    }

    [Fact]
    public async Task GetLifetime_RecordedAnswer_IsWhatTheFileSays()
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer("activity-lifetime-stats.fitbitnet.json"));

        FitbitLifetimeStatistics life = await api.Client.Activities.GetLifetimeAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal((60223.0, 27565.0, 4015.0, 5699.0), (life.Total!.CaloriesOut, life.TrackerTotal!.CaloriesOut, life.Best!.CaloriesOut!.Value, life.TrackerBest!.CaloriesOut!.Value));
        Assert.Equal((new LocalDate(2012, 1, 29), 14.0), (life.Best.Floors!.Date, life.Best.Floors.Value));
    }
}
