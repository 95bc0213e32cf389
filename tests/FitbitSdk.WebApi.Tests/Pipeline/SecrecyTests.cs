using System.Net.Http.Headers;
using FitbitSdk.Http;

namespace FitbitSdk.WebApi.Tests;

/// <summary>No user's token or data goes where it does not belong: to another user, another host, an exception or a log.</summary>
public sealed class SecrecyTests
{
    [Fact]
    public async Task Get_TwoUsersInterleaved_NeverCross()
    {
        await using TestHost host = new();
        host.Service.Data = static async (call, _) =>
        {
            await Task.Yield();
            string name = AuthenticationHeaderValue.Parse(call.Authorization!).Parameter!.Split('-')[0];
            return name == (call.Address.Contains("/ANNA/", StringComparison.Ordinal) ? "anna" : "ben")
                ? StubService.WithQuota(StubService.Json($$"""[{"id":"{{name}}","type":"TRACKER"}]"""), name == "anna" ? 140 : 120, 3000)
                : StubService.Status(404);
        };

        (string Name, IReadOnlyList<FitbitDevice> Devices)[] answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(async i =>
        {
            string name = i % 2 == 0 ? "anna" : "ben";
            SyncUser user = TestHost.User(i % 2 == 0 ? TestHost.Anna.Key.Value : TestHost.Ben.Key.Value, name.ToUpperInvariant());
            return (name, await host.Client.Devices.GetAsync(user, TestHost.Cancel));
        }));

        Assert.All(answers, static answer => Assert.Equal(answer.Name, Assert.Single(answer.Devices).Id));
        Assert.True(host.Gate.GetQuota(TestHost.Key(TestHost.Anna))!.Remaining > host.Gate.GetQuota(TestHost.Key(TestHost.Ben))!.Remaining);
    }

    [Fact]
    public async Task AnyFailure_WithSecretsEverywhere_ShowsNoneInExceptionsOrLogs()
    {
        List<Exception> errors = [];
        List<string> lines = [];
        foreach (int status in new[] { 0, 200, 302, 400, 401, 403, 404, 410, 422, 429, 500 })
        {
            foreach (int tokenStatus in new[] { 0, 200, 400, 401, 429, 500 })
            {
                await using TestHost host = new();
                SyncUser user = TestHost.User(TestHost.Anna.Key.Value, "ACCOUNT77");
                host.Put(user, "anna-access-1", "anna-refresh-1", tokenStatus == 200 ? 8 : -1);
                host.Service.Data = (_, _) => status == 0 ? throw new HttpRequestException("https://api.fitbit.com/ACCOUNT77 anna-access-1") : Task.FromResult(StubService.Status(status, Answers.ExpiredToken + " anna-access-1 ACCOUNT77"));
                host.Service.Token = (_, _) => tokenStatus == 0 ? throw new HttpRequestException("anna-refresh-1") : Task.FromResult(StubService.Status(tokenStatus, Answers.InvalidGrant + Answers.QuotedToken));
                errors.Add(await Assert.ThrowsAnyAsync<HealthApiException>(() => host.Client.Devices.GetAsync(user, TestHost.Cancel)));
                lines.AddRange(host.Logs.Lines);
            }
        }

        string[] secrets = [TestHost.Secret, "anna-access", "anna-refresh", "ACCOUNT77", "26FWFL", Answers.QuotedToken, TestHost.Anna.Key.Value, "api.fitbit.com", "/user/"];
        Assert.All(errors.Select(static error => error.ToString()).Concat(lines), text => Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase)));
        Assert.NotEmpty(lines);
    }

    [Fact]
    public async Task Send_AddressOfAnotherHost_SendsNoToken()
    {
        await using TestHost host = new();
        using HttpClient http = host.Factory.CreateClient("FitbitSdk.fitbit");
        using HttpRequestMessage request = new(HttpMethod.Get, "https://evil.example/1/user/-/devices.json");
        new RequestTicket(TestHost.Key(TestHost.Anna), "GetDevices", RetryClass.Safe).AttachTo(request);

        await Assert.ThrowsAsync<HealthApiProtocolException>(() => http.SendAsync(request, TestHost.Cancel));

        Assert.Empty(host.Service.Calls);
    }
}
