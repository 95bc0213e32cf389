using System.Net;
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

    private static HttpResponseMessage BackAfter(int seconds)
    {
        HttpResponseMessage unavailable = StubService.Status(503);
        unavailable.Headers.RetryAfter = new(TimeSpan.FromSeconds(seconds));
        return unavailable;
    }
}
