using FitbitSdk.Http;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace FitbitSdk.WebApi.Tests;

/// <summary>More requests wait than a period holds: whose turn lies beyond their patience are told at once, and when it is.</summary>
public sealed class CrowdedGateTests
{
    [Fact]
    public async Task Get_MoreWaitThanTheNextPeriodHolds_TurnsTheRestAwayAtOnce()
    {
        await using TestHost host = new(static options => options.Reserve = 0);
        host.Service.Data = static (_, _) => Task.FromResult(StubService.WithQuota(StubService.Json("[]"), 0, 120, limit: 3));
        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        host.Service.Data = static (_, _) => Task.FromResult(StubService.WithQuota(StubService.Json("[]"), 0, 3600, limit: 3));
        Instant turn = host.Clock.Now + Duration.FromSeconds(120 + 30 + 3600);

        Task<IReadOnlyList<FitbitDevice>>[] calls = [.. Enumerable.Range(0, 5).Select(_ => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel))];
        Assert.Equal([false, false, false, true, true], calls.Select(static call => call.IsFaulted));
        RateLimitedException fourth = await Assert.ThrowsAsync<RateLimitedException>(() => calls[3]);
        RateLimitedException fifth = await Assert.ThrowsAsync<RateLimitedException>(() => calls[4]);

        Assert.Equal((turn, turn), (fourth.RetryAt, fifth.RetryAt));
        host.Clock.Advance(TimeSpan.FromMinutes(3));
        await Task.WhenAll(calls[..3]);
    }

    [Fact]
    public async Task Get_BurstBeforeTheFirstAnswer_ThoseWhoAreTooManyAreTurnedAwayWithIt()
    {
        await using TestHost host = new();
        TaskCompletionSource answer = new();
        int left = 150;
        host.Service.Data = async (_, _) =>
        {
            await answer.Task;
            return StubService.WithQuota(StubService.Json("[]"), Math.Max(0, Interlocked.Decrement(ref left)), 240);
        };

        Task<IReadOnlyList<FitbitDevice>>[] calls = [.. Enumerable.Range(0, 400).Select(_ => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel))];
        answer.SetResult();
        // 145 pass at once, 145 after the reset; the reserve is 5.
        await Task.WhenAll(calls[..145]);

        foreach (Task<IReadOnlyList<FitbitDevice>> call in calls[290..])
        {
            await Assert.ThrowsAsync<RateLimitedException>(() => call.WaitAsync(TimeSpan.FromSeconds(20), TestHost.Cancel));
        }

        Assert.All(calls[145..290], static call => Assert.False(call.IsCompleted));
        Assert.Equal(145, host.Service.Calls.Count);
    }

    [Fact]
    public async Task Get_PauseEndsBeforeThePeriod_WhatIsLeftOfItCountsToo()
    {
        await using TestHost host = new(static options => (options.Reserve, options.ResetMargin) = (0, TimeSpan.Zero));
        host.Service.Answer(
            static () => StubService.WithQuota(StubService.Json("[]"), 2, 200, limit: 3),
            static () =>
            {
                HttpResponseMessage refusal = StubService.Status(429);
                refusal.Headers.RetryAfter = new(TimeSpan.FromSeconds(60));
                return refusal;
            });
        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        await Assert.ThrowsAsync<RateLimitedException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Json("[]"));

        // One passes after the pause, three more in the next period.
        Task<IReadOnlyList<FitbitDevice>>[] calls = [.. Enumerable.Range(0, 5).Select(_ => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel))];
        Assert.Equal([false, false, false, false, true], calls.Select(static call => call.IsFaulted));
        host.Clock.Advance(TimeSpan.FromSeconds(61));
        await calls[0];
        Assert.Equal(3, host.Service.Calls.Count);
        host.Clock.Advance(TimeSpan.FromSeconds(140));

        await Task.WhenAll(calls[..4]);
    }

    [Fact]
    public void Enter_OwnCountIsFullForMinutes_WhoHasTooManyBeforeIsTurnedAwayAtOnce()
    {
        ManualClock clock = new() { PassBy = TimeSpan.Zero };
        RateGate gate = new(
            PlainHost.Settings(TimeSpan.FromMinutes(3), new RequestLimit(3, Duration.FromMinutes(1), LimitScope.User)), clock, NullLogger<RateGate>.Instance);
        foreach (RequestTicket first in Enter(gate, 3).Tickets)
        {
            gate.Lose(first);
        }

        (_, Task[] waits) = Enter(gate, 12);

        // Three pass each minute, the first three after one minute and a slice.
        Assert.Equal(Enumerable.Range(0, 12).Select(static i => i >= 6), waits.Select(static wait => wait.IsFaulted));
        RateLimitedException error = Assert.IsType<RateLimitedException>(waits[6].Exception!.InnerException);
        Assert.InRange((error.RetryAt!.Value - clock.Now).TotalSeconds, 180, 181);
    }

    private static (RequestTicket[] Tickets, Task[] Waits) Enter(RateGate gate, int count)
    {
        RequestTicket[] tickets = [.. Enumerable.Range(0, count).Select(static _ => new RequestTicket(PlainHost.Anna, "ListSleep", RetryClass.Safe))];
        return (tickets, [.. tickets.Select(async ticket => await gate.EnterAsync(ticket, TestHost.Cancel))]);
    }
}
