using NodaTime;

namespace FitbitSdk.WebApi.Tests.Calls;

/// <summary>How any list is followed, shown on sleep.</summary>
public sealed class PagingTests
{
    private static readonly FitbitListQuery Query = FitbitListQuery.After(new LocalDate(2026, 3, 1));

    [Fact]
    public async Task Enumerate_LinksToTheServiceWhileAProxyIsConfigured_AreFollowedVerbatimOnTheProxy()
    {
        await using TestHost host = new(static options => options.BaseAddress = new("https://proxy.example/fitbit/"));
        host.Service.Answer(
            static () => StubService.Json(Answers.SleepPage("https://api.fitbit.com/1.2/user/-/sleep/list.json?offset=100&x=a+b%2Fc")),
            static () => StubService.Json(Answers.SleepPage("")));

        Assert.Empty(await ToListAsync(host.Client));

        Assert.Equal("GET https://proxy.example/fitbit/1.2/user/-/sleep/list.json?offset=100&x=a+b%2Fc", host.Service.DataRequests[1]);
    }

    [Fact]
    public async Task Enumerate_EmptyPageThatIsNotTheLast_GoesOn()
    {
        await using AnsweredClient api = AnsweredClient.With(
            """{"sleep":[],"pagination":{"next":"https://api.fitbit.com/1.2/user/-/sleep/list.json?offset=100"}}""", """{"sleep":[{"logId":1,"dateOfSleep":"2026-03-14"}],"pagination":{"next":""}}""");

        Assert.Equal("1", Assert.Single(await ToListAsync(api.Client)).LogId);
    }

    [Fact]
    public async Task Enumerate_LinksInACircle_AreAnErrorAndNoEnd()
    {
        const string First = """{"sleep":[],"pagination":{"next":"https://api.fitbit.com/1.2/user/-/sleep/list.json?offset=1"}}""";
        const string Second = """{"sleep":[],"pagination":{"next":"https://api.fitbit.com/1.2/user/-/sleep/list.json?offset=2"}}""";
        await using AnsweredClient api = AnsweredClient.With(First, Second, First);

        await Assert.ThrowsAsync<HealthApiProtocolException>(() => ToListAsync(api.Client));

        Assert.Equal(3, api.Requests.Count);
    }

    [Theory]
    [InlineData("https://evil.example/1.2/user/-/sleep/list.json?offset=100")]
    [InlineData("https://api.fitbit.com@evil.example/1.2/user/-/sleep/list.json")]
    [InlineData("/1.2/user/-/sleep/list.json?offset=100")]
    public async Task GetLogPage_LinkToAnotherHost_IsNotTaken(string link)
    {
        await using AnsweredClient api = AnsweredClient.With($$$"""{"sleep":[],"pagination":{"next":"{{{link}}}"}}""");

        await Assert.ThrowsAsync<HealthApiProtocolException>(() => api.Client.Sleep.GetLogPageAsync(TestHost.Anna, Query, TestHost.Cancel));
    }

    [Fact]
    public async Task GetLogPage_LinkOfAnotherUserOrOfAnotherList_IsRefusedBeforeARequestIsSpent()
    {
        await using AnsweredClient api = AnsweredClient.With("""{"sleep":[],"pagination":{"next":"https://api.fitbit.com/1.2/user/-/sleep/list.json?offset=100"}}""");
        FitbitPageLink link = (await api.Client.Sleep.GetLogPageAsync(TestHost.Anna, Query, TestHost.Cancel)).Next!;

        await Assert.ThrowsAsync<ArgumentException>(() => api.Client.Sleep.GetLogPageAsync(TestHost.Ben, link, TestHost.Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => api.Client.Activities.GetLogPageAsync(TestHost.Anna, link, TestHost.Cancel));

        Assert.Single(api.Requests);
    }

    private static async Task<List<FitbitSleepLog>> ToListAsync(FitbitClient client)
    {
        List<FitbitSleepLog> logs = [];
        await foreach (FitbitSleepLog log in client.Sleep.GetLogsAsync(TestHost.Anna, Query, TestHost.Cancel))
        {
            logs.Add(log);
        }

        return logs;
    }
}
