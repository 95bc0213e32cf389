using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.WebApi.Tests;

/// <summary>The host's clock is set by half an hour or by days while requests wait: all waits stay as long as they are, and times are told by the corrected clock.</summary>
public sealed class CorrectedClockTests
{
    [Theory]
    [InlineData(-86_400)]
    [InlineData(-1440)]
    [InlineData(30)]
    public async Task Get_QuotaFromHeaders_KeepsItsPeriod(int minutes)
    {
        await using TestHost host = new(static options => options.MaximumWait = TimeSpan.Zero);
        host.Service.Answer(static () => StubService.WithQuota(StubService.Json("[]"), 100, 3000), static () => StubService.WithQuota(StubService.Json("[]"), 5, 2990));
        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        host.Clock.Advance(TimeSpan.FromSeconds(10));

        host.Clock.Correct(TimeSpan.FromMinutes(minutes));
        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        RateLimitedException error = await Assert.ThrowsAsync<RateLimitedException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Instant reset = host.Clock.Now + Duration.FromSeconds(2990);
        Assert.Equal(new QuotaState(150, 5, reset, Duration.FromHours(1)), host.Client.GetQuota(TestHost.Anna));
        Assert.Equal(reset + Duration.FromSeconds(30), error.RetryAt);
    }

    [Theory]
    [InlineData(-86_400)]
    [InlineData(30)]
    public async Task Get_WaitsForTheReset_PassesWhenItsTimeHasPassed(int minutes)
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.WithQuota(StubService.Json("[]"), 5, 120), static () => StubService.Json("[]"));
        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        Task<IReadOnlyList<FitbitDevice>> held = host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);

        host.Clock.Correct(TimeSpan.FromMinutes(minutes));
        host.Clock.Advance(TimeSpan.FromSeconds(149));
        Task<IReadOnlyList<FitbitDevice>> second = host.Client.Devices.GetAsync(TestHost.Ben, TestHost.Cancel);
        Assert.False(held.IsCompleted);
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Json("[]"));
        host.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Empty(await held.WaitAsync(TimeSpan.FromSeconds(20), TestHost.Cancel));
        Assert.Empty(await second);
    }

    [Theory]
    [InlineData(-86_400)]
    [InlineData(30)]
    public async Task Get_Refused_TellsThePauseByTheCorrectedClock(int minutes)
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.WithQuota(StubService.Status(429), 0, 1200));
        await Assert.ThrowsAsync<RateLimitedException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        host.Clock.Correct(TimeSpan.FromMinutes(minutes));
        RateLimitedException error = await Assert.ThrowsAsync<RateLimitedException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Instant until = host.Clock.Now + Duration.FromSeconds(1230);
        Assert.Equal((until, until), (error.RetryAt, host.Client.GetQuota(TestHost.Anna)!.ResetAt));
    }

    [Theory]
    [InlineData(LimitScope.User, -86_400)]
    [InlineData(LimitScope.User, 30)]
    [InlineData(LimitScope.Application, -86_400)]
    [InlineData(LimitScope.Application, 30)]
    internal async Task Get_OwnCount_KeepsItsPeriod(LimitScope scope, int minutes)
    {
        await using PlainHost host = new(limits: new RequestLimit(1, Duration.FromMinutes(1), scope));
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Json("{}"));
        await host.GetAsync(PlainHost.Anna);

        host.Clock.Correct(TimeSpan.FromMinutes(minutes));
        Task<int> held = host.GetAsync(PlainHost.Anna);
        host.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Single(host.Service.Calls);
        host.Clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(1, await held.WaitAsync(TimeSpan.FromSeconds(20), TestHost.Cancel));
    }

    [Theory]
    [InlineData(-86_400)]
    [InlineData(30)]
    public async Task Get_BreakerIsOpen_StaysSoForItsHalfMinute(int minutes)
    {
        await using TestHost host = new(static options => options.MaximumAttempts = 1);
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Status(500));
        for (int i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
        }

        host.Clock.Correct(TimeSpan.FromMinutes(minutes));
        host.Clock.Advance(TimeSpan.FromSeconds(29));
        HealthApiException error = await Assert.ThrowsAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Ben, TestHost.Cancel));
        Assert.Equal((host.Clock.Now + Duration.FromSeconds(1), 20), (error.RetryAt, host.Service.Calls.Count));
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Json("[]"));

        Assert.Empty(await host.Client.Devices.GetAsync(TestHost.Ben, TestHost.Cancel));
    }
}
