using NodaTime;

namespace FitbitSdk.WebApi.Tests.Body;

public sealed class BodyGoalTests
{
    [Fact]
    public async Task GetWeightGoal_One_GivesEachField()
    {
        await using AnsweredClient api = AnsweredClient.With(
            """{"goal":{"goalType":"GAIN","startDate":"2026-01-02","startWeight":60.5,"weight":65.25,"weightThreshold":0.11}}""");

        FitbitWeightGoal goal = await api.Client.Body.GetWeightGoalAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/body/log/weight/goal.json", api.OnlyRequest);
        Assert.Equal(
            (FitbitWeightGoalType.Gain, new LocalDate(2026, 1, 2), 60.5, 65.25, 0.11),
            (goal.GoalType, goal.StartDate, goal.StartWeight, goal.Weight, goal.WeightThreshold));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"goal":{}}""")]
    [InlineData("""{"goal":{"startDate":""}}""")]
    public async Task GetGoal_NoneSet_HasNoValues(string body)
    {
        await using AnsweredClient api = AnsweredClient.With(body, body);

        FitbitWeightGoal weight = await api.Client.Body.GetWeightGoalAsync(TestHost.Anna, TestHost.Cancel);
        FitbitFatGoal fat = await api.Client.Body.GetFatGoalAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal((null, null, null, null, null), (weight.GoalType, weight.StartDate, weight.StartWeight, weight.Weight, weight.WeightThreshold));
        Assert.Null(fat.Fat);
    }

    [Fact]
    public async Task GetFatGoal_One_IsRead()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"goal":{"fat":"19.5"}}""");

        FitbitFatGoal goal = await api.Client.Body.GetFatGoalAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/body/log/fat/goal.json", api.OnlyRequest);
        Assert.Equal(19.5, goal.Fat);
    }

    [Fact]
    public async Task GetWeightGoal_Recorded_IsWhatTheFileSays()
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer("body-weight-goal.fitbitnet.json"));

        FitbitWeightGoal goal = await api.Client.Body.GetWeightGoalAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal(
            (FitbitWeightGoalType.Lose, new LocalDate(2019, 1, 1), 500.0, 100.0, 0.11),
            (goal.GoalType, goal.StartDate, goal.StartWeight, goal.Weight, goal.WeightThreshold));
    }
}
