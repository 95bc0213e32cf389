using FitbitSdk.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk.WebApi.Tests;

/// <summary>Before an answer has told the quota, one request of a user goes ahead of the others.</summary>
public sealed class FirstAnswerTests
{
    [Fact]
    public async Task Burst_FirstAnswerTellsThatLittleIsLeft_SendsNoMore()
    {
        await using TestHost host = new(static options => (options.MaximumWait, options.Reserve) = (TimeSpan.Zero, 0));
        TaskCompletionSource answer = new();
        int left = 10;
        host.Service.Data = async (_, _) =>
        {
            await answer.Task;
            return StubService.WithQuota(StubService.Json("[]"), Interlocked.Decrement(ref left), 1000);
        };

        Task<IReadOnlyList<FitbitDevice>>[] calls = [.. Enumerable.Range(0, 300).Select(_ => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel))];
        int blind = host.Service.Calls.Count;
        answer.SetResult();
        await Task.WhenAll(calls).ContinueWith(static _ => { }, TaskScheduler.Default);

        Assert.Equal((1, 10), (blind, host.Service.Calls.Count));
        Assert.All(calls.Where(static call => call.IsFaulted), static call => Assert.IsType<RateLimitedException>(call.Exception!.InnerException));
    }

    [Fact]
    public async Task Enter_FirstGetsNoAnswer_AllOthersGo()
    {
        await using TestHost host = new(static options => options.MaximumWait = TimeSpan.Zero);
        (RequestTicket[] tickets, Task[] waits) = Enter(host.Gate, 4);
        Assert.Equal([true, false, false, false], tickets.Select(static ticket => ticket.Admitted));

        host.Gate.Lose(tickets[0]);
        await Task.WhenAll(waits);

        Assert.Equal([false, true, true, true], tickets.Select(static ticket => ticket.Admitted));
    }

    [Fact]
    public async Task Enter_FirstIsNotSent_AllOthersGo()
    {
        await using TestHost host = new(static options => options.MaximumWait = TimeSpan.Zero);
        (RequestTicket[] tickets, Task[] waits) = Enter(host.Gate, 4);

        host.Gate.Leave(tickets[0], response: null);
        await waits[1];

        Assert.Equal([false, true, true, true], tickets.Select(static ticket => ticket.Admitted));
    }

    [Fact]
    public async Task Get_RefreshIsSlowAndFails_TheOthersShareTheNextOne()
    {
        await using TestHost host = new(
            static options => options.MaximumWait = TimeSpan.Zero,
            more: static services => services.AddSingleton<CountedTokens>().AddSingleton<IAccessTokenProvider>(static container => container.GetRequiredService<CountedTokens>()));
        CountedTokens tokens = host.Services.GetRequiredService<CountedTokens>();
        host.Put(TestHost.Anna, "anna-access-1", "anna-refresh-1", hours: -1);
        TaskCompletionSource first = new();
        int posts = 0;
        host.Service.Token = async (_, _) =>
        {
            // Three posts make a refresh whose answers cannot be read.
            await (Interlocked.Increment(ref posts) <= 3 ? first.Task : tokens.AskedBySix.WaitAsync(TimeSpan.FromSeconds(5), TestHost.Cancel));
            return StubService.Json("{}");
        };

        Task<IReadOnlyList<FitbitDevice>>[] calls = [.. Enumerable.Range(0, 6).Select(_ => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel))];
        first.SetResult();

        foreach (Task<IReadOnlyList<FitbitDevice>> call in calls)
        {
            await Assert.ThrowsAsync<HealthApiProtocolException>(() => call);
        }

        Assert.Equal(6, posts);
    }

    [Fact]
    public async Task Enter_FirstTakesLong_TheTimeOfTheOthersRunsOn()
    {
        await using TestHost host = new();
        using TimeBudget budget = new(TimeSpan.FromSeconds(15), host.Clock.GetTimestamp(), host.Clock);

        (_, Task[] waits) = Enter(host.Gate, 2, budget);
        host.Clock.Advance(TimeSpan.FromSeconds(15));

        Assert.True(budget.IsCancellationRequested);
        Assert.False(waits[1].IsCompleted);
    }

    [Fact]
    public async Task Enter_FirstAnswerTellsThatNothingIsLeft_TheTimeOfTheOthersStandsStill()
    {
        await using TestHost host = new();
        using TimeBudget budget = new(TimeSpan.FromSeconds(60), host.Clock.GetTimestamp(), host.Clock);

        (RequestTicket[] tickets, Task[] waits) = Enter(host.Gate, 2, budget);
        host.Clock.Advance(TimeSpan.FromSeconds(20));
        using HttpResponseMessage answer = StubService.WithQuota(StubService.Json("[]"), remaining: 0, reset: 100);
        host.Gate.Leave(tickets[0], answer);
        host.Clock.Advance(TimeSpan.FromSeconds(131));
        await waits[1];

        host.Clock.Advance(TimeSpan.FromSeconds(38));
        Assert.False(budget.IsCancellationRequested);
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(budget.IsCancellationRequested);
    }

    private static (RequestTicket[] Tickets, Task[] Waits) Enter(RateGate gate, int count, TimeBudget? budget = null)
    {
        RequestTicket[] tickets =
        [
            .. Enumerable.Range(0, count).Select(_ => new RequestTicket(TestHost.Key(TestHost.Anna), "GetDevices", RetryClass.Safe) { Budget = budget }),
        ];
        return (tickets, [.. tickets.Select(ticket => gate.EnterAsync(ticket, TestHost.Cancel).AsTask())]);
    }

    /// <summary>Tells when six callers have asked for a token.</summary>
    private sealed class CountedTokens(TokenManager tokens) : IAccessTokenProvider
    {
        private readonly TaskCompletionSource _six = new();
        private int _asked;

        public Task AskedBySix => _six.Task;

        public ValueTask<AccessToken> GetAsync(TokenKey key, AccessToken? refused, CancellationToken cancellationToken)
        {
            ValueTask<AccessToken> token = tokens.GetAsync(key, refused, cancellationToken);
            if (Interlocked.Increment(ref _asked) == 6)
            {
                _six.SetResult();
            }

            return token;
        }
    }
}
