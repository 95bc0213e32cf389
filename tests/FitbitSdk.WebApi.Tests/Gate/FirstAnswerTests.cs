using FitbitSdk.Http;

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
    public async Task Enter_FirstIsNotSent_TheNextGoesAhead()
    {
        await using TestHost host = new(static options => options.MaximumWait = TimeSpan.Zero);
        (RequestTicket[] tickets, Task[] waits) = Enter(host.Gate, 4);

        host.Gate.Leave(tickets[0], response: null);
        await waits[1];

        Assert.Equal([false, true, false, false], tickets.Select(static ticket => ticket.Admitted));
    }

    private static (RequestTicket[] Tickets, Task[] Waits) Enter(RateGate gate, int count)
    {
        RequestTicket[] tickets = [.. Enumerable.Range(0, count).Select(static _ => new RequestTicket(TestHost.Key(TestHost.Anna), "GetDevices", RetryClass.Safe))];
        return (tickets, [.. tickets.Select(ticket => gate.EnterAsync(ticket, TestHost.Cancel).AsTask())]);
    }
}
