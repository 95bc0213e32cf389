using System.Net;
using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

public sealed class TokenTests
{
    private const string Profile = "1/user/-/profile.json";

    [Fact]
    public async Task Refresh_CurrentToken_HandsOutANewPairThatWorks()
    {
        await using Simulated service = await Simulated.StartAsync();
        SimulatedAccount account = service.Simulator.Accounts[1];
        (string oldAccess, string oldRefresh) = (account.AccessToken, account.RefreshToken);

        using HttpResponseMessage response = await service.RefreshAsync(oldRefresh);

        JsonNode pair = await Simulated.BodyOf(response);
        Assert.Equal(account.AccessToken, (string)pair["access_token"]!);
        Assert.Equal(account.RefreshToken, (string)pair["refresh_token"]!);
        Assert.NotEqual(oldAccess, account.AccessToken);
        Assert.NotEqual(oldRefresh, account.RefreshToken);
        Assert.Equal(28800, (int)pair["expires_in"]!);
        Assert.Equal(account.UserId, (string)pair["user_id"]!);
        Assert.Equal(account.Scopes, ((string)pair["scope"]!).Split(' '));

        // Several access tokens are live at once.
        foreach (string token in new[] { account.AccessToken, oldAccess })
        {
            using HttpResponseMessage profile = await service.SendAsync(Profile, token: token);
            Assert.Equal(HttpStatusCode.OK, profile.StatusCode);
        }
    }

    [Fact]
    public async Task Refresh_SameTokenWhileTheNewPairIsUnused_RepeatsTheAnswer()
    {
        await using Simulated service = await Simulated.StartAsync();
        (string oldAccess, string oldRefresh) = (service.Simulator.Accounts[0].AccessToken, service.Simulator.Accounts[0].RefreshToken);

        using HttpResponseMessage first = await service.RefreshAsync(oldRefresh);
        using HttpResponseMessage withOldAccess = await service.SendAsync(Profile, token: oldAccess);
        using HttpResponseMessage second = await service.RefreshAsync(oldRefresh);

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal((await Simulated.BodyOf(first)).ToJsonString(), (await Simulated.BodyOf(second)).ToJsonString());
    }

    [Fact]
    public async Task Refresh_SameTokenAfterTheNewAccessTokenWasUsed_IsRefused()
    {
        await using Simulated service = await Simulated.StartAsync();
        string oldRefresh = service.Simulator.Accounts[0].RefreshToken;
        using HttpResponseMessage first = await service.RefreshAsync(oldRefresh);
        using HttpResponseMessage used = await service.SendAsync(Profile);

        using HttpResponseMessage second = await service.RefreshAsync(oldRefresh);

        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        Assert.Equal("invalid_grant", await Simulated.ErrorTypeOf(second));
    }

    [Fact]
    public async Task Refresh_SameTokenAfterTheNewRefreshTokenWasUsed_IsRefused()
    {
        await using Simulated service = await Simulated.StartAsync();
        string oldRefresh = service.Simulator.Accounts[0].RefreshToken;
        using HttpResponseMessage first = await service.RefreshAsync(oldRefresh);
        using HttpResponseMessage next = await service.RefreshAsync(service.Simulator.Accounts[0].RefreshToken);

        using HttpResponseMessage second = await service.RefreshAsync(oldRefresh);

        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
    }

    [Fact]
    public async Task Refresh_WrongClient_IsRefusedAndSpendsNothing()
    {
        await using Simulated service = await Simulated.StartAsync();
        string refresh = service.Simulator.Accounts[0].RefreshToken;

        using HttpResponseMessage response = await service.RefreshAsync(refresh, basic: $"{service.Simulator.ClientId}:wrong");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("invalid_client", await Simulated.ErrorTypeOf(response));
        Assert.Equal(refresh, service.Simulator.Accounts[0].RefreshToken);
    }

    [Fact]
    public async Task Refresh_PublicClient_NamesItselfInTheBody()
    {
        await using Simulated service = await Simulated.StartAsync();
        using FormUrlEncodedContent form = new(
            [new("grant_type", "refresh_token"), new("refresh_token", service.Simulator.Accounts[0].RefreshToken), new("client_id", service.Simulator.ClientId)]);

        using HttpResponseMessage response = await service.PostAsync("oauth2/token", form);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Refresh_BodyThatIsNoForm_IsUnreadable()
    {
        await using Simulated service = await Simulated.StartAsync();
        using StringContent text = new("{}");

        using HttpResponseMessage response = await service.PostAsync("oauth2/token", text);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("invalid_request", await Simulated.ErrorTypeOf(response));
    }

    [Fact]
    public async Task Accounts_SameSeed_HaveTheSameIdsAndTokens()
    {
        await using Simulated one = await Simulated.StartAsync();
        await using Simulated two = await Simulated.StartAsync("2026-05-01T00:00:00Z", static options => options.Users = 20);
        await using Simulated other = await Simulated.StartAsync(configure: static options => options.Seed = 2);

        string[] Of(Simulated service) =>
            [service.Simulator.ClientSecret, .. service.Simulator.Accounts.Take(3).Select(static account => account.UserId + account.AccessToken + account.RefreshToken)];
        Assert.Equal(Of(one), Of(two));
        Assert.Empty(Of(one).Intersect(Of(other), StringComparer.Ordinal));
        Assert.All(two.Simulator.Accounts, static account => Assert.Matches("^[A-Z0-9]{6}$", account.UserId));
        Assert.Equal(20, two.Simulator.Accounts.Select(static account => account.UserId).Distinct(StringComparer.Ordinal).Count());
    }
}
