using NodaTime;

namespace FitbitSdk.WebApi.Tests.Activities;

public sealed class ActivityKindTests
{
    private const string Bike = """
        {"accessLevel":"PUBLIC","activityLevels":[{"id":1010,"maxSpeedMPH":9.9,"mets":4,"minSpeedMPH":-1,"name":"under 10 mph"},{"id":1020,"maxSpeedMPH":-1,"mets":6,"minSpeedMPH":10,"name":"fast"}],
        "hasSpeed":true,"id":90001,"name":"Bike"}
        """;

    [Fact]
    public async Task GetTypes_All_KeepsCategoriesWithinCategories()
    {
        await using AnsweredClient api = AnsweredClient.With($$"""
            {"categories":[{"activities":[{{Bike}}],"id":19,"name":"Bicycling","subCategories":[{"activities":[{"accessLevel":"PRIVATE","hasSpeed":false,"id":2381000,"mets":7.5,"name":"Unicycle"}],"id":20,"name":"Odd"}]}]}
            """);

        FitbitActivityCategory bicycling = Assert.Single(await api.Client.Activities.GetTypesAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal("GET /1/activities.json", api.OnlyRequest);
        Assert.Equal(("19", "Bicycling", "90001"), (bicycling.Id, bicycling.Name, Assert.Single(bicycling.Activities).Id));
        FitbitActivityCategory odd = Assert.Single(bicycling.SubCategories);
        FitbitActivityType unicycle = Assert.Single(odd.Activities);
        Assert.Equal(("20", "Odd", 0), (odd.Id, odd.Name, odd.SubCategories.Count));
        Assert.Equal(("2381000", "Unicycle", FitbitActivityAccess.Private, false, 7.5), (unicycle.Id, unicycle.Name, unicycle.AccessLevel, unicycle.HasSpeed, unicycle.Mets));
        Assert.Empty(unicycle.Levels);
    }

    [Fact]
    public async Task GetType_OneKind_HasItsLevelsAndNoSpeedWhereItIsMinusOne()
    {
        await using AnsweredClient api = AnsweredClient.With($$"""{"activity":{{Bike}}}""");

        FitbitActivityType bike = await api.Client.Activities.GetTypeAsync(TestHost.Anna, "90001", TestHost.Cancel);

        Assert.Equal("GET /1/activities/90001.json", api.OnlyRequest);
        Assert.Equal(("90001", "Bike", FitbitActivityAccess.Public, true, null), (bike.Id, bike.Name, bike.AccessLevel, bike.HasSpeed, bike.Mets));
        Assert.Equal(
            [("1010", "under 10 mph", 4.0, null, 9.9), ("1020", "fast", 6.0, 10.0, null)],
            bike.Levels.Select(static level => (level.Id!, level.Name!, level.Mets!.Value, level.MinSpeed, level.MaxSpeed)));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"activity":null}""")]
    [InlineData("""{"activity":{"name":"Bike"}}""")]
    public async Task GetType_NoKind_IsATypedError(string body)
    {
        await using AnsweredClient api = AnsweredClient.With(body);

        await Assert.ThrowsAsync<HealthApiProtocolException>(() => api.Client.Activities.GetTypeAsync(TestHost.Anna, "90001", TestHost.Cancel));
    }

    [Fact]
    public async Task GetFrequentAndRecent_BareArrays_KeepEachMemberApart()
    {
        const string Walk = """[{"activityId":90013,"calories":-1,"description":"strolling","distance":1.61,"duration":1178000,"name":"Walk"},{"activityId":1071,"calories":45}]""";
        await using AnsweredClient api = AnsweredClient.With(Walk, Walk);

        IReadOnlyList<FitbitUsualActivity> frequent = await api.Client.Activities.GetFrequentAsync(TestHost.Anna, TestHost.Cancel);
        IReadOnlyList<FitbitUsualActivity> recent = await api.Client.Activities.GetRecentAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal(["GET /1/user/-/activities/frequent.json", "GET /1/user/-/activities/recent.json"], api.Requests);
        Assert.All([frequent, recent], static list =>
        {
            Assert.Equal(("90013", "Walk", "strolling"), (list[0].ActivityId, list[0].Name, list[0].Description));
            Assert.Equal((null, 1.61, Duration.FromSeconds(1178)), (list[0].Calories, list[0].Distance, list[0].Duration));
            Assert.Equal(("1071", 45.0, null, null), (list[1].ActivityId, list[1].Calories, list[1].Distance, list[1].Duration));
        });
    }

    [Fact]
    public async Task GetFavorites_BareArray_KeepsEachMemberApart()
    {
        await using AnsweredClient api = AnsweredClient.With("""[{"activityId":"90013","description":"brisk","mets":3.3,"name":"Walk"}]""");

        FitbitFavoriteActivity walk = Assert.Single(await api.Client.Activities.GetFavoritesAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal("GET /1/user/-/activities/favorite.json", api.OnlyRequest);
        Assert.Equal(("90013", "Walk", "brisk", 3.3), (walk.ActivityId, walk.Name, walk.Description, walk.Mets));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\uFEFF[]")]
    public async Task GetFavorites_None_IsEmpty(string body)
    {
        await using AnsweredClient api = AnsweredClient.With(body);

        Assert.Empty(await api.Client.Activities.GetFavoritesAsync(TestHost.Anna, TestHost.Cancel));
    }

    [Theory]
    [InlineData("""{"errors":[{"errorType":"system"}]}""")]
    [InlineData("""[{"name":"Walk"}]""")]
    [InlineData("[] []")]
    [InlineData("[")]
    public async Task GetFavorites_SomethingElse_IsATypedError(string body)
    {
        await using AnsweredClient api = AnsweredClient.With(body);

        await Assert.ThrowsAsync<HealthApiProtocolException>(() => api.Client.Activities.GetFavoritesAsync(TestHost.Anna, TestHost.Cancel));
    }
}
