namespace FitbitSdk.WebApi.Tests.Friends;

public sealed class FriendTests
{
    [Fact]
    public async Task GetFriends_Friend_KeepsEachMemberApart()
    {
        await using AnsweredClient api = AnsweredClient.With("""
            {"data":[{"type":"person","id":"24WXXX","novel":1,"attributes":{"avatar":"https://x/1","child":false,"friend":true,"name":"Ben B."}},{"id":7},{"id":"8","attributes":{"child":true}}]}
            """);

        IReadOnlyList<FitbitFriend> friends = await api.Client.Friends.GetFriendsAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal("GET /1.1/user/-/friends.json", api.OnlyRequest);
        Assert.Equal(("24WXXX", "person", "Ben B.", "https://x/1", false, true), (friends[0].Id, friends[0].Type, friends[0].Name, friends[0].Avatar, friends[0].IsChild, friends[0].IsFriend));
        Assert.Equal(("7", null, null, null, null, null), (friends[1].Id, friends[1].Type, friends[1].Name, friends[1].Avatar, friends[1].IsChild, friends[1].IsFriend));
        Assert.Equal((true, null), (friends[2].IsChild, friends[2].IsFriend));
    }

    [Fact]
    public async Task GetLeaderboard_Ranks_KeepEachMemberApart()
    {
        await using AnsweredClient api = AnsweredClient.With("""
            {"data":[{"type":"ranked-user","id":"24WXXX","attributes":{"avatar":"https://x/1","child":false,"friend":true,"name":"Ben B.","step-rank":2,"step-summary":"51230"},
            "relationships":{"user":{"data":{"type":"person","id":"24WXXX"}}}},{"type":"inactive-user","id":"24NXXX","attributes":{"child":true}},{"type":"novel","id":"9"},{"id":"10"}],"included":[{"type":"person"}]}
            """);

        IReadOnlyList<FitbitLeaderboardRank> ranks = await api.Client.Friends.GetLeaderboardAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal("GET /1.1/user/-/leaderboard/friends.json", api.OnlyRequest);
        FitbitLeaderboardRank ben = ranks[0];
        Assert.Equal(("24WXXX", 2, 51230, "Ben B.", "https://x/1", false, true), (ben.Id, ben.Rank, ben.Steps, ben.Name, ben.Avatar, ben.IsChild, ben.IsFriend));
        Assert.Equal([FitbitLeaderboardType.Ranked, FitbitLeaderboardType.Inactive, new FitbitLeaderboardType("novel"), null], ranks.Select(static rank => rank.Type));
        Assert.Equal(("24NXXX", null, null, null, true, null), (ranks[1].Id, ranks[1].Rank, ranks[1].Steps, ranks[1].Name, ranks[1].IsChild, ranks[1].IsFriend));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"data":null}""")]
    [InlineData("""{"data":{}}""")]
    [InlineData("""{"data":[]}""")]
    public async Task EachList_None_IsEmpty(string body)
    {
        await using AnsweredClient api = AnsweredClient.With(body, body);

        Assert.Empty(await api.Client.Friends.GetFriendsAsync(TestHost.Anna, TestHost.Cancel));
        Assert.Empty(await api.Client.Friends.GetLeaderboardAsync(TestHost.Anna, TestHost.Cancel));
    }

    [Theory]
    [InlineData("""{"data":[{"type":"person"}]}""")]
    [InlineData("""{"data":[{"id":""}]}""")]
    [InlineData("""{"data":{"id":"1"}}""")]
    [InlineData("""{"errors":[{"errorType":"insufficient_scope"}]}""")]
    public async Task EachList_FriendWithoutAnId_IsNotWhatTheApiPromises(string body)
    {
        await using AnsweredClient api = AnsweredClient.With(body, body);

        await Assert.ThrowsAnyAsync<HealthApiException>(() => api.Client.Friends.GetFriendsAsync(TestHost.Anna, TestHost.Cancel));
        await Assert.ThrowsAnyAsync<HealthApiException>(() => api.Client.Friends.GetLeaderboardAsync(TestHost.Anna, TestHost.Cancel));
    }
}
