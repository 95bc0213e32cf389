using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests.Google;

public sealed class TokenTests
{
    private const string Sleep = "https://www.googleapis.com/auth/googlehealth.sleep.readonly";

    [Fact]
    public async Task Refresh_GoodToken_GivesAnAccessTokenAndKeepsTheRefreshToken()
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();
        string refresh = service.Simulator.Accounts[0].RefreshToken;
        List<string> access = [service.Simulator.Accounts[0].AccessToken];

        for (int i = 0; i < 3; i++)
        {
            using HttpResponseMessage answer = await service.RefreshAsync(refresh);
            JsonNode body = await Simulated.BodyOf(answer);
            Assert.Equal((3599, "Bearer"), ((int)body["expires_in"]!, (string)body["token_type"]!));
            Assert.Contains(Sleep, ((string)body["scope"]!).Split(' '));
            Assert.Null(body["refresh_token"]);
            access.Add((string)body["access_token"]!);
        }

        Assert.Equal(access.Count, access.Distinct(StringComparer.Ordinal).Count());
        foreach (string token in access)
        {
            using HttpResponseMessage answer = await service.SendAsync("v4/users/me/identity", token: token);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Refresh_WithABasicHeader_IsAccepted()
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();
        using HttpClient http = new();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{service.Simulator.ClientId}:{service.Simulator.ClientSecret}")));
        using FormUrlEncodedContent form = new([new("grant_type", "refresh_token"), new("refresh_token", service.Simulator.Accounts[1].RefreshToken)]);

        using HttpResponseMessage answer = await http.PostAsync(service.Simulator.TokenAddress, form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("refresh_token", "{token}", "{id}", "wrong", 401, "invalid_client")]
    [InlineData("refresh_token", "{token}", "{id}", "", 401, "invalid_client")]
    [InlineData("refresh_token", "unknown", "{id}", "{secret}", 400, "invalid_grant")]
    [InlineData("refresh_token", "", "{id}", "{secret}", 400, "invalid_request")]
    [InlineData("password", "{token}", "{id}", "{secret}", 400, "unsupported_grant_type")]
    [InlineData("authorization_code", "{token}", "{id}", "{secret}", 400, "invalid_request")]
    public async Task Token_WrongRequest_IsRefusedInTheFormOfTheStandard(string grant, string token, string id, string secret, int status, string error)
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();
        string Fill(string text) => text.Replace("{token}", service.Simulator.Accounts[0].RefreshToken, StringComparison.Ordinal)
            .Replace("{id}", service.Simulator.ClientId, StringComparison.Ordinal).Replace("{secret}", service.Simulator.ClientSecret, StringComparison.Ordinal);

        using HttpResponseMessage answer = await service.PostAsync("token", ("grant_type", grant), ("refresh_token", Fill(token)), ("client_id", Fill(id)), ("client_secret", Fill(secret)));

        JsonNode body = await Simulated.BodyOf(answer);
        Assert.Equal((status, error), ((int)answer.StatusCode, (string)body["error"]!));
        Assert.NotEmpty((string)body["error_description"]!);
    }

    [Fact]
    public async Task AccessToken_AfterItsLife_IsExpired()
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();
        service.Clock.Now += TimeSpan.FromSeconds(3598);
        using HttpResponseMessage before = await service.SendAsync("v4/users/me/identity");

        service.Clock.Now += TimeSpan.FromSeconds(1);
        using HttpResponseMessage after = await service.SendAsync("v4/users/me/identity");

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal((401, "ACCESS_TOKEN_EXPIRED"), await HealthSimulated.ErrorOf(after));
    }

    [Fact]
    public async Task Get_WithoutAToken_TellsThatCredentialsAreMissing()
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();

        using HttpResponseMessage answer = await service.SendBareAsync("v4/users/me/identity");

        Assert.Equal((401, "CREDENTIALS_MISSING"), await HealthSimulated.ErrorOf(answer));
    }

    [Fact]
    public async Task Consent_ToSleepAlone_OpensSleepAlone()
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();
        string token = await service.ConsentAsync(0, Sleep);

        async Task<(int, string)> ReasonAsync(string path)
        {
            using HttpResponseMessage answer = await service.SendAsync(path, token: token);
            return answer.IsSuccessStatusCode ? (200, "") : await HealthSimulated.ErrorOf(answer);
        }

        Assert.Equal((200, ""), await ReasonAsync(HealthSimulated.Path("sleep")));
        Assert.Equal((200, ""), await ReasonAsync("v4/users/me/identity"));
        Assert.Equal((403, "MISSING_OAUTH_SCOPE"), await ReasonAsync(HealthSimulated.Path("steps")));
        Assert.Equal((403, "ACCESS_TOKEN_SCOPE_INSUFFICIENT"), await ReasonAsync("v4/users/me/settings"));
        Assert.Equal((403, "ACCESS_TOKEN_SCOPE_INSUFFICIENT"), await ReasonAsync("v4/users/me/profile"));
        Assert.Equal((403, "ACCESS_TOKEN_SCOPE_INSUFFICIENT"), await ReasonAsync("v4/users/me/pairedDevices"));
    }

    [Fact]
    public async Task TokenInfo_LiveToken_TellsItsScopesAndEndAsTexts()
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();
        string token = await service.ConsentAsync(0, Sleep);
        service.Clock.Now += TimeSpan.FromSeconds(99);

        using HttpResponseMessage answer = await service.PostAsync("tokeninfo", ("access_token", token));

        JsonNode body = await Simulated.BodyOf(answer);
        Assert.Equal((service.Simulator.ClientId, Sleep, "3500"), ((string)body["aud"]!, (string)body["scope"]!, (string)body["expires_in"]!));
        Assert.Equal(service.Clock.Now.AddSeconds(3500).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), (string)body["exp"]!);
    }

    [Fact]
    public async Task TokenInfo_DeadOrUnknownToken_IsInvalid()
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();
        (string access, string refresh) = (service.Simulator.Accounts[0].AccessToken, service.Simulator.Accounts[0].RefreshToken);
        using HttpResponseMessage revoked = await service.PostAsync("revoke", ("token", refresh));

        foreach (string token in new[] { "nobody's", access, refresh, service.Simulator.Accounts[1].RefreshToken })
        {
            using HttpResponseMessage answer = await service.PostAsync("tokeninfo", ("access_token", token));
            Assert.Equal((HttpStatusCode.BadRequest, "invalid_token"), (answer.StatusCode, (string)(await Simulated.BodyOf(answer))["error"]!));
        }
    }

    [Fact]
    public async Task Revoke_RefreshToken_EndsItsTokens()
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();
        string refresh = service.Simulator.Accounts[0].RefreshToken;

        using HttpResponseMessage revoked = await service.PostAsync("revoke", ("token", refresh));
        using HttpResponseMessage again = await service.PostAsync("revoke", ("token", refresh));
        using HttpResponseMessage refreshed = await service.RefreshAsync(refresh);
        using HttpResponseMessage read = await service.SendAsync("v4/users/me/identity");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (revoked.StatusCode, again.StatusCode));
        Assert.Equal("invalid_grant", (string)(await Simulated.BodyOf(refreshed))["error"]!);
        Assert.Equal(HttpStatusCode.Unauthorized, read.StatusCode);
    }
}
