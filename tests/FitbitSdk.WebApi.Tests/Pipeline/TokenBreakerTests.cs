using FitbitSdk.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace FitbitSdk.WebApi.Tests;

/// <summary>The breaker of token requests, which is not that of requests for data.</summary>
public sealed class TokenBreakerTests
{
    private static readonly PendingAuthorization Pending = new()
    {
        Provider = FitbitSdk.Records.ProviderId.Fitbit,
        User = TestHost.Anna.Key,
        BindingHash = "hash",
        RedirectUri = new("https://app.example/callback"),
        Verifier = "verifier",
        Scopes = [],
        BegunAt = Instant.FromUtc(2026, 3, 14, 12, 0),
        ExpiresAt = Instant.FromUtc(2026, 3, 14, 13, 0),
    };

    [Theory]
    [InlineData(400, 40)]
    [InlineData(401, 40)]
    [InlineData(429, 40)]
    [InlineData(500, 20)]
    [InlineData(0, 20)]
    public async Task Post_TokenServiceFails_HasABreakerOfItsOwn(int status, int sent)
    {
        await using TestHost host = new();
        host.Service.Token = (_, _) => status == 0 ? throw new HttpRequestException() : Task.FromResult(StubService.Status(status, Answers.InvalidGrant));
        using HttpClient http = host.Factory.CreateClient("FitbitSdk.fitbit.token");
        for (int i = 0; i < 40; i++)
        {
            await Record.ExceptionAsync(() => http.PostAsync(new Uri("https://api.fitbit.com/oauth2/token"), null, TestHost.Cancel));
        }

        host.Service.Data = static (_, _) => Task.FromResult(StubService.Json("[]"));
        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal((sent, 1), (host.Service.TokenPosts.Count, host.Service.DataRequests.Count));
    }

    [Fact]
    public async Task Get_TokenServiceFailedOften_SaysUntilWhenAndSendsNothing()
    {
        await using TestHost host = new();
        host.Service.Token = static (_, _) => Task.FromResult(StubService.Status(503));
        using HttpClient http = host.Factory.CreateClient("FitbitSdk.fitbit.token");
        for (int i = 0; i < 20; i++)
        {
            using HttpResponseMessage response = await http.PostAsync(new Uri("https://api.fitbit.com/oauth2/token"), null, TestHost.Cancel);
        }

        host.Put(TestHost.Anna, "anna-access-1", "anna-refresh-1", hours: -1);
        Instant now = host.Clock.Now;
        HealthApiException error = await Assert.ThrowsAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal((HealthApiErrorKind.Unavailable, "RefreshToken", 20), (error.Kind, error.Operation, host.Service.Calls.Count));
        Assert.Equal(now + Duration.FromSeconds(30), error.RetryAt);
        // No answer is lost, so none is waited for.
        Assert.Equal(now, host.Clock.Now);
    }

    [Fact]
    public async Task Exchange_TokenServiceFailedOften_NamesTheExchange()
    {
        await using TestHost host = new();
        host.Service.Token = static (_, _) => Task.FromResult(StubService.Status(503));
        for (int i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<HealthApiException>(() => ExchangeAsync(host, TestHost.Cancel));
        }

        HealthApiException error = await Assert.ThrowsAsync<HealthApiException>(() => ExchangeAsync(host, TestHost.Cancel));

        Assert.Equal(("ExchangeCode", null, 20), (error.Operation, error.Status, host.Service.Calls.Count));
    }

    [Theory]
    [InlineData(true, 21)]
    [InlineData(false, 20)]
    public async Task Exchange_NoAnswerComes_CountsWhereItsLimitRanOutAndNotWhereItsCallerLeft(bool callerLeaves, int sent)
    {
        await using TestHost host = new();
        using CancellationTokenSource callers = new();
        host.Service.Token = static async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return StubService.Status(500);
        };
        Task<OAuthToken>[] exchanges = [.. Enumerable.Range(0, 20).Select(_ => ExchangeAsync(host, callers.Token))];
        if (callerLeaves)
        {
            await callers.CancelAsync();
        }
        else
        {
            host.Clock.Advance(TimeSpan.FromSeconds(20));
        }

        Exception?[] ends = await Task.WhenAll(exchanges.Select(static exchange => Record.ExceptionAsync(() => exchange).AsTask()));
        host.Service.Token = static (_, _) => Task.FromResult(StubService.Status(400));
        await Assert.ThrowsAsync<HealthApiException>(() => ExchangeAsync(host, TestHost.Cancel));

        Assert.All(ends, end => Assert.Equal(callerLeaves, end is OperationCanceledException));
        Assert.Equal(sent, host.Service.Calls.Count);
    }

    private static Task<OAuthToken> ExchangeAsync(TestHost host, CancellationToken cancellationToken) =>
        host.Services.GetRequiredKeyedService<ITokenEndpoint>("fitbit").ExchangeAsync("code", Pending, cancellationToken).AsTask();
}
