using NodaTime;
using NodaTime.Extensions;

namespace FitbitSdk.GoogleHealth.Tests;

/// <summary>Quota by the client's own count, as a host meets it.</summary>
public sealed class GateTests
{
    [Fact]
    public async Task GetQuota_BeforeAndAfterACall_TellsWhatIsLeftAndSendsNothing()
    {
        await using TestHost host = await TestHost.AuthorizedAsync();
        host.Service.Data = static _ => StubService.Json("{}");

        Assert.Null(host.Client.GetQuota(TestHost.Anna));
        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);

        QuotaState quota = host.Client.GetQuota(TestHost.Anna)!;
        Assert.Equal((300, 299, Duration.FromMinutes(1)), (quota.Limit, quota.Remaining, quota.Period));
        Assert.Single(host.Service.Calls);
    }

    [Fact]
    public async Task WithMaximumWait_LongerWait_ThrowsAtOnceAndSaysWhen()
    {
        await using TestHost host = await UsedUpAsync();

        Task<IReadOnlyList<GoogleHealthDevice>> patient = host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        RateLimitedException error = await Assert.ThrowsAsync<RateLimitedException>(
            () => host.Client.WithMaximumWait(TimeSpan.FromSeconds(10)).Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.InRange((error.RetryAt!.Value - host.Clock.GetCurrentInstant()).TotalSeconds, 60, 62);
        Assert.False(patient.IsCompleted);
        host.Clock.Advance(TimeSpan.FromSeconds(63));
        await patient;
    }

    [Fact]
    public async Task Get_CallerCancelsWhileItWaits_GivesUpItsPlace()
    {
        await using TestHost host = await UsedUpAsync();
        using CancellationTokenSource cancel = new();

        Task<IReadOnlyList<GoogleHealthDevice>> first = host.Client.Devices.GetAsync(TestHost.Anna, cancel.Token);
        Task<IReadOnlyList<GoogleHealthDevice>> second = host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        host.Clock.Advance(TimeSpan.FromSeconds(63));
        await second;

        Assert.Equal(10, host.Service.Calls.Count);
    }

    [Fact]
    public async Task Get_RefusedForAnHour_TripsNoTimeLimitAndIsSentWithACurrentToken()
    {
        await using TestHost host = await TestHost.AuthorizedAsync(static options => options.MaximumWait = TimeSpan.FromHours(2));
        host.Service.Data = static _ => StubService.Json("""{"error":{"status":"RESOURCE_EXHAUSTED","details":[{"retryDelay":"5400s"}]}}""", System.Net.HttpStatusCode.TooManyRequests);
        host.Service.Token = static _ => StubService.Json("""{"access_token":"anna-access-2","expires_in":3599,"token_type":"Bearer"}""");
        await Assert.ThrowsAsync<RateLimitedException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
        host.Service.Data = static _ => StubService.Json("{}");

        Task<IReadOnlyList<GoogleHealthDevice>> held = host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        host.Clock.Advance(TimeSpan.FromSeconds(5402));

        Assert.Empty(await held);
        Assert.Equal("Bearer anna-access-2", host.Service.Calls[^1].Authorization);
    }

    /// <summary>Gives a host that has sent all but the reserve of a user's minute.</summary>
    private static async Task<TestHost> UsedUpAsync()
    {
        TestHost host = await TestHost.AuthorizedAsync(static options => (options.RequestsPerMinuteAndUser, options.Reserve) = (10, 1));
        host.Service.Data = static _ => StubService.Json("{}");
        for (int i = 0; i < 9; i++)
        {
            await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        }

        return host;
    }
}
