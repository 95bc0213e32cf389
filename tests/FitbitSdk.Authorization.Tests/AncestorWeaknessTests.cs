using System.Net;
using System.Web;
using FitbitSdk.Http;
using FitbitSdk.Records;

namespace FitbitSdk.Authorization.Tests;

/// <summary>Attacks that the flows of older clients let through, and what they lost. Each is named after the weakness and fails here.</summary>
public sealed class AncestorWeaknessTests : IDisposable
{
    private const string Fitbit = "fitbit";
    private const string Google = "google-health";

    private readonly string _folder = Directory.CreateTempSubdirectory("fitbitsdk-oauth-").FullName;

    public static TheoryData<string> Providers => [Fitbit, Google];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, MemberData(nameof(Providers))]
    public async Task GuessableState_NameOfAUser_OpensNothing(string provider)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider);
        string[] states = [State(await host.BeginAsync()), State(await host.BeginAsync())];
        string code = Code(await host.ConsentAsync());

        await host.RefusesAsync(AuthorizationFailure.UnknownState, new($"{AuthorizationHost.Callback}?code={code}&state={AuthorizationHost.Anna.Value}"));

        Assert.NotEqual(states[0], states[1]);
        Assert.All(states, static state => Assert.Equal(32, System.Buffers.Text.Base64Url.DecodeFromChars(state).Length));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task LoginCsrf_AttackersCallbackInTheVictimsBrowser_DoesNotConnectTheirAccount(string provider)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider);
        Uri attackers = await host.ConsentAsync(host.Request(binding: AuthorizationHost.OtherSession), person: 1);

        await host.RefusesAsync(AuthorizationFailure.OtherBrowser, attackers, AuthorizationHost.Session);

        Assert.Null(await host.StoredAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task LoginCsrf_VictimLuredThroughTheAttackersLink_GivesNothingAway(string provider)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider);
        UserKey attacker = new("mallory");
        Uri link = await host.BeginAsync(host.Request(binding: AuthorizationHost.OtherSession, user: attacker));
        Uri victimCameBack = await host.Service.VisitAsync(link, person: 0);

        await host.RefusesAsync(AuthorizationFailure.OtherBrowser, victimCameBack, AuthorizationHost.Session);

        Assert.Null(await host.StoredAsync(attacker));
        await host.RefusesAsync(AuthorizationFailure.UnknownState, victimCameBack, AuthorizationHost.OtherSession);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task StateCheckBypassed_CodeAlone_IsNotExchanged(string provider)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider);
        string code = Code(await host.ConsentAsync());

        await host.RefusesAsync(AuthorizationFailure.MalformedCallback, new($"{AuthorizationHost.Callback}?code={code}"));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task NoPkce_StolenCode_IsWorthlessWithoutTheVerifier(string provider)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider);
        Uri stolen = await host.ConsentAsync();
        using HttpClient thief = new();
        foreach (string verifier in new[] { "", new string('a', 43) })
        {
            // Even with all that the application knows, its secret included.
            using FormUrlEncodedContent form = new(
            [
                new("grant_type", "authorization_code"), new("code", Code(stolen)), new("redirect_uri", AuthorizationHost.Callback.OriginalString),
                new("client_id", host.Service.ClientId), new("client_secret", host.Service.ClientSecret), new("code_verifier", verifier),
            ]);

            using HttpResponseMessage answer = await thief.PostAsync(host.Service.TokenAddress, form, AuthorizationHost.Cancel);

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        Assert.Equal(AuthorizationOutcome.Completed, (await host.CompleteAsync(stolen)).Outcome);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task AccessDenied_UserSaysNo_IsAValueAndKeepsWhatWasStored(string provider)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider);
        OAuthToken before = await host.ConnectAsync();

        AuthorizationResult result = await host.CompleteAsync(await host.ConsentAsync(answer: "&decline=true"));

        Assert.Equal((AuthorizationOutcome.Declined, AuthorizationHost.Anna), (result.Outcome, result.User));
        Assert.Equal(before.Access, (await host.StoredAsync())!.Access);
    }

    [Theory]
    [InlineData("http://app.example/callback", false)]
    [InlineData("http://192.168.1.7/callback", false)]
    [InlineData("ftp://app.example/callback", false)]
    [InlineData("/callback", false)]
    [InlineData("https://app.example/callback?user=anna", false)]
    [InlineData("https://app.example/callback#part", false)]
    [InlineData("https://anna@app.example/callback", false)]
    [InlineData("http://127.0.0.1:7017/callback", true)]
    [InlineData("http://localhost:7017/callback", true)]
    public async Task PlainHttpCallback_ToAnotherMachine_IsRefusedAtTheBeginning(string address, bool accepted)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(Fitbit);
        AuthorizationRequest request = new()
        {
            User = AuthorizationHost.Anna,
            RedirectUri = new(address, UriKind.RelativeOrAbsolute),
            Scopes = ["sleep"],
            Binding = AuthorizationHost.Session,
        };

        Exception? thrown = await Record.ExceptionAsync(() => host.Authorization.BeginAsync(request, AuthorizationHost.Cancel));

        Assert.Equal(accepted ? null : typeof(ArgumentException), thrown?.GetType());
    }

    [Theory]
    [InlineData()]
    [InlineData("")]
    [InlineData("sleep heartrate")]
    [InlineData("sleep", "\"")]
    public async Task OverBroadScopes_NoneNamed_IsRefusedInsteadOfAskingForAll(params string[] scopes)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(Fitbit);
        AuthorizationRequest request = new() { User = AuthorizationHost.Anna, RedirectUri = AuthorizationHost.Callback, Scopes = scopes, Binding = AuthorizationHost.Session };

        ArgumentException thrown = await Assert.ThrowsAsync<ArgumentException>(() => host.Authorization.BeginAsync(request, AuthorizationHost.Cancel));

        Assert.StartsWith("AuthorizationRequest.Scopes", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task UnboundState_NoSession_IsRefusedAtTheBeginningAndAtTheEnd(string binding)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(Fitbit);
        Uri callback = await host.ConsentAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => host.Authorization.BeginAsync(host.Request(binding: binding), AuthorizationHost.Cancel));
        await host.RefusesAsync(AuthorizationFailure.OtherBrowser, callback, binding);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task AccountNotCompared_AnotherAccountThanTheStoredOne_IsNotStored(string provider)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider);
        OAuthToken before = await host.ConnectAsync(person: 0);

        AuthorizationException thrown = await Assert.ThrowsAsync<AuthorizationException>(async () => await host.CompleteAsync(await host.ConsentAsync(person: 1)));

        Assert.Equal(AuthorizationFailure.OtherAccount, thrown.Failure);
        Assert.Equal((before.Access, before.AccountId), ((await host.StoredAsync())!.Access, (await host.StoredAsync())!.AccountId));
        await host.Authorization.RevokeAsync(AuthorizationHost.Anna, AuthorizationHost.Cancel);
        Assert.Equal(host.Service.Accounts[1].UserId, (await host.ConnectAsync(person: 1)).AccountId);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task AccountNotCompared_AnotherAccountThanTheExpectedOne_IsNotStored(string provider)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider);
        AuthorizationRequest request = host.Request(expected: host.Service.Accounts[0].UserId);

        AuthorizationException thrown = await Assert.ThrowsAsync<AuthorizationException>(async () => await host.CompleteAsync(await host.ConsentAsync(request, person: 1)));

        Assert.Equal(AuthorizationFailure.OtherAccount, thrown.Failure);
        Assert.Null(await host.StoredAsync());
        Assert.Equal(AuthorizationOutcome.Completed, (await host.CompleteAsync(await host.ConsentAsync(request, person: 0))).Outcome);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task StateReplay_CallbackShownTwice_WorksOnce(string provider)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider);
        Uri callback = await host.ConsentAsync();
        await host.CompleteAsync(callback);

        await host.RefusesAsync(AuthorizationFailure.UnknownState, callback);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task StateReplay_ProcessesRaceForOneCallback_OneWins(string provider)
    {
        string file = Path.Combine(_folder, "state.db");
        await using AuthorizationHost one = await AuthorizationHost.StartAsync(provider, file);
        await using AuthorizationHost other = one.Beside(file);
        Uri callback = await one.ConsentAsync();

        bool[] won = await Task.WhenAll(Enumerable.Range(0, 8).Select(racer => Task.Run(async () =>
        {
            try
            {
                return (await (racer % 2 == 0 ? one : other).CompleteAsync(callback)).Outcome is AuthorizationOutcome.Completed;
            }
            catch (AuthorizationException e) when (e.Failure is AuthorizationFailure.UnknownState)
            {
                return false;
            }
        })));

        Assert.Single(won, static completed => completed);
        Assert.Equal(1, one.Wire.All.Concat(other.Wire.All).Count(static sent => sent.Form.Contains("authorization_code", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task MixUp_CallbackGivenToTheOtherProvider_SendsItsCodeNowhere(string provider)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider);
        Uri callback = await host.ConsentAsync();

        AuthorizationException thrown = await Assert.ThrowsAsync<AuthorizationException>(
            () => host.Other.CompleteAsync(callback, AuthorizationHost.Session, AuthorizationHost.Cancel));

        Assert.Equal(AuthorizationFailure.OtherClient, thrown.Failure);
        Assert.Empty(host.Wire.All);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task GetCanWrite_ParametersOfACallback_ChooseNeitherUserNorMethod(string provider)
    {
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider);
        UserKey victim = new("bela");
        Uri callback = await host.ConsentAsync();

        AuthorizationResult result = await host.CompleteAsync(new($"{callback}&user=bela&delete=true&methods=delete_sleep&redirect_uri=https://evil.example/"));

        Assert.Equal(AuthorizationHost.Anna, result.User);
        Assert.Null(await host.StoredAsync(victim));
        Assert.All(host.Wire.All, sent => Assert.Equal(host.Service.BaseAddress.Authority, sent.Address.Authority));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task SecretsInTexts_WhateverFails_NoneIsQuoted(string provider)
    {
        string file = Path.Combine(_folder, "secrets.db");
        await using AuthorizationHost host = await AuthorizationHost.StartAsync(provider, file);
        List<string> texts = [];
        List<string> secrets = [AuthorizationHost.Session, AuthorizationHost.Anna.Value, host.Service.ClientSecret];
        async Task FailAsync(Uri callback, string binding = AuthorizationHost.Session)
        {
            secrets.Add(State(callback));
            secrets.Add(Code(callback));
            texts.Add((await Assert.ThrowsAnyAsync<Exception>(() => host.CompleteAsync(callback, binding))).ToString());
        }

        Uri begun = await host.BeginAsync();
        string stored = string.Concat(Directory.EnumerateFiles(_folder).Select(static path => File.ReadAllText(path, System.Text.Encoding.Latin1)));
        await FailAsync(await host.Service.VisitAsync(begun), AuthorizationHost.OtherSession);
        Uri wrong = await host.ConsentAsync();
        await FailAsync(new(wrong.OriginalString.Replace("code=", "code=x", StringComparison.Ordinal)));
        await FailAsync(await host.ConsentAsync(host.Request(expected: "SOMEBODY"), person: 1));
        host.Wire.Answer = static _ => Task.FromResult<HttpResponseMessage?>(new(HttpStatusCode.OK) { Content = new StringContent("""{"access_token":"SECRET\u0001","user_id":"ID"}""") });
        await FailAsync(await host.ConsentAsync());
        host.Wire.Answer = static sent => throw new HttpRequestException("quotes " + sent.Form);
        await FailAsync(await host.ConsentAsync());
        host.Wire.Answer = static _ => Task.FromResult<HttpResponseMessage?>(null);
        OAuthToken token = await host.ConnectAsync();
        await host.Authorization.RevokeAsync(AuthorizationHost.Anna, AuthorizationHost.Cancel);

        secrets.AddRange([token.Access.Reveal(), token.Refresh!.Reveal(), token.AccountId!, host.Service.Accounts[1].UserId, "SOMEBODY", "SECRET"]);
        secrets.AddRange(host.Wire.All.Select(static sent => TokenWire.Member(sent.Form, "code_verifier")).OfType<string>());
        string all = string.Join('\n', texts.Concat(host.Logs.Lines));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, all, StringComparison.Ordinal));
        Assert.Contains(AuthorizationStateId.Of(State(begun)).Value, stored, StringComparison.Ordinal);
        Assert.DoesNotContain(State(begun), stored, StringComparison.Ordinal);
        Assert.DoesNotContain(AuthorizationHost.Session, stored, StringComparison.Ordinal);
    }

    private static string State(Uri address) => HttpUtility.ParseQueryString(address.Query)["state"]!;

    private static string Code(Uri callback) => HttpUtility.ParseQueryString(callback.Query)["code"]!;
}
