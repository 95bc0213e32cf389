using System.Net;
using System.Text.Json;
using FitbitSdk.Simulators;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FitbitSdk.EndToEnd.Tests;

/// <summary>The quick start against a server that runs already.</summary>
public sealed class QuickstartServerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fitbitsdk-server-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task SecondRun_AccessTokenExpired_UsesTheStoredRotatedPair()
    {
        DateTimeOffset today = DateTimeOffset.UtcNow;
        SettableClock clock = new(today);
        await using FitbitSimulator simulator = await FitbitSimulator.StartAsync(
            new() { Users = 1, FirstDay = DateOnly.FromDateTime(today.UtcDateTime).AddDays(-2), Days = 3, TimeProvider = clock }, TestContext.Current.CancellationToken);
        SimulatedAccount account = simulator.Accounts[0];
        string firstAccess = account.AccessToken;
        Dictionary<string, string?> environment = Credentials(simulator.ClientId, simulator.ClientSecret, account.AccessToken, account.RefreshToken);
        string[] arguments = ["--base-url", simulator.BaseAddress.ToString(), "--user", account.UserId, "--out", _folder, "--json"];

        SampleProcess.Result first = await SampleProcess.QuickstartAsync(environment, arguments);
        clock.Now = today.AddHours(9);
        SampleProcess.Result second = await SampleProcess.QuickstartAsync(environment, arguments);
        SampleProcess.Result third = await SampleProcess.QuickstartAsync(Credentials(simulator.ClientId, simulator.ClientSecret, null, null), arguments);

        Assert.Equal((0, 0, 0), (first.ExitCode, second.ExitCode, third.ExitCode));
        Assert.True(first.Report.GetProperty("records").GetInt64() > 0);
        AssertSaysAll(first.Report.GetProperty("users")[0]);
        Assert.Equal(1, simulator.Requests.Count(static request => request.PathAndQuery == "/oauth2/token"));
        Assert.NotEqual(firstAccess, simulator.Accounts[0].AccessToken);
    }

    private static void AssertSaysAll(JsonElement user)
    {
        string[] ofUser = ["user", "provider", "outcome", "requests", "accountRequests", "records", "watermark", "watermarkAssumed", "quotaLeft", "exceedsQuota", "finished", "nextDue"];
        string[] ofStream = ["stream", "outcome", "nextDue", "windows", "requests", "records", "retracted", "unchanged", "problems", "gaps", "gapsForGood", "first", "last", "coveredFrom", "coveredThrough", "lagSeconds"];
        JsonElement steps = user.GetProperty("streams").EnumerateArray().Single(static stream => stream.GetProperty("stream").GetString() == "steps");

        Assert.All(ofUser, name => Assert.True(user.TryGetProperty(name, out _), name));
        Assert.All(ofStream, name => Assert.True(steps.TryGetProperty(name, out _), name));
    }

    [Fact]
    public async Task GoogleHealth_SecondRunAfterTheTokenExpired_RefreshesAndAddsNothing()
    {
        DateTimeOffset today = DateTimeOffset.UtcNow;
        await using GoogleHealthSimulator simulator = await GoogleHealthSimulator.StartAsync(
            new() { Users = 1, FirstDay = DateOnly.FromDateTime(today.UtcDateTime).AddDays(-4), Days = 2, TimeProvider = new SettableClock(today) },
            TestContext.Current.CancellationToken);
        SimulatedAccount account = simulator.Accounts[0];
        string[] arguments = ["--provider", "google-health", "--base-url", simulator.BaseAddress.ToString(), "--user", account.UserId, "--days", "6", "--out", _folder, "--json"];

        SampleProcess.Result first = await SampleProcess.QuickstartAsync(
            Credentials(simulator.ClientId, simulator.ClientSecret, "expired-long-ago", account.RefreshToken, "GOOGLE_HEALTH_"), arguments);
        SampleProcess.Result second = await SampleProcess.QuickstartAsync(Credentials(simulator.ClientId, simulator.ClientSecret, null, null, "GOOGLE_HEALTH_"), arguments);

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.True(first.Report.GetProperty("records").GetInt64() > 0);
        Assert.Equal(0, second.Report.GetProperty("records").GetInt64());
        Assert.Equal(1, simulator.Requests.Count(static request => request.PathAndQuery == "/token"));
    }

    [Fact]
    public async Task Tokens_Refused_AsksForAuthorizationAndPrintsNoToken()
    {
        await using FitbitSimulator simulator = await FitbitSimulator.StartAsync(new() { Users = 1, Days = 1 }, TestContext.Current.CancellationToken);

        SampleProcess.Result result = await SampleProcess.QuickstartAsync(
            Credentials(simulator.ClientId, simulator.ClientSecret, "stolen-access", "stolen-refresh"), "--base-url", simulator.BaseAddress.ToString(), "--user", "someone", "--out", _folder);

        Assert.Equal(4, result.ExitCode);
        Assert.DoesNotContain("stolen", result.Output + result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.Gone, 5)]
    [InlineData(HttpStatusCode.TooManyRequests, 3)]
    [InlineData(HttpStatusCode.BadRequest, 1)]
    public async Task Server_AnswersEveryCallWithAnError_EndsWithItsExitCode(HttpStatusCode status, int exitCode)
    {
        await using WebApplication server = await AnswerAsync(status);

        SampleProcess.Result result = await SampleProcess.QuickstartAsync(
            Credentials("id", "secret", "access", "refresh"), "--base-url", server.Urls.First(), "--user", "anna", "--out", _folder, "--json");

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal(exitCode, result.Report.GetProperty("exitCode").GetInt32());
    }

    private static Dictionary<string, string?> Credentials(string id, string secret, string? access, string? refresh, string prefix = "FITBIT_") => new(StringComparer.Ordinal)
    {
        [prefix + "CLIENT_ID"] = id,
        [prefix + "CLIENT_SECRET"] = secret,
        [prefix + "ACCESS_TOKEN"] = access,
        [prefix + "REFRESH_TOKEN"] = refresh,
    };

    private static async Task<WebApplication> AnswerAsync(HttpStatusCode status)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication server = builder.Build();
        server.Run(context =>
        {
            context.Response.StatusCode = (int)status;
            context.Response.Headers["Fitbit-Rate-Limit-Reset"] = "1800";
            return Task.CompletedTask;
        });
        await server.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    private sealed class SettableClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
