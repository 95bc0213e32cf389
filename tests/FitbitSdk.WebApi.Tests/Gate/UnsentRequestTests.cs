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
}
