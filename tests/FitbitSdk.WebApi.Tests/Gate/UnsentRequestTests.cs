namespace FitbitSdk.WebApi.Tests;

public sealed class UnsentRequestTests
{
    [Fact]
    public async Task Request_FailsForWantOfAToken_CostsNoQuota()
    {
        await using TestHost host = new();
        host.Service.Data = static (_, _) => Task.FromResult(StubService.WithQuota(StubService.Json("[]"), 149, 3000));
        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        host.Put(TestHost.Anna, "anna-access-1", refresh: null, hours: 0);

        for (int i = 0; i < 200; i++)
        {
            await Assert.ThrowsAsync<NeedsAuthorizationException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
        }

        Assert.Equal(149, host.Client.GetQuota(TestHost.Anna)!.Remaining);
    }

    [Fact]
    public async Task Burst_BeforeTheFirstAnswer_WaitsForWhatItSays()
    {
        await using TestHost host = new(static options => options.MaximumWait = TimeSpan.Zero);
        TaskCompletionSource answer = new();
        host.Service.Data = async (_, _) =>
        {
            await answer.Task;
            return StubService.WithQuota(StubService.Json("[]"), 10, 1000);
        };

        Task[] calls = [.. Enumerable.Range(0, 300).Select(_ => (Task)host.Client.WithMaximumWait(TimeSpan.FromMinutes(1)).Devices.GetAsync(TestHost.Anna, TestHost.Cancel))];
        int blind = host.Service.Calls.Count;
        answer.SetResult();
        await Task.WhenAll(calls).ContinueWith(static _ => { }, TaskScheduler.Default);

        Assert.InRange(blind, 0, 1);
        Assert.InRange(host.Service.Calls.Count, 2, 11);
    }
}
