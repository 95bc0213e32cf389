namespace FitbitSdk.WebApi.Tests;

/// <summary>The one request after a break, which decides for all users.</summary>
public sealed class BreakerProbeTests
{
    [Fact]
    public async Task Probe_WaitsForItsQuota_KeepsNobodyElseOut()
    {
        await using TestHost host = new(static options => options.MaximumAttempts = 1);
        host.Service.Data = static (_, _) => Task.FromResult(StubService.WithQuota(StubService.Json("[]"), 0, 280));
        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        await BreakAsync(host);
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Json("[]"));
        host.Clock.Advance(TimeSpan.FromSeconds(31));
        using CancellationTokenSource stop = new();
        Task waiting = host.Client.Devices.GetAsync(TestHost.Anna, stop.Token);

        await host.Client.Devices.GetAsync(TestHost.Ben, TestHost.Cancel);

        Assert.False(waiting.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Probe_NeverSent_LeavesTheDecisionToTheNext()
    {
        await using TestHost host = new(static options => options.MaximumAttempts = 1);
        await BreakAsync(host);
        host.Clock.Advance(TimeSpan.FromSeconds(31));
        host.Store.Put(TestHost.Key(TestHost.Anna), host.Pair("spent", refresh: null, hours: 0));
        await Assert.ThrowsAsync<NeedsAuthorizationException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
        int before = host.Service.Calls.Count;

        for (int i = 0; i < 10; i++)
        {
            await Assert.ThrowsAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Ben, TestHost.Cancel));
        }

        Assert.Equal(1, host.Service.Calls.Count - before);
    }

    [Fact]
    public async Task Probe_GivenUpByItsCaller_IsMadeAgainAtOnce()
    {
        await using TestHost host = new(static options => options.MaximumAttempts = 1);
        await BreakAsync(host);
        host.Clock.Advance(TimeSpan.FromSeconds(31));
        using CancellationTokenSource stop = new();
        host.Service.Data = async (_, cancel) =>
        {
            await stop.CancelAsync();
            cancel.ThrowIfCancellationRequested();
            return StubService.Json("[]");
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Client.Devices.GetAsync(TestHost.Ben, stop.Token));
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Json("[]"));

        Assert.Empty(await host.Client.Devices.GetAsync(TestHost.Ben, TestHost.Cancel));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(500)]
    public async Task Probe_OlderRequestEndsMeanwhile_DecidesAllTheSame(int status)
    {
        await using TestHost host = new(static options => (options.MaximumAttempts, options.AttemptTimeout) = (1, TimeSpan.FromMinutes(2)));
        host.Service.Answer(static () => StubService.Json("[]"));
        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        TaskCompletionSource<HttpResponseMessage> old = new();
        host.Service.Data = (_, _) => old.Task;
        Task before = host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        await BreakAsync(host);
        host.Clock.Advance(TimeSpan.FromSeconds(31));
        TaskCompletionSource<HttpResponseMessage> answer = new();
        host.Service.Data = (_, _) => answer.Task;

        Task<IReadOnlyList<FitbitDevice>> probe = host.Client.Devices.GetAsync(TestHost.Ben, TestHost.Cancel);
        old.SetResult(StubService.Status(status, "[]"));
        await Record.ExceptionAsync(() => before);
        await Assert.ThrowsAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
        answer.SetResult(StubService.Json("[]"));
        await probe;
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Json("[]"));

        Assert.Empty(await host.Client.Devices.GetAsync(TestHost.Ben, TestHost.Cancel));
    }

    [Fact]
    public async Task Probe_GetsNoAnswer_AnotherIsMadeAfterHalfAMinute()
    {
        await using TestHost host = new(static options => (options.MaximumAttempts, options.AttemptTimeout) = (1, TimeSpan.FromMinutes(2)));
        await BreakAsync(host);
        host.Clock.Advance(TimeSpan.FromSeconds(31));
        TaskCompletionSource<HttpResponseMessage> answer = new();
        host.Service.Data = (_, _) => answer.Task;
        Task<IReadOnlyList<FitbitDevice>> probe = host.Client.Devices.GetAsync(TestHost.Ben, TestHost.Cancel);
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Json("[]"));

        host.Clock.Advance(TimeSpan.FromSeconds(29));
        await Assert.ThrowsAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Ben, TestHost.Cancel));
        host.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Empty(await host.Client.Devices.GetAsync(TestHost.Ben, TestHost.Cancel));
        answer.SetResult(StubService.Json("[]"));
        await probe;
    }

    private static async Task BreakAsync(TestHost host)
    {
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Status(503));
        for (int i = 0; i < 21; i++)
        {
            await Assert.ThrowsAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Ben, TestHost.Cancel));
        }
    }
}
