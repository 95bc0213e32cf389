using FitbitSdk.Http;
using FitbitSdk.Records;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FitbitSdk.WebApi.Tests;

public sealed class HealthCheckTests
{
    private const string InvalidClient = """{"errors":[{"errorType":"invalid_client","message":"m"}],"success":false}""";

    [Fact]
    public async Task Check_BeforeAndAfterASuccess_IsHealthyAndSendsNothing()
    {
        await using TestHost host = CheckedHost();

        await AssertAsync(host, HealthStatus.Healthy, "Working");
        Assert.Empty(host.Service.Calls);
        host.Service.Answer(static () => StubService.Json("[]"));
        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);

        await AssertAsync(host, HealthStatus.Healthy, "Working");
    }

    [Fact]
    public async Task Check_FiveRequestsInARowFail_IsDegradedSinceTheFifthUntilOneSucceeds()
    {
        await using TestHost host = CheckedHost(static options => options.MaximumAttempts = 1);
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Status(503));

        await FailAsync(host, 4);
        await AssertAsync(host, HealthStatus.Healthy, "Working");
        host.Clock.Advance(TimeSpan.FromMinutes(3));
        await FailAsync(host, 1);
        DateTimeOffset fifth = host.Clock.GetUtcNow();
        host.Clock.Advance(TimeSpan.FromMinutes(3));
        await FailAsync(host, 1);

        HealthReportEntry entry = await AssertAsync(host, HealthStatus.Degraded, "ServiceFailing");
        Assert.Equal(fifth, entry.Data["since"]);

        host.Service.Answer(static () => StubService.Json("[]"));
        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        await AssertAsync(host, HealthStatus.Healthy, "Working");
    }

    [Fact]
    public async Task Check_FailuresWithASuccessBetween_StaysHealthy()
    {
        await using TestHost host = CheckedHost(static options => options.MaximumAttempts = 1);
        for (int i = 0; i < 3; i++)
        {
            host.Service.Data = static (_, _) => Task.FromResult(StubService.Status(503));
            await FailAsync(host, 4);
            host.Service.Answer(static () => StubService.Json("[]"));
            await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        }

        await AssertAsync(host, HealthStatus.Healthy, "Working");
    }

    [Fact]
    public async Task Check_FailuresWithARefusalBetween_StaysHealthy()
    {
        await using TestHost host = CheckedHost(static options => options.MaximumAttempts = 1);
        foreach (int status in (int[])[503, 503, 503, 503, 404, 503, 503, 503, 503])
        {
            host.Service.Data = (_, _) => Task.FromResult(StubService.Status(status));
            await FailAsync(host, 1);
        }

        await AssertAsync(host, HealthStatus.Healthy, "Working");
    }

    [Fact]
    public async Task Check_FailuresWithCallsBetweenThatWereNotSent_IsDegraded()
    {
        await using TestHost host = CheckedHost(static options => options.MaximumAttempts = 1);
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Status(503));
        host.Service.Token = static (_, _) => Task.FromResult(StubService.Json(Answers.InvalidGrant, System.Net.HttpStatusCode.BadRequest));
        await FailAsync(host, 4);
        host.Put(TestHost.Anna, "anna-access-2", "anna-refresh-2", hours: -1);
        await FailAsync(host, 1);
        host.Put(TestHost.Anna, "anna-access-3", "anna-refresh-3");
        await FailAsync(host, 1);

        await AssertAsync(host, HealthStatus.Degraded, "ServiceFailing");
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(429)]
    public async Task Check_AfterFailuresOfOneUser_IsHealthy(int status)
    {
        await using TestHost host = CheckedHost(static options => options.MaximumWait = TimeSpan.Zero);
        host.Service.Data = (_, _) => Task.FromResult(StubService.Status(status));
        host.Service.Token = static (_, _) => Task.FromResult(StubService.Json("""{"errors":[{"errorType":"invalid_grant","message":"m"}],"success":false}""", System.Net.HttpStatusCode.BadRequest));

        await FailAsync(host, 6);

        await AssertAsync(host, HealthStatus.Healthy, "Working");
    }

    [Fact]
    public async Task Check_ApplicationRefused_IsUnhealthyWhateverElseFailsUntilOneSucceeds()
    {
        await using TestHost host = CheckedHost(static options => options.MaximumAttempts = 1);
        host.Put(TestHost.Anna, "anna-access-1", "anna-refresh-1", hours: 0);
        host.Service.Token = static (_, _) => Task.FromResult(StubService.Json(InvalidClient, System.Net.HttpStatusCode.Unauthorized));
        await FailAsync(host, 1);
        await AssertAsync(host, HealthStatus.Unhealthy, "ApplicationRefused");

        host.Put(TestHost.Anna, "anna-access-1", "anna-refresh-1");
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Status(503));
        await FailAsync(host, 6);
        await AssertAsync(host, HealthStatus.Unhealthy, "ApplicationRefused");

        host.Service.Answer(static () => StubService.Json("[]"));
        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        await AssertAsync(host, HealthStatus.Healthy, "Working");
    }

    [Fact]
    public async Task Check_ApiSwitchedOff_ReportsTheStatusThatTheHostChose()
    {
        await using TestHost host = CheckedHost(failureStatus: HealthStatus.Degraded);
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Status(410));

        await FailAsync(host, 1);

        await AssertAsync(host, HealthStatus.Degraded, "Retired");
    }

    [Fact]
    public async Task Check_TokenStoreThrows_IsDegradedUntilARequestSucceeds()
    {
        FailingOnce tokens = new();
        await using TestHost host = CheckedHost(more: services => services.AddSingleton<IAccessTokenProvider>(tokens));
        host.Service.Answer(static () => StubService.Json("[]"));

        await Assert.ThrowsAsync<IOException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
        HealthReportEntry entry = await AssertAsync(host, HealthStatus.Degraded, "HostFailing");
        Assert.Null(entry.Exception);
        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);

        await AssertAsync(host, HealthStatus.Healthy, "Working");
    }

    [Fact]
    public async Task Check_BreakerOpen_IsDegradedUntilItCloses()
    {
        await using TestHost host = CheckedHost();
        ClientObserver observer = host.Services.GetRequiredKeyedService<ClientObserver>("fitbit");

        observer.BreakerChanged(isOpen: true);
        await AssertAsync(host, HealthStatus.Degraded, "ServiceFailing");
        observer.BreakerChanged(isOpen: false);

        await AssertAsync(host, HealthStatus.Healthy, "Working");
    }

    [Fact]
    public async Task Check_OfAClientThatIsNotThere_SaysSo()
    {
        await using TestHost host = new(more: static services => services.AddHealthChecks().AddHealthClientCheck(ProviderId.GoogleHealth));

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestHost.Cancel));

        Assert.Contains("There is no client of google-health", error.Message, StringComparison.Ordinal);
    }

    private static TestHost CheckedHost(Action<FitbitClientOptions>? configure = null, HealthStatus? failureStatus = null, Action<IServiceCollection>? more = null) =>
        new(configure, more: services =>
        {
            more?.Invoke(services);
            services.AddHealthChecks().AddHealthClientCheck(ProviderId.Fitbit, failureStatus: failureStatus);
        });

    private static async Task FailAsync(TestHost host, int requests)
    {
        for (int i = 0; i < requests; i++)
        {
            await Assert.ThrowsAnyAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
        }
    }

    private static async Task<HealthReportEntry> AssertAsync(TestHost host, HealthStatus status, string condition)
    {
        HealthReport report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestHost.Cancel);
        HealthReportEntry entry = report.Entries["FitbitSdk.fitbit"];
        Assert.Equal((status, condition, "fitbit"), (entry.Status, (string)entry.Data["condition"], (string)entry.Data["provider"]));
        Assert.Equal(["condition", "provider", "since"], entry.Data.Keys.Order(StringComparer.Ordinal));
        return entry;
    }

    private sealed class FailingOnce : IAccessTokenProvider
    {
        private bool _failed;

        public ValueTask<AccessToken> GetAsync(TokenKey key, AccessToken? refused, CancellationToken cancellationToken)
        {
            if (!_failed)
            {
                _failed = true;
                throw new IOException("the disk is full");
            }

            return new(new AccessToken("anna-access-1"));
        }
    }
}
