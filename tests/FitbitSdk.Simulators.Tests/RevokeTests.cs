using System.Net;
using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

public sealed class RevokeTests
{
    private const string Profile = "1/user/-/profile.json";

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Revoke_AccessOrRefreshToken_EndsAllOfThatUserAlone(bool isAccess, bool hasSecret)
    {
        await using Simulated service = await Simulated.StartAsync();
        using Consents consents = new(service.Simulator);
        SimulatedAccount account = service.Simulator.Accounts[0];
        string firstAccess = account.AccessToken;
        using HttpResponseMessage rotated = await service.RefreshAsync(account.RefreshToken);
        string code = await consents.CodeAsync();

        using HttpResponseMessage revoked = await consents.RevokeAsync(isAccess ? firstAccess : account.RefreshToken, hasSecret);

        Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        Assert.Equal("", await revoked.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        foreach (string access in new[] { firstAccess, account.AccessToken })
        {
            using HttpResponseMessage refused = await service.SendAsync(Profile, token: access);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            Assert.Equal("invalid_token", await Simulated.ErrorTypeOf(refused));
        }

        using HttpResponseMessage refresh = await service.RefreshAsync(account.RefreshToken);
        using HttpResponseMessage exchange = await consents.ExchangeAsync(code);
        using HttpResponseMessage other = await service.SendAsync(Profile, user: 1);
        Assert.Equal("invalid_grant", await Simulated.ErrorTypeOf(refresh));
        Assert.Equal("invalid_grant", await Simulated.ErrorTypeOf(exchange));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Revoke_UnknownExpiredOrRepeated_ChangesNothing()
    {
        await using Simulated service = await Simulated.StartAsync();
        using Consents consents = new(service.Simulator);
        SimulatedAccount account = service.Simulator.Accounts[0];
        service.Clock.Now += TimeSpan.FromHours(8);

        using HttpResponseMessage unknown = await consents.RevokeAsync("nobody's");
        using HttpResponseMessage expired = await consents.RevokeAsync(account.AccessToken);
        using HttpResponseMessage refreshed = await service.RefreshAsync(account.RefreshToken);
        using HttpResponseMessage first = await consents.RevokeAsync(account.RefreshToken);
        using HttpResponseMessage second = await consents.RevokeAsync(account.RefreshToken);

        Assert.Equal(HttpStatusCode.OK, refreshed.StatusCode);
        Assert.All([unknown, expired, first, second], static response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
    }

    [Fact]
    public async Task Revoke_WrongClient_IsRefused()
    {
        await using Simulated service = await Simulated.StartAsync();
        using FormUrlEncodedContent form = new([new("token", service.Simulator.Accounts[0].AccessToken), new("client_id", "23NONE")]);

        using HttpResponseMessage response = await service.PostAsync("oauth2/revoke", form);
        using HttpResponseMessage profile = await service.SendAsync(Profile);

        Assert.Equal("invalid_client", await Simulated.ErrorTypeOf(response));
        Assert.Equal(HttpStatusCode.OK, profile.StatusCode);
    }

    [Fact]
    public async Task Consent_AfterARevocation_WorksWithoutWakingTheDead()
    {
        await using Simulated service = await Simulated.StartAsync();
        using Consents consents = new(service.Simulator);
        (string oldAccess, string oldRefresh) = (service.Simulator.Accounts[0].AccessToken, service.Simulator.Accounts[0].RefreshToken);
        using HttpResponseMessage revoked = await consents.RevokeAsync(oldRefresh);

        JsonNode tokens = await consents.TokensAsync(("scope", "profile"));

        using HttpResponseMessage withNew = await service.SendAsync(Profile, token: (string)tokens["access_token"]!);
        using HttpResponseMessage withOld = await service.SendAsync(Profile, token: oldAccess);
        using HttpResponseMessage oldRefreshed = await service.RefreshAsync(oldRefresh);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest), (withNew.StatusCode, withOld.StatusCode, oldRefreshed.StatusCode));
    }
}
