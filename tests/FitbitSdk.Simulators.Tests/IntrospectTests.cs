using System.Net;
using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

public sealed class IntrospectTests
{
    [Fact]
    public async Task Introspect_LiveToken_TellsItsScopesOwnerAndTimes()
    {
        await using Simulated service = await Simulated.StartAsync();
        using Consents consents = new(service.Simulator);
        string token = (string)(await consents.TokensAsync(("scope", "activity heartrate")))["access_token"]!;

        JsonNode answer = await consents.IntrospectAsync(token, bearer: token);

        long issuedAt = service.Clock.Now.ToUnixTimeMilliseconds();
        Assert.Equal(
            $$"""{"active":true,"scope":"{ACTIVITY=READ, HEARTRATE=READ}","client_id":"{{service.Simulator.ClientId}}","user_id":"{{service.Simulator.Accounts[0].UserId}}","token_type":"access_token","exp":{{issuedAt + 28_800_000}},"iat":{{issuedAt}}}""",
            answer.ToJsonString());
    }

    [Fact]
    public async Task Introspect_LiveToken_LooksLikeTheRecordedAnswer()
    {
        JsonNode recorded = RecordedShapes.Load("introspect-active.constructed.json");
        await using Simulated service = await Simulated.StartAsync();
        using Consents consents = new(service.Simulator);

        JsonNode answer = await consents.IntrospectAsync(service.Simulator.Accounts[0].AccessToken, service.Simulator.Accounts[0].AccessToken);

        Assert.Null(RecordedShapes.Difference(recorded, answer));
    }

    [Fact]
    public async Task Introspect_UnknownExpiredOrRevoked_IsNotActive()
    {
        await using Simulated service = await Simulated.StartAsync();
        using Consents consents = new(service.Simulator);
        string expired = service.Simulator.Accounts[0].AccessToken;
        service.Clock.Now += TimeSpan.FromHours(8);
        using HttpResponseMessage refreshed = await service.RefreshAsync(service.Simulator.Accounts[0].RefreshToken);
        string bearer = service.Simulator.Accounts[0].AccessToken;
        using HttpResponseMessage second = await service.RefreshAsync(service.Simulator.Accounts[1].RefreshToken);
        string revoked = service.Simulator.Accounts[1].AccessToken;
        using HttpResponseMessage gone = await consents.RevokeAsync(revoked);

        foreach (string token in new[] { "nobody's", expired, revoked })
        {
            Assert.Equal("""{"active":false}""", (await consents.IntrospectAsync(token, bearer)).ToJsonString());
        }
    }

    [Fact]
    public async Task Introspect_WithoutBearer_AsksForOne()
    {
        await using Simulated service = await Simulated.StartAsync();
        using FormUrlEncodedContent form = new([new("token", service.Simulator.Accounts[0].AccessToken)]);

        using HttpResponseMessage response = await service.PostAsync("1.1/oauth2/introspect", form);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }
}
