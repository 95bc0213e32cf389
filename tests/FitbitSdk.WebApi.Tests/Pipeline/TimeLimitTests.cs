using System.IO.Pipelines;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace FitbitSdk.WebApi.Tests;

public sealed class TimeLimitTests
{
    private static readonly TimeSpan Attempt = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Total = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Get_AttemptsTakeTooLongInAll_EndsInTheMiddleOfOne()
    {
        await using TestHost host = new(Limited);
        host.Service.Data = NeverAsync;

        Task<IReadOnlyList<FitbitDevice>> call = host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        await host.Clock.ArmedAsync(Attempt);
        host.Clock.Advance(Attempt);
        await host.Clock.ArmedAsync(Attempt);
        host.Clock.Advance(Total - Attempt);

        HealthApiException error = await Assert.ThrowsAsync<HealthApiException>(() => call);
        Assert.Equal((HealthApiErrorKind.Unavailable, 2), (error.Kind, error.Requests));
        Assert.Contains("no answer came in time", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Get_RefreshTakesTooLong_EndsTooWithOrWithoutResilience(bool without)
    {
        await using TestHost host = new(
            static options => (options.AttemptTimeout, options.TotalTimeout) = (TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(15)),
            build: builder => (without ? builder.WithoutResilience() : builder).ToString());
        host.Put(TestHost.Anna, "anna-access-1", "anna-refresh-1", hours: -1);
        host.Service.Token = NeverAsync;

        Task<IReadOnlyList<FitbitDevice>> call = host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        await host.Clock.ArmedAsync(TimeSpan.FromSeconds(20));
        host.Clock.Advance(TimeSpan.FromSeconds(15));

        HealthApiException error = await Assert.ThrowsAsync<HealthApiException>(() => call);
        Assert.Equal((HealthApiErrorKind.Unavailable, 0), (error.Kind, error.Requests));
    }

    [Fact]
    public async Task Get_WaitsAtTheGateForHours_TripsNoTimeLimitAndIsSentWithACurrentToken()
    {
        await using TestHost host = new(Limited);
        host.Put(TestHost.Anna, "anna-access-1", "anna-refresh-1", hours: 1);
        host.Service.Answer(static () => StubService.WithQuota(StubService.Json("[]"), 5, 5400), static () => StubService.Json("[]"));
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));
        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);

        Task<IReadOnlyList<FitbitDevice>> held = host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        host.Clock.Advance(TimeSpan.FromSeconds(5400 + 31));

        Assert.Empty(await held);
        Assert.Equal(["Bearer anna-access-1", "refresh", "Bearer anna-access-2"], Bearers(host));
    }

    [Fact]
    public async Task Get_RepeatAfterARefusedTokenWaitsForHours_TripsNoTimeLimitAndIsSentWithACurrentToken()
    {
        await using TestHost host = new(Limited);
        host.Service.Answer(static () => StubService.WithQuota(StubService.Status(401, Answers.ExpiredToken), 5, 5400), static () => StubService.Json("[]"));
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2", expiresIn: 3600)));

        Task<IReadOnlyList<FitbitDevice>> held = host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        await host.Clock.ArmedAsync(TimeSpan.FromSeconds(5400 + 30) + TimeSpan.FromMilliseconds(1));
        Assert.Empty(host.Service.TokenPosts);
        host.Clock.Advance(TimeSpan.FromSeconds(5400 + 31));

        Assert.Empty(await held);
        Assert.Equal(["Bearer anna-access-1", "refresh", "Bearer anna-access-2"], Bearers(host));
    }

    [Fact]
    public async Task Get_SlowAfterAWaitAtTheGate_HasTheRestOfItsTimeAndNoMore()
    {
        await using TestHost host = new(static options =>
        {
            Limited(options);
            (options.AttemptTimeout, options.MaximumAttempts) = (Total, 1);
        });
        host.Service.Answer(static () => StubService.WithQuota(StubService.Json("[]"), 5, 5400));
        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        TaskCompletionSource sent = new();
        host.Service.Data = (call, cancel) =>
        {
            sent.SetResult();
            return NeverAsync(call, cancel);
        };

        Task<IReadOnlyList<FitbitDevice>> held = host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        host.Clock.Advance(TimeSpan.FromSeconds(5400 + 31));
        await sent.Task.WaitAsync(TimeSpan.FromSeconds(20), TestHost.Cancel);
        host.Clock.Advance(Total - TimeSpan.FromSeconds(1));
        Assert.False(held.IsCompleted);
        host.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(HealthApiErrorKind.Unavailable, (await Assert.ThrowsAsync<HealthApiException>(() => held)).Kind);
    }

    [Fact]
    public async Task Get_BodyOfARefusalStalls_CountsByItsStatusAndIsNotRepeated()
    {
        await using TestHost host = new(Limited);
        Pipe never = new();
        host.Service.Answer(() =>
        {
            HttpResponseMessage refusal = StubService.WithQuota(StubService.Status(429), 0, 1200);
            refusal.Content = new StreamContent(never.Reader.AsStream());
            return refusal;
        });

        Task<IReadOnlyList<FitbitDevice>> call = host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        await host.Clock.ArmedAsync(Attempt);
        host.Clock.Advance(Attempt);

        RateLimitedException error = await Assert.ThrowsAsync<RateLimitedException>(() => call);
        Assert.Equal((1, host.Clock.Now + Duration.FromSeconds(1230)), (error.Requests, error.RetryAt));
        Assert.Equal(0, host.Client.GetQuota(TestHost.Anna)!.Remaining);
    }

    [Fact]
    public async Task Get_CallerCancelsWhileTheServiceIsSlow_IsCancelledNotUnavailable()
    {
        await using TestHost host = new(Limited);
        host.Service.Data = NeverAsync;
        using CancellationTokenSource cancel = new();

        Task<IReadOnlyList<FitbitDevice>> call = host.Client.Devices.GetAsync(TestHost.Anna, cancel.Token);
        await host.Clock.ArmedAsync(Attempt);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    private static void Limited(FitbitClientOptions options) =>
        (options.AttemptTimeout, options.TotalTimeout, options.MaximumWait) = (Attempt, Total, TimeSpan.FromHours(2));

    private static string[] Bearers(TestHost host) => [.. host.Service.Calls.Select(static call => call.IsToken ? "refresh" : call.Authorization!)];

    private static async Task<HttpResponseMessage> NeverAsync(StubService.Call call, CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return StubService.Status(200);
    }
}
