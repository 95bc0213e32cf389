using System.Web;
using FitbitSdk.Http;
using FitbitSdk.Records;

namespace FitbitSdk.Authorization.Tests;

/// <summary>Flows of people who mean well, at both providers.</summary>
public sealed class AuthorizationTests
{
    private const string Fitbit = "fitbit";
    private const string Google = "google-health";

    [Theory]
    [InlineData(Fitbit, AuthorizationPrompt.AsNeeded, null, null)]
    [InlineData(Fitbit, AuthorizationPrompt.Consent, "consent", null)]
    [InlineData(Fitbit, AuthorizationPrompt.Account, "login", null)]
    [InlineData(Fitbit, AuthorizationPrompt.AccountAndConsent, "login consent", null)]
    [InlineData(Google, AuthorizationPrompt.AsNeeded, "consent", "offline")]
    [InlineData(Google, AuthorizationPrompt.Account, "select_account consent", "offline")]
    public async Task Begin_Request_AsksForThisAndNoMore(string provider, AuthorizationPrompt prompt, string? sent, string? accessType)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider);

        AuthorizationStart start = await host.Authorization.BeginAsync(host.Request(prompt: prompt), AuthorizationHost.Cancel);

        System.Collections.Specialized.NameValueCollection query = HttpUtility.ParseQueryString(start.Address.Query);
        Assert.Equal(host.Service.AuthorizeAddress.AbsoluteUri, start.Address.GetLeftPart(UriPartial.Path));
        Assert.Equal(
            ("code", host.Service.ClientId, AuthorizationHost.Callback.OriginalString, string.Join(' ', host.Service.Scopes), "S256"),
            (query["response_type"], query["client_id"], query["redirect_uri"], query["scope"], query["code_challenge_method"]));
        Assert.Equal((43, 43, sent, accessType), (query["state"]!.Length, query["code_challenge"]!.Length, query["prompt"], query["access_type"]));
        Assert.Equal(7 + (sent is null ? 0 : 1) + (accessType is null ? 0 : 1), query.Count);
        Assert.Equal(NodaTime.Instant.FromUtc(2026, 3, 14, 12, 10), start.ExpiresAt);
        Assert.Empty(host.Wire.All);
    }

    [Theory]
    [InlineData(Fitbit)]
    [InlineData(Google)]
    public async Task Complete_Consented_StoresTheTokensOfTheUser(string provider)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider);

        AuthorizationResult result = await host.CompleteAsync(await host.ConsentAsync(person: 1));

        Assert.Equal((AuthorizationOutcome.Completed, AuthorizationHost.Anna, host.Service.Accounts[1].UserId), (result.Outcome, result.User, result.AccountId));
        Assert.Equal(host.Service.Scopes, result.GrantedScopes);
        Assert.Empty(result.MissingScopes);
        OAuthToken stored = (await host.StoredAsync())!;
        Assert.Equal((host.Service.Accounts[1].AccessToken, host.Service.Accounts[1].RefreshToken), (stored.Access.Reveal(), stored.Refresh!.Reveal()));
        Assert.Equal(host.Service.Accounts[1].UserId, stored.AccountId);
    }

    [Theory]
    [InlineData(Fitbit)]
    [InlineData(Google)]
    public async Task Complete_ScopeUnticked_TellsWhichIsMissing(string provider)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider);

        AuthorizationResult result = await host.CompleteAsync(await host.ConsentAsync(answer: $"&untick={Uri.EscapeDataString(host.Service.Scopes[0])}"));

        Assert.Equal([host.Service.Scopes[1]], result.GrantedScopes);
        Assert.Equal([host.Service.Scopes[0]], result.MissingScopes);
        HealthGrant grant = (await host.Authorization.GetGrantAsync(AuthorizationHost.Anna, AuthorizationHost.Cancel))!;
        Assert.Equal([host.Service.Scopes[1]], grant.Scopes);
        Assert.Equal([host.Service.Scopes[0]], grant.GetMissing(host.Service.Scopes));
    }

    [Theory]
    [InlineData(Fitbit)]
    [InlineData(Google)]
    public async Task Complete_DeadPairStored_IsReplaced(string provider)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider);
        OAuthToken before = await host.ConnectAsync();
        host.Wire.Answer = static _ => Task.FromResult<HttpResponseMessage?>(new(System.Net.HttpStatusCode.BadRequest) { Content = new StringContent("""{"error":"invalid_grant"}""") });
        await Assert.ThrowsAsync<NeedsAuthorizationException>(() => host.Authorization.RefreshAsync(AuthorizationHost.Anna, AuthorizationHost.Cancel));
        host.Wire.Answer = static _ => Task.FromResult<HttpResponseMessage?>(null);

        OAuthToken after = await host.ConnectAsync();

        Assert.NotEqual(before.Access, after.Access);
        Assert.True((await host.Authorization.IntrospectAsync(AuthorizationHost.Anna, AuthorizationHost.Cancel)).IsActive);
    }

    [Theory]
    [InlineData(Fitbit)]
    [InlineData(Google)]
    public async Task Complete_JustInTime_CompletesAndALittleLaterDoesNot(string provider)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider);
        Uri first = await host.BeginAsync();
        Uri second = await host.BeginAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(599));
        AuthorizationResult inTime = await host.CompleteAsync(await host.Service.VisitAsync(first));
        Uri late = await host.Service.VisitAsync(second);

        host.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(AuthorizationOutcome.Completed, inTime.Outcome);
        await host.RefusesAsync(AuthorizationFailure.Expired, late);
    }

    [Theory]
    [InlineData("http://app.example/connect/callback")]
    [InlineData("https://app.example:8443/connect/callback")]
    [InlineData("https://evil.example/connect/callback")]
    [InlineData("https://app.example/connect/callback/")]
    [InlineData("https://app.example/CONNECT/callback")]
    public async Task Complete_AtAnotherAddress_IsRefused(string address)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(Fitbit);
        Uri callback = await host.ConsentAsync();

        await host.RefusesAsync(AuthorizationFailure.OtherAddress, new(address + callback.Query));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?state=S")]
    [InlineData("?code=C")]
    [InlineData("?code=C&state=")]
    [InlineData("?code=C&state=S&error=access_denied")]
    [InlineData("?code=C&state=S&state=T")]
    [InlineData("?code=C&code=D&state=S")]
    [InlineData("?code=C&%73tate=S&state=S")]
    public async Task Complete_NoCallbackAtAll_IsMalformed(string query)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(Fitbit);

        await host.RefusesAsync(AuthorizationFailure.MalformedCallback, new(AuthorizationHost.Callback.AbsoluteUri + query));
    }

    [Theory]
    [InlineData("login_required", AuthorizationOutcome.InteractionRequired)]
    [InlineData("access_denied", AuthorizationOutcome.Declined)]
    public async Task Complete_PageSaysNo_IsAValue(string error, AuthorizationOutcome outcome)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(Fitbit);
        string state = HttpUtility.ParseQueryString((await host.BeginAsync()).Query)["state"]!;

        AuthorizationResult result = await host.CompleteAsync(new($"{AuthorizationHost.Callback}?error={error}&state={state}#_=_"));

        Assert.Equal((outcome, AuthorizationHost.Anna, null), (result.Outcome, result.User, result.AccountId));
    }

    [Theory]
    [InlineData("temporarily_unavailable", HealthApiErrorKind.Unavailable, "temporarily_unavailable")]
    [InlineData("unauthorized_client", HealthApiErrorKind.ApplicationRefused, "unauthorized_client")]
    [InlineData("invalid_scope", HealthApiErrorKind.Rejected, "invalid_scope")]
    [InlineData("anna_secret", HealthApiErrorKind.Rejected, null)]
    public async Task Complete_PageReportsAnError_ThrowsByItsMeaning(string error, HealthApiErrorKind kind, string? errorType)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(Fitbit);
        string state = HttpUtility.ParseQueryString((await host.BeginAsync()).Query)["state"]!;

        HealthApiException thrown = await Assert.ThrowsAsync<HealthApiException>(() => host.CompleteAsync(new($"{AuthorizationHost.Callback}?error={error}&state={state}")));

        Assert.Equal((kind, errorType), (thrown.Kind, thrown.ErrorType));
        Assert.DoesNotContain("anna_secret", thrown.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Fitbit)]
    [InlineData(Google)]
    public async Task Complete_CodeIsRefused_NeedsANewBeginning(string provider)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider);
        Uri callback = await host.ConsentAsync();
        Uri forged = new($"{AuthorizationHost.Callback}?code=forged&state={HttpUtility.ParseQueryString(callback.Query)["state"]}");

        NeedsAuthorizationException thrown = await Assert.ThrowsAsync<NeedsAuthorizationException>(() => host.CompleteAsync(forged));

        Assert.Equal(("ExchangeCode", "invalid_grant"), (thrown.Operation, thrown.ErrorType));
        Assert.Null(await host.StoredAsync());
    }

    [Fact]
    public async Task Complete_GoogleDoesNotTellTheAccount_StoresNothing()
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(Google);
        Uri callback = await host.ConsentAsync();
        host.Wire.Answer = static sent => Task.FromResult<HttpResponseMessage?>(sent.Method == "GET" ? new(System.Net.HttpStatusCode.ServiceUnavailable) : null);

        HealthApiException thrown = await Assert.ThrowsAsync<HealthApiException>(() => host.CompleteAsync(callback));

        Assert.Equal(("GetIdentity", HealthApiErrorKind.Unavailable), (thrown.Operation, thrown.Kind));
        Assert.Null(await host.StoredAsync());
    }

    [Fact]
    public async Task Complete_ExpectedAccountIsTheIdAtFitbit_IsAcceptedByGoogle()
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(Google);
        await using Service fitbit = await Service.StartAsync(Fitbit, host.Clock);

        AuthorizationResult result = await host.CompleteAsync(await host.ConsentAsync(host.Request(expected: fitbit.Accounts[1].UserId), person: 1));

        Assert.Equal(host.Service.Accounts[1].UserId, result.AccountId);
    }

    [Theory]
    [InlineData(WebApi.FitbitApplicationType.Server, true)]
    [InlineData(WebApi.FitbitApplicationType.Personal, true)]
    [InlineData(WebApi.FitbitApplicationType.Client, false)]
    public async Task Complete_EachApplicationType_ShowsWhatItHas(WebApi.FitbitApplicationType type, bool hasSecret)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(Fitbit, type: type);

        await host.ConnectAsync();

        TokenWire.Sent exchange = Assert.Single(host.Wire.All);
        Assert.Equal(("POST", host.Service.TokenAddress, hasSecret), (exchange.Method, exchange.Address, exchange.Authorization?.StartsWith("Basic ", StringComparison.Ordinal) ?? false));
        Assert.Equal(hasSecret ? null : host.Service.ClientId, TokenWire.Member(exchange.Form, "client_id"));
        Assert.Equal(
            ("authorization_code", AuthorizationHost.Callback.OriginalString, 43),
            (TokenWire.Member(exchange.Form, "grant_type"), TokenWire.Member(exchange.Form, "redirect_uri"), TokenWire.Member(exchange.Form, "code_verifier")!.Length));
    }

    [Fact]
    public async Task Double_WithoutAService_SaysWhatToOverride()
    {
        Double authorization = new();

        Assert.Null(await authorization.GetGrantAsync(AuthorizationHost.Anna, AuthorizationHost.Cancel));
        await Assert.ThrowsAsync<NotSupportedException>(() => authorization.RevokeAsync(AuthorizationHost.Anna, AuthorizationHost.Cancel));
    }

    private sealed class Double : WebApi.FitbitAuthorization
    {
        public override Task<HealthGrant?> GetGrantAsync(UserKey user, CancellationToken cancellationToken = default) => Task.FromResult<HealthGrant?>(null);
    }
}
