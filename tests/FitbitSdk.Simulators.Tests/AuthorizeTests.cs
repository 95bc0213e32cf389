using System.Net;
using System.Text.Json.Nodes;

namespace FitbitSdk.Simulators.Tests;

public sealed class AuthorizeTests
{
    [Fact]
    public async Task Authorize_GoodRequest_SendsBackWithCodeAndState()
    {
        await using Simulated service = await Simulated.StartAsync();
        using Consents consents = new(service.Simulator);

        using HttpResponseMessage response = await consents.AuthorizeAsync(("redirect_uri", "http://127.0.0.1:9/back?of=mine"), ("prompt", "login consent"));

        Assert.StartsWith("http://127.0.0.1:9/back?of=mine&code=", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal("a b&c", Consents.Returned(response)["state"]);
    }

    [Theory]
    [InlineData("com.app:/back", "com.app:/back?code=")]
    [InlineData("com.app:/back?a=b", "com.app:/back?a=b&code=")]
    [InlineData("http://127.0.0.1:9/a b\"<ü>", "http://127.0.0.1:9/a%20b%22%3C%C3%BC%3E?code=")]
    public async Task Authorize_AnyAbsoluteAddress_SendsBackThere(string address, string location)
    {
        await using Simulated service = await Simulated.StartAsync();
        using Consents consents = new(service.Simulator);

        using HttpResponseMessage response = await consents.AuthorizeAsync(("redirect_uri", address));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        string sent = response.Headers.NonValidated["Location"].ToString();
        Assert.StartsWith(location, sent, StringComparison.Ordinal);
        using HttpResponseMessage exchanged = await consents.ExchangeAsync(Code(sent), redirectUri: address);
        Assert.Equal(HttpStatusCode.OK, exchanged.StatusCode);
    }

    [Theory]
    [InlineData("client_id", "23NONE", "unauthorized_client")]
    [InlineData("redirect_uri", "", "invalid_request")]
    [InlineData("redirect_uri", "/back", "invalid_request")]
    [InlineData("redirect_uri", "back", "invalid_request")]
    [InlineData("redirect_uri", "//127.0.0.1:9/back", "invalid_request")]
    [InlineData("redirect_uri", "http://bücher.example/", "invalid_request")]
    [InlineData("redirect_uri", "com.app:/back#part", "invalid_request")]
    [InlineData("redirect_uri", "http://127.0.0.1:9/\r\nSet-Cookie:a", "invalid_request")]
    [InlineData("redirect_uri", "http://127.0.0.1:9/#part", "invalid_request")]
    [InlineData("user", "NOBODY", "invalid_request")]
    public async Task Authorize_NowhereToSendTheBrowser_IsAnsweredHere(string name, string value, string errorType)
    {
        await using Simulated service = await Simulated.StartAsync();
        using Consents consents = new(service.Simulator);

        using HttpResponseMessage response = await consents.AuthorizeAsync((name, value));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Null(response.Headers.Location);
        Assert.Equal(errorType, await Simulated.ErrorTypeOf(response));
    }

    [Theory]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("response_type", "", "invalid_request")]
    [InlineData("scope", "heartrate moods", "invalid_request")]
    [InlineData("scope", "", "invalid_request")]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    [InlineData("code_challenge_method", "", "invalid_request")]
    [InlineData("code_challenge", "", "invalid_request")]
    [InlineData("code_challenge", "short", "invalid_request")]
    public async Task Authorize_WrongParameter_SendsBackWithTheErrorAndState(string name, string value, string error)
    {
        await using Simulated service = await Simulated.StartAsync();
        using Consents consents = new(service.Simulator);

        using HttpResponseMessage response = await consents.AuthorizeAsync((name, value));

        Dictionary<string, string> returned = Consents.Returned(response);
        Assert.Equal((error, "a b&c"), (returned["error"], returned["state"]));
        Assert.False(returned.ContainsKey("code"));
    }

    [Theory]
    [InlineData("decline", "true")]
    [InlineData("untick", "heartrate sleep")]
    public async Task Authorize_PersonSaysNo_SendsBackWithoutACode(string name, string value)
    {
        await using Simulated service = await Simulated.StartAsync();
        using Consents consents = new(service.Simulator);

        using HttpResponseMessage response = await consents.AuthorizeAsync((name, value));

        Dictionary<string, string> returned = Consents.Returned(response);
        Assert.Equal(("access_denied", "a b&c"), (returned["error"], returned["state"]));
        Assert.False(returned.ContainsKey("code"));
    }

