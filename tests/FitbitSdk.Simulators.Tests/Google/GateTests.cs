using System.Net;
using System.Text.Json.Nodes;
using FitbitSdk.Simulators.Faults;

namespace FitbitSdk.Simulators.Tests.Google;

public sealed class GateTests
{
    private const string Identity = "v4/users/me/identity";

    [Fact]
    public async Task Quota_OfAUsersMinute_IsRefusedWithAndWithoutADelayUntilTheNext()
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync("2026-03-14T12:00:48Z", static options => options.RequestsPerUserMinute = 2);
        List<int> statuses = [];
        List<string?> delays = [];

        for (int i = 0; i < 4; i++)
        {
            using HttpResponseMessage answer = await service.SendAsync(Identity);
            statuses.Add((int)answer.StatusCode);
            if (!answer.IsSuccessStatusCode)
            {
                JsonNode error = (await Simulated.BodyOf(answer))["error"]!;
                Assert.Equal(("RESOURCE_EXHAUSTED", "RATE_LIMIT_EXCEEDED"), ((string)error["status"]!, (string)error["details"]![0]!["reason"]!));
                delays.Add((string?)error["details"]!.AsArray().ElementAtOrDefault(1)?["retryDelay"]);
            }
        }

        using HttpResponseMessage another = await service.SendAsync(Identity, user: 1);
        service.Clock.Now += TimeSpan.FromSeconds(12);
        using HttpResponseMessage later = await service.SendAsync(Identity);

        Assert.Equal([200, 200, 429, 429], statuses);
        Assert.Equal(["12s", null], delays);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (another.StatusCode, later.StatusCode));
    }

    [Theory]
    [InlineData(true, 60)]
    [InlineData(false, 86400)]
    public async Task Quota_OfTheProject_CountsAllUsers(bool isMinute, int period)
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync("2026-03-14T00:00:00Z", options =>
        {
            (options.RequestsPerMinute, options.RequestsPerDay) = isMinute ? (2, 1000) : (1000, 2);
        });
        using HttpResponseMessage first = await service.SendAsync(Identity);
        using HttpResponseMessage second = await service.SendAsync(Identity, user: 1);

        using HttpResponseMessage third = await service.SendAsync(Identity, user: 2);
        await service.MoveToAsync(service.Clock.Now.AddSeconds(period - 1), user: 2);
        using HttpResponseMessage justBefore = await service.SendAsync(Identity, user: 2);
        await service.MoveToAsync(service.Clock.Now.AddSeconds(1), user: 2);
        using HttpResponseMessage after = await service.SendAsync(Identity, user: 2);

        Assert.Equal([200, 200, 429, 429, 200], new[] { first, second, third, justBefore, after }.Select(static answer => (int)answer.StatusCode));
    }

    [Theory]
    [InlineData("v4/users/me/dataTypes/weather/dataPoints", 400, "INVALID_DATA_TYPE")]
    [InlineData("v4/users/{id}/dataTypes/steps/dataPoints", 400, "INVALID_ARGUMENT")]
    [InlineData("v4/users/{id}/dataTypes/steps/dataPoints:reconcile", 400, "INVALID_ARGUMENT")]
    [InlineData("v4/users/{id}/settings", 400, "INVALID_ARGUMENT")]
    [InlineData("v4/users/1/pairedDevices", 400, "INVALID_ARGUMENT")]
    [InlineData("v4/users/me/nothing", 404, "RESOURCE_NOT_FOUND")]
    public async Task Get_WrongPath_IsRefused(string path, int status, string reason)
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();

        using HttpResponseMessage answer = await service.SendAsync(path.Replace("{id}", service.Simulator.Accounts[0].UserId, StringComparison.Ordinal));

        Assert.Equal((status, reason), await HealthSimulated.ErrorOf(answer));
    }

    [Fact]
    public async Task Get_DevicesOfTheOwnId_AreTheOwnDevices()
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();

        JsonNode mine = await service.GetAsync("v4/users/me/pairedDevices");

        Assert.Equal(mine.ToJsonString(), (await service.GetAsync($"v4/users/{service.Simulator.Accounts[0].UserId}/pairedDevices")).ToJsonString());
    }

    [Theory]
    [InlineData(FaultKind.AccountNotLinked, 400, "ACCOUNT_NOT_LINKED")]
    [InlineData(FaultKind.TooManyRequests, 429, "RATE_LIMIT_EXCEEDED")]
    [InlineData(FaultKind.TooManyRequestsOldForm, 429, "RATE_LIMIT_EXCEEDED")]
    [InlineData(FaultKind.ServerError, 500, "INTERNAL_ERROR")]
    [InlineData(FaultKind.InsufficientScope, 403, "ACCESS_TOKEN_SCOPE_INSUFFICIENT")]
    [InlineData(FaultKind.InsufficientPermissions, 403, "DATA_ACCESS_DENIED")]
    [InlineData(FaultKind.PermissionDenied, 403, "PERMISSION_DENIED")]
    [InlineData(FaultKind.BadRequest, 400, "INVALID_ARGUMENT")]
    [InlineData(FaultKind.ExpiredToken, 401, "ACCESS_TOKEN_EXPIRED")]
    public async Task Fault_OfTheApi_HasGooglesForm(FaultKind kind, int status, string reason)
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();
        service.Simulator.Faults.Add(new FaultRule { Kind = kind, Path = "/v4/*", Times = 1 });

        using HttpResponseMessage answer = await service.SendAsync(Identity);
        using HttpResponseMessage next = await service.SendAsync(Identity);

        Assert.Equal((status, reason), await HealthSimulated.ErrorOf(answer));
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Fact]
    public async Task Fault_OfTheTokenEndpoint_HasTheFormOfTheStandard()
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();
        service.Simulator.Faults.Add(new FaultRule { Kind = FaultKind.ServerError, Status = 503, Path = "/token", UserId = service.Simulator.Accounts[1].UserId });

        using HttpResponseMessage other = await service.RefreshAsync(service.Simulator.Accounts[0].RefreshToken);
        using HttpResponseMessage hit = await service.RefreshAsync(service.Simulator.Accounts[1].RefreshToken);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (other.StatusCode, hit.StatusCode));
        Assert.Equal("internal_failure", (string)(await Simulated.BodyOf(hit))["error"]!);
    }

    [Fact]
    public async Task Faults_WithoutAFormHere_AreRefused()
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();
        await using Simulated fitbit = await Simulated.StartAsync();

        Assert.Equal("Kind", Assert.Throws<ArgumentException>(() => service.Simulator.Faults.Add(new FaultRule { Kind = FaultKind.PendingSleep })).ParamName);
        Assert.Equal("Kind", Assert.Throws<ArgumentException>(() => fitbit.Simulator.Faults.Add(new FaultRule { Kind = FaultKind.AccountNotLinked })).ParamName);
    }

    [Fact]
    public async Task Requests_OfTheApiAndOAuth_AreRemembered()
    {
        await using HealthSimulated service = await HealthSimulated.StartAsync();
        using HttpResponseMessage read = await service.SendAsync(Identity, user: 2);
        using HttpResponseMessage refreshed = await service.RefreshAsync(service.Simulator.Accounts[3].RefreshToken);

        Assert.Equal(
            [("/" + Identity, service.Simulator.Accounts[2].UserId, 200), ("/token", service.Simulator.Accounts[3].UserId, 200)],
            service.Simulator.Requests.Select(static request => (request.PathAndQuery, request.UserId!, request.Status)));
    }
}
