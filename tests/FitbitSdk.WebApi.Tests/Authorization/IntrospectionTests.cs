using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk.WebApi.Tests;

public sealed class IntrospectionTests
{
    [Fact]
    public async Task Introspect_BreakerKeepsItBack_CostsNoQuota()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.WithQuota(StubService.Json("[]"), 100, 1800));
        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        FitbitAuthorization authorization = host.Services.GetRequiredService<FitbitAuthorization>();
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Status(503));
        for (int i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<HealthApiException>(() => authorization.IntrospectAsync(TestHost.Anna.Key, TestHost.Cancel));
        }

        await Assert.ThrowsAsync<HealthApiException>(() => authorization.IntrospectAsync(TestHost.Anna.Key, TestHost.Cancel));

        Assert.Equal((1 + 20, 100 - 20), (host.Service.Calls.Count, host.Client.GetQuota(TestHost.Anna)!.Remaining));
    }
}
