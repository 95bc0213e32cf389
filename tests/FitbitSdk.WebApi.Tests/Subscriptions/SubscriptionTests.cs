namespace FitbitSdk.WebApi.Tests.Subscriptions;

public sealed class SubscriptionTests
{
    private const string Entry = """{"collectionType":"sleep","ownerId":"227YZL","ownerType":"user","subscriberId":"1","subscriptionId":"323"}""";

    [Fact]
    public async Task GetSubscriptions_Collection_AsksForItAndKeepsEachMemberApart()
    {
        await using AnsweredClient api = AnsweredClient.With($$"""{"apiSubscriptions":[{{Entry}},{"subscriptionId":7,"collectionType":"novel"}]}""");

        IReadOnlyList<FitbitSubscription> list = await api.Client.Subscriptions.GetSubscriptionsAsync(TestHost.Anna, FitbitCollection.Sleep, TestHost.Cancel);

        Assert.Equal("GET /1/user/-/sleep/apiSubscriptions.json", api.OnlyRequest);
        AssertEntry(list[0]);
        Assert.Equal(("7", new FitbitCollection("novel"), null, null, null), (list[1].SubscriptionId, list[1].Collection, list[1].OwnerId, list[1].OwnerType, list[1].SubscriberId));
    }

    [Fact]
    public async Task GetSubscriptions_RecordedList_IsWhatTheFileSays()
    {
        await using AnsweredClient api = AnsweredClient.With(SharedFile.Answer("subscription-list-single.fitbitnet.json"), SharedFile.Answer("subscription-add.fitbitnet.json"));

        FitbitSubscription listed = Assert.Single(await api.Client.Subscriptions.GetSubscriptionsAsync(TestHost.Anna, FitbitCollection.All, TestHost.Cancel));
        FitbitSubscription added = await api.Client.Subscriptions.CreateAsync(TestHost.Anna, FitbitCollection.All, "323", cancellationToken: TestHost.Cancel);

        Assert.Equal(["GET /1/user/-/apiSubscriptions.json", "POST /1/user/-/apiSubscriptions/323.json"], api.Requests);
        Assert.All([listed, added], static one => Assert.Equal(("323", FitbitCollection.All, "227YZL", "1"), (one.SubscriptionId, one.Collection, one.OwnerId, one.SubscriberId)));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"apiSubscriptions":null}""")]
    [InlineData("""{"apiSubscriptions":{}}""")]
    public async Task GetSubscriptions_None_IsEmpty(string body)
    {
        await using AnsweredClient api = AnsweredClient.With(body);

        Assert.Empty(await api.Client.Subscriptions.GetSubscriptionsAsync(TestHost.Anna, FitbitCollection.All, TestHost.Cancel));
    }

    [Fact]
    public async Task Create_EndpointOfTheApplication_StandsInAHeader()
    {
        await using AnsweredClient api = AnsweredClient.With(Entry, Entry);

        FitbitSubscription named = await api.Client.Subscriptions.CreateAsync(TestHost.Anna, FitbitCollection.Sleep, "323", "2", TestHost.Cancel);
        await api.Client.Subscriptions.CreateAsync(TestHost.Anna, FitbitCollection.Sleep, "323", cancellationToken: TestHost.Cancel);

        Assert.Equal("POST /1/user/-/sleep/apiSubscriptions/323.json", api.Requests[0]);
        AssertEntry(named);
        Assert.Contains("X-Fitbit-Subscriber-Id: 2", api.Headers[0], StringComparison.Ordinal);
        Assert.DoesNotContain("X-Fitbit-Subscriber-Id", api.Headers[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_TakenId_IsAnErrorThatIsNotRepeated()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.Status(409, """{"errors":[{"errorType":"validation"}],"success":false}"""));

        HealthApiException error = await Assert.ThrowsAsync<HealthApiException>(() => host.Client.Subscriptions.CreateAsync(TestHost.Anna, FitbitCollection.Sleep, "323", cancellationToken: TestHost.Cancel));

        Assert.Equal(1, error.Requests);
    }

    [Fact]
    public async Task Delete_AnsweredWithoutABody_IsDone()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.Status(204), static () => StubService.Status(204));

        await host.Client.Subscriptions.DeleteAsync(TestHost.Anna, FitbitCollection.Sleep, "323", "2", TestHost.Cancel);
        await host.Client.Subscriptions.DeleteAsync(TestHost.Anna, FitbitCollection.All, "324", cancellationToken: TestHost.Cancel);

        Assert.Equal(
            ["DELETE https://api.fitbit.com/1/user/-/sleep/apiSubscriptions/323.json", "DELETE https://api.fitbit.com/1/user/-/apiSubscriptions/324.json"], host.Service.DataRequests);
        Assert.Contains("X-Fitbit-Subscriber-Id: 2", host.Service.Headers[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task EachCall_WithoutACollectionOrAnId_IsRefusedBeforeARequestIsSpent()
    {
        await using AnsweredClient api = AnsweredClient.With();
        FitbitSubscriptionsClient client = api.Client.Subscriptions;

        await Assert.ThrowsAsync<ArgumentException>(async () => await client.GetSubscriptionsAsync(TestHost.Anna, default, TestHost.Cancel));
        await Assert.ThrowsAsync<ArgumentException>(async () => await client.GetSubscriptionsAsync(TestHost.Anna, new FitbitCollection("novel"), TestHost.Cancel));
        await Assert.ThrowsAsync<ArgumentException>(async () => await client.CreateAsync(TestHost.Anna, FitbitCollection.Sleep, "", cancellationToken: TestHost.Cancel));
        await Assert.ThrowsAsync<ArgumentException>(async () => await client.DeleteAsync(TestHost.Anna, FitbitCollection.Sleep, "..", cancellationToken: TestHost.Cancel));

        Assert.Empty(api.Requests);
    }

    private static void AssertEntry(FitbitSubscription entry) => Assert.Equal(
        ("323", FitbitCollection.Sleep, "227YZL", "user", "1"), (entry.SubscriptionId, entry.Collection, entry.OwnerId, entry.OwnerType, entry.SubscriberId));
}
