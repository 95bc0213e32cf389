using System.Net;
using System.Net.Http.Headers;
using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.WebApi.Tests;

public sealed class RequestPipelineTests
{
    [Fact]
    public async Task Get_ServiceAtFaultTwice_SucceedsAtTheThirdAttempt()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.Status(500), static () => throw new HttpRequestException("no connection"), static () => StubService.Json(Answers.HeartDay("2026-03-13")));

        IReadOnlyList<SourcePage> pages = await host.ReadAsync(host.Request(FitbitStreams.HeartRate, "2026-03-13T00:00:00Z", "2026-03-14T00:00:00Z"));

        Assert.Equal(3, Assert.Single(pages).Requests);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(0)]
    public async Task Get_ServiceAlwaysAtFault_GivesUpAfterThreeAttempts(int status)
    {
        await using TestHost host = new();
        host.Service.Data = (_, _) => status == 0 ? throw new HttpRequestException(HttpRequestError.ConnectionError, "https://api.fitbit.com/1/user/SECRET") : Task.FromResult(StubService.Status(status));

        HealthApiException error = await Assert.ThrowsAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal((HealthApiErrorKind.Unavailable, 3, 3), (error.Kind, error.Requests, host.Service.Calls.Count));
        Assert.DoesNotContain("SECRET", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_OneAttemptConfigured_IsNotRepeated()
    {
        await using TestHost host = new(static options => options.MaximumAttempts = 1);
        host.Service.Answer(static () => StubService.Status(500));

        HealthApiException error = await Assert.ThrowsAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal(1, error.Requests);
    }

    [Fact]
    public async Task Get_NoAnswerInTime_IsRepeatedAndThenUnavailable()
    {
        await using TestHost host = new(static options => (options.AttemptTimeout, options.MaximumAttempts) = (TimeSpan.FromSeconds(45), 2));
        host.Service.Data = static async (_, cancel) =>
        {
            await Task.Delay(Timeout.Infinite, cancel);
            return StubService.Status(200);
        };

        Task<IReadOnlyList<FitbitDevice>> call = host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await host.Clock.ArmedAsync(TimeSpan.FromSeconds(45));
            host.Clock.Advance(TimeSpan.FromSeconds(45));
        }

        HealthApiException error = await Assert.ThrowsAsync<HealthApiException>(() => call);

        Assert.Equal((HealthApiErrorKind.Unavailable, 2), (error.Kind, error.Requests));
    }

    [Fact]
    public async Task Get_CallerCancels_IsCancelledAndNotRepeated()
    {
        await using TestHost host = new();
        using CancellationTokenSource cancel = new();
        host.Service.Data = async (_, token) =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return StubService.Status(200);
        };

        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Client.Devices.GetAsync(TestHost.Anna, cancel.Token));

        Assert.Equal(cancel.Token, error.CancellationToken);
        Assert.Single(host.Service.Calls);
    }

    [Fact]
    public async Task Get_CallerCancelsAtTheGate_IsCancelledByTheCallersToken()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.WithQuota(StubService.Json("[]"), remaining: 0, reset: 100));
        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        using CancellationTokenSource cancel = new();

        Task<IReadOnlyList<FitbitDevice>> held = host.Client.Devices.GetAsync(TestHost.Anna, cancel.Token);
        await cancel.CancelAsync();

        Assert.Equal(cancel.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => held)).CancellationToken);
    }

    [Fact]
    public async Task Get_BodyShorterThanAnnounced_IsAFailedAttempt()
    {
        await using TestHost host = new();
        host.Service.Answer(
            static () =>
            {
                HttpResponseMessage cut = StubService.Json("[");
                cut.Content.Headers.ContentLength = 4096;
                return cut;
            },
            static () => StubService.Json("[]"));

        Assert.Empty(await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal(2, host.Service.Calls.Count);
    }

    [Fact]
    public async Task Get_BodyLargerThanAccepted_IsAProtocolErrorAndNotRepeated()
    {
        await using TestHost host = new(static options => options.MaximumBodyBytes = 64 * 1024);
        host.Service.Answer(static () => StubService.Json("[" + new string(' ', 64 * 1024) + "]"));

        HealthApiProtocolException error = await Assert.ThrowsAsync<HealthApiProtocolException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal(1, error.Requests);
    }

    [Fact]
    public async Task Get_BodyOfManySegments_IsReadWhole()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.Json("[" + new string(' ', 3_000_000) + Answers.Devices.Trim()[1..]));

        Assert.Equal(["5656888", "5656777"], (await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel)).Select(static device => device.Id));
    }

    [Fact]
    public async Task Get_TokenRefused_IsRepeatedOnceWithARefreshedOne()
    {
        await using TestHost host = new();
        host.Service.Data = static (call, _) => Task.FromResult(call.Authorization == "Bearer anna-access-2" ? StubService.Json(Answers.HeartDay("2026-03-13")) : StubService.Status(401, Answers.ExpiredToken));
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));

        IReadOnlyList<SourcePage> pages = await host.ReadAsync(host.Request(FitbitStreams.HeartRate, "2026-03-13T00:00:00Z", "2026-03-14T00:00:00Z"));

        Assert.Equal(2, Assert.Single(pages).Requests);
        Assert.Equal("anna-refresh-2", host.Store[TestHost.Key(TestHost.Anna)]!.Token.Refresh!.Reveal());
    }

    [Fact]
    public async Task Get_RefreshedTokenRefusedToo_NeedsAuthorization()
    {
        await using TestHost host = new();
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Status(401, Answers.ExpiredToken));
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));

        NeedsAuthorizationException error = await Assert.ThrowsAsync<NeedsAuthorizationException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal((2, HttpStatusCode.Unauthorized, "expired_token"), (error.Requests, error.Status, error.ErrorType));
        Assert.Single(host.Service.TokenPosts);
    }

    [Fact]
    public async Task Get_TokenRefusedAndServiceAtFault_SendsNoMoreThanThreeRequests()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.Status(401), static () => StubService.Status(500), static () => StubService.Status(500));
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));

        HealthApiException error = await Assert.ThrowsAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal((HealthApiErrorKind.Unavailable, 3), (error.Kind, error.Requests));
    }

    [Fact]
    public async Task Get_RefreshFailsAfterARefusedToken_KeepsThePriceOfTheFirstRequest()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.Status(401));
        host.Service.AnswerTokens(static () => StubService.Status(400, Answers.InvalidGrant));

        NeedsAuthorizationException error = await Assert.ThrowsAsync<NeedsAuthorizationException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal((1, "invalid_grant"), (error.Requests, error.ErrorType));
        Assert.DoesNotContain("anna-refresh-1", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_AddressOfAnotherHost_SendsNoToken()
    {
        await using TestHost host = new();
        using HttpClient http = host.Factory.CreateClient("FitbitSdk.fitbit");
        using HttpRequestMessage request = new(HttpMethod.Get, "https://evil.example/1/user/-/devices.json");
        new RequestTicket(TestHost.Key(TestHost.Anna), "GetDevices", RetryClass.Safe).AttachTo(request);

        await Assert.ThrowsAsync<HealthApiProtocolException>(() => http.SendAsync(request, TestHost.Cancel));

        Assert.Empty(host.Service.Calls);
    }

    [Fact]
    public async Task Send_RequestThatNamesNoUser_Throws()
    {
        await using TestHost host = new();
        using HttpClient http = host.Factory.CreateClient("FitbitSdk.fitbit");

        await Assert.ThrowsAsync<InvalidOperationException>(() => http.GetAsync(new Uri("https://api.fitbit.com/1/user/-/devices.json"), TestHost.Cancel));
    }

    [Fact]
    public async Task Send_OperationThatMayNotBeRepeatedGetsNoAnswer_IsSentOnce()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => throw new HttpRequestException(HttpRequestError.ConnectionError, "SECRET"));
        using HttpClient http = host.Factory.CreateClient("FitbitSdk.fitbit");
        using HttpRequestMessage request = new(HttpMethod.Post, "https://api.fitbit.com/1/user/-/foods/log.json");
        new RequestTicket(TestHost.Key(TestHost.Anna), "CreateFoodLog", RetryClass.Never).AttachTo(request);

        // An HttpRequestException, as a host's own retry expects it; but one that quotes nothing.
        HttpRequestException error = await Assert.ThrowsAnyAsync<HttpRequestException>(() => http.SendAsync(request, TestHost.Cancel));

        Assert.Equal(HttpRequestError.ConnectionError, error.HttpRequestError);
        Assert.DoesNotContain("SECRET", error.ToString(), StringComparison.Ordinal);
        Assert.Single(host.Service.Calls);
    }

    [Fact]
    public async Task Get_ServiceSaysWhenItIsBack_IsRepeatedThen()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => BackAfter(7), static () => StubService.Json("[]"));
        Instant before = host.Clock.Now;

        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal(Duration.FromSeconds(7), host.Clock.Now - before);
    }

    [Fact]
    public async Task Get_ServiceIsBackMuchLater_IsNotRepeatedAndSaysWhen()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => BackAfter(600));

        HealthApiException error = await Assert.ThrowsAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal((HealthApiErrorKind.Unavailable, host.Clock.Now + Duration.FromMinutes(10), 1), (error.Kind, error.RetryAt, error.Requests));
    }

    [Fact]
    public async Task Send_OperationThatMayNotBeRepeated_IsSentOnce()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.Status(500));
        using HttpClient http = host.Factory.CreateClient("FitbitSdk.fitbit");
        using HttpRequestMessage request = new(HttpMethod.Post, "https://api.fitbit.com/1/user/-/foods/log.json");
        new RequestTicket(TestHost.Key(TestHost.Anna), "CreateFoodLog", RetryClass.Never).AttachTo(request);

        using HttpResponseMessage response = await http.SendAsync(request, TestHost.Cancel);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Null(response.RequestMessage!.Headers.Authorization);
    }

    [Fact]
    public async Task Get_TwoUsersInterleaved_NeverCross()
    {
        await using TestHost host = new();
        host.Service.Data = static async (call, _) =>
        {
            await Task.Yield();
            string name = AuthenticationHeaderValue.Parse(call.Authorization!).Parameter!.Split('-')[0];
            return name == (call.Address.Contains("/ANNA/", StringComparison.Ordinal) ? "anna" : "ben")
                ? StubService.WithQuota(StubService.Json($$"""[{"id":"{{name}}","type":"TRACKER"}]"""), name == "anna" ? 140 : 120, 3000)
                : StubService.Status(404);
        };

        (string Name, IReadOnlyList<FitbitDevice> Devices)[] answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(async i =>
        {
            string name = i % 2 == 0 ? "anna" : "ben";
            SyncUser user = TestHost.User(i % 2 == 0 ? TestHost.Anna.Key.Value : TestHost.Ben.Key.Value, name.ToUpperInvariant());
            return (name, await host.Client.Devices.GetAsync(user, TestHost.Cancel));
        }));

        Assert.All(answers, static answer => Assert.Equal(answer.Name, Assert.Single(answer.Devices).Id));
        Assert.True(host.Gate.GetQuota(TestHost.Key(TestHost.Anna))!.Remaining > host.Gate.GetQuota(TestHost.Key(TestHost.Ben))!.Remaining);
    }

    private static HttpResponseMessage BackAfter(int seconds)
    {
        HttpResponseMessage unavailable = StubService.Status(503);
        unavailable.Headers.RetryAfter = new(TimeSpan.FromSeconds(seconds));
        return unavailable;
    }

    [Fact]
    public async Task AnyFailure_WithSecretsEverywhere_ShowsNoneInExceptionsOrLogs()
    {
        List<Exception> errors = [];
        List<string> lines = [];
        foreach (int status in new[] { 0, 200, 302, 400, 401, 403, 404, 410, 422, 429, 500 })
        {
            foreach (int tokenStatus in new[] { 0, 200, 400, 401, 429, 500 })
            {
                await using TestHost host = new();
                SyncUser user = TestHost.User(TestHost.Anna.Key.Value, "ACCOUNT77");
                host.Put(user, "anna-access-1", "anna-refresh-1", tokenStatus == 200 ? 8 : -1);
                host.Service.Data = (_, _) => status == 0 ? throw new HttpRequestException("https://api.fitbit.com/ACCOUNT77 anna-access-1") : Task.FromResult(StubService.Status(status, Answers.ExpiredToken + " anna-access-1 ACCOUNT77"));
                host.Service.Token = (_, _) => tokenStatus == 0 ? throw new HttpRequestException("anna-refresh-1") : Task.FromResult(StubService.Status(tokenStatus, Answers.InvalidGrant + Answers.QuotedToken));
                errors.Add(await Assert.ThrowsAnyAsync<HealthApiException>(() => host.Client.Devices.GetAsync(user, TestHost.Cancel)));
                lines.AddRange(host.Logs.Lines);
            }
        }

        string[] secrets = [TestHost.Secret, "anna-access", "anna-refresh", "ACCOUNT77", "26FWFL", Answers.QuotedToken, TestHost.Anna.Key.Value, "api.fitbit.com", "/user/"];
        Assert.All(errors.Select(static error => error.ToString()).Concat(lines), text => Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase)));
        Assert.NotEmpty(lines);
    }
}