    [Fact]
    public async Task Exchange_PersonUntickedAScope_GrantsTheOthers()
    {
        await using Simulated service = await Simulated.StartAsync();
        using Consents consents = new(service.Simulator);

        JsonNode tokens = await consents.TokensAsync(("untick", "sleep"));

        Assert.Equal("heartrate", (string)tokens["scope"]!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Exchange_GoodCode_GrantsWhatWasAskedToWhoConsented(bool hasSecret)
    {
        await using Simulated service = await Simulated.StartAsync();
        using Consents consents = new(service.Simulator);
        SimulatedAccount account = service.Simulator.Accounts[1];
        string code = await consents.CodeAsync(("user", account.UserId));

        using HttpResponseMessage response = await consents.ExchangeAsync(code, hasSecret: hasSecret);

        JsonNode tokens = await Simulated.BodyOf(response);
        Assert.Equal(("heartrate sleep", "Bearer", account.UserId, 28800), ((string)tokens["scope"]!, (string)tokens["token_type"]!, (string)tokens["user_id"]!, (int)tokens["expires_in"]!));
        Assert.Equal((account.AccessToken, account.RefreshToken), ((string)tokens["access_token"]!, (string)tokens["refresh_token"]!));
        Assert.Equal(["heartrate", "sleep"], account.Scopes);
        using HttpResponseMessage devices = await service.SendAsync("1.2/user/-/sleep/list.json?beforeDate=2026-03-15&sort=desc&limit=1&offset=0", user: 1);
        Assert.Equal(HttpStatusCode.OK, devices.StatusCode);
    }

    [Fact]
    public async Task Exchange_NoUserNamed_IsTheFirstPersonsConsent()
    {
        await using Simulated service = await Simulated.StartAsync();
        using Consents consents = new(service.Simulator);

        JsonNode tokens = await consents.TokensAsync();

        Assert.Equal(service.Simulator.Accounts[0].UserId, (string)tokens["user_id"]!);
    }

    [Fact]
    public async Task Exchange_SameCodeTwice_WorksOnce()
    {
        await using Simulated service = await Simulated.StartAsync();
        using Consents consents = new(service.Simulator);
        string code = await consents.CodeAsync();

        using HttpResponseMessage first = await consents.ExchangeAsync(code);
        using HttpResponseMessage second = await consents.ExchangeAsync(code);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        Assert.Equal("invalid_grant", await Simulated.ErrorTypeOf(second));
    }

    [Theory]
    [InlineData(599, HttpStatusCode.OK)]
    [InlineData(600, HttpStatusCode.BadRequest)]
    public async Task Exchange_AroundTenMinutes_TheCodeExpires(int seconds, HttpStatusCode expected)
    {
        await using Simulated service = await Simulated.StartAsync();
        using Consents consents = new(service.Simulator);
        string code = await consents.CodeAsync();

        service.Clock.Now += TimeSpan.FromSeconds(seconds);
        using HttpResponseMessage response = await consents.ExchangeAsync(code);

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData(Consents.Verifier, "http://127.0.0.1:9/other", "invalid_grant")]
    [InlineData("ABjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", Consents.Back, "invalid_grant")]
    [InlineData("short", Consents.Back, "invalid_request")]
    [InlineData("", Consents.Back, "invalid_request")]
    public async Task Exchange_WrongProof_IsRefusedAndLeavesTheCode(string verifier, string redirectUri, string errorType)
    {
        await using Simulated service = await Simulated.StartAsync();
        using Consents consents = new(service.Simulator);
        string code = await consents.CodeAsync();

        using HttpResponseMessage wrong = await consents.ExchangeAsync(code, verifier, redirectUri);
        using HttpResponseMessage right = await consents.ExchangeAsync(code);

        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(errorType, await Simulated.ErrorTypeOf(wrong));
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Theory]
    [InlineData(true, HttpStatusCode.OK)]
    [InlineData(false, HttpStatusCode.Unauthorized)]
    public async Task Exchange_ConsentWithoutChallenge_NeedsTheSecret(bool hasSecret, HttpStatusCode expected)
    {
        await using Simulated service = await Simulated.StartAsync();
        using Consents consents = new(service.Simulator);
        string code = await consents.CodeAsync(("code_challenge", ""), ("code_challenge_method", ""));

        using HttpResponseMessage response = await consents.ExchangeAsync(code, verifier: "", hasSecret: hasSecret);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Exchange_NewConsent_ReplacesTheRefreshTokenAndLeavesAccessTokens()
    {
        await using Simulated service = await Simulated.StartAsync();
        using Consents consents = new(service.Simulator);
        (string oldAccess, string oldRefresh) = (service.Simulator.Accounts[0].AccessToken, service.Simulator.Accounts[0].RefreshToken);

        JsonNode tokens = await consents.TokensAsync();

        using HttpResponseMessage withOld = await service.SendAsync("1/user/-/devices.json", token: oldAccess);
        using HttpResponseMessage withNew = await service.SendAsync("1/user/-/devices.json", token: (string)tokens["access_token"]!);
        using HttpResponseMessage oldRefreshed = await service.RefreshAsync(oldRefresh);
        using HttpResponseMessage newRefreshed = await service.RefreshAsync((string)tokens["refresh_token"]!);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (withOld.StatusCode, withNew.StatusCode));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (oldRefreshed.StatusCode, newRefreshed.StatusCode));
        Assert.Equal("heartrate sleep", (string)(await Simulated.BodyOf(newRefreshed))["scope"]!);
    }

    private static string Code(string location) => location[(location.IndexOf("code=", StringComparison.Ordinal) + 5)..].Split('&')[0];
}
