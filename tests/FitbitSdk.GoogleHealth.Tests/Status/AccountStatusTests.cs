using System.Net;
using NodaTime;

namespace FitbitSdk.GoogleHealth.Tests;

public sealed class AccountStatusTests
{
    private const string Settings = """{"name":"users/me/settings","timeZone":"Europe/Lisbon","utcOffset":"3600s","weightUnit":"WEIGHT_UNIT_KILOGRAMS"}""";

    private const string Devices = """
        {"pairedDevices":[
          {"name":"users/me/pairedDevices/11","deviceType":"TRACKER","batteryLevel":83,"deviceVersion":"Charge 6","lastSyncTime":"2026-03-20T09:10:00.25Z"},
          {"name":"users/me/pairedDevices/12","deviceType":"SCALE","deviceVersion":"Aria","lastSyncTime":"2026-03-20T09:12:00Z"},
          {"name":"users/me/pairedDevices/13","deviceType":"TRACKER","lastSyncTime":"2026-03-21T00:00:00Z"},
          {"name":"users/me/pairedDevices/14","deviceType":"TRACKER"}
        ]}
        """;

    private const string ScopeMissing = """{"error":{"code":403,"status":"PERMISSION_DENIED","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"ACCESS_TOKEN_SCOPE_INSUFFICIENT"}]}}""";

    [Fact]
    public async Task GetStatus_EverythingGranted_GivesTrackersZoneAndScopes()
    {
        await using TestHost host = await ScriptAsync(Settings, Devices);

        AccountStatus status = await host.Source.GetStatusAsync(new(TestHost.AnyAccount), TestHost.Cancel);

        // The scale does not count, and nothing was uploaded later than now.
        Assert.Equal(
            [("11", Instant.FromUtc(2026, 3, 20, 9, 10) + Duration.FromMilliseconds(250)), ("13", Instant.FromUtc(2026, 3, 20, 12, 10))],
            status.Watermarks.Select(static mark => (mark.Key, mark.Value)).Order());
        Assert.Equal("Europe/Lisbon", status.Zone!.Id);
        Assert.Equal([GoogleHealthScopes.Settings, GoogleHealthScopes.Sleep], status.Scopes!.Order());
        Assert.Equal(2, status.Requests);
        Assert.Equal(
            ["GET https://health.googleapis.com/v4/users/me/settings", "GET https://health.googleapis.com/v4/users/me/pairedDevices?pageSize=100"],
            host.Service.Calls.Select(static call => call.ToString()));
    }

    [Fact]
    public async Task GetStatus_SettingsNotGranted_LeavesBothPartsOut()
    {
        await using TestHost host = await ScriptAsync(ScopeMissing, ScopeMissing, HttpStatusCode.Forbidden);

        AccountStatus status = await host.Source.GetStatusAsync(new(TestHost.AnyAccount), TestHost.Cancel);

        Assert.Empty(status.Watermarks);
        Assert.Equal((null, 2), (status.Zone, status.Requests));
    }

    [Fact]
    public async Task GetStatus_SecondCallFails_ThrowsWithThePriceOfBoth()
    {
        await using TestHost host = await ScriptAsync(Settings, """{"error":{"code":404} }""");

        HealthApiProtocolException error = await Assert.ThrowsAsync<HealthApiProtocolException>(() => host.Source.GetStatusAsync(new(TestHost.AnyAccount), TestHost.Cancel).AsTask());

        Assert.Equal(("ListPairedDevices", 2), (error.Operation, error.Requests));
    }

    [Theory]
    [InlineData("111111256096816351", "ABC123", false)]
    [InlineData("222", "111111256096816351", false)]
    [InlineData("222", "ABC123", true)]
    public async Task GetStatus_AccountNamed_RefusesTheTokensOfAnother(string healthUserId, string legacyUserId, bool isRefused)
    {
        await using TestHost host = await TestHost.AuthorizedAsync();
        host.Service.Data = call => StubService.Json(
            call.ToString().EndsWith("identity", StringComparison.Ordinal) ? $$"""{"name":"users/me/identity","healthUserId":"{{healthUserId}}","legacyUserId":"{{legacyUserId}}"}"""
            : call.ToString().EndsWith("settings", StringComparison.Ordinal) ? Settings : Devices);

        string? stored = await host.Source.GetAuthorizationAsync(TestHost.Anna, TestHost.Cancel);

        Exception? error = await Record.ExceptionAsync(() => host.Source.GetStatusAsync(new(TestHost.Anna), TestHost.Cancel).AsTask());

        Assert.Equal(isRefused, error is NeedsAuthorizationException { Operation: "GetIdentity", Requests: 3 } refusal && refusal.RefusedAuthorization == stored);
        Assert.Equal(isRefused, error is not null);
        Assert.DoesNotContain(healthUserId, error?.ToString() ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task GetCheckPrice_WithOrWithoutAnAccount_IsWhatALookForUploadsCosts(bool isNamed)
    {
        await using TestHost host = await TestHost.AuthorizedAsync();
        host.Service.Data = static call => StubService.Json(
            call.ToString().EndsWith("identity", StringComparison.Ordinal) ? """{"name":"users/me/identity","healthUserId":"111111256096816351"}""" : Devices);
        SyncUser user = isNamed ? TestHost.Anna : TestHost.AnyAccount;

        AccountStatus status = await host.Source.GetStatusAsync(new(user, AccountParts.Trackers), TestHost.Cancel);

        Assert.Equal((isNamed ? 2 : 1, host.Source.GetCheckPrice(user)), (host.Source.GetCheckPrice(user), status.Requests));
    }

    [Fact]
    public async Task GetDevices_TwoPages_GivesBothWithEachField()
    {
        await using TestHost host = await TestHost.AuthorizedAsync();
        host.Service.Data = static call => StubService.Json(call.Query("pageToken") switch
        {
            null => """{"pairedDevices":[{"name":"users/me/pairedDevices/1","deviceType":"TRACKER","deviceVersion":"Charge 6","lastSyncTime":"2026-03-20T09:10:00Z"}],"nextPageToken":"a+b/c="}""",
            "a+b/c=" => """{"pairedDevices":[{"name":"users/me/pairedDevices/2","deviceType":"SCALE","deviceVersion":"Aria"}],"nextPageToken":""}""",
            var other => throw new InvalidOperationException(other),
        });

        IReadOnlyList<GoogleHealthDevice> devices = await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal(
            [("1", "TRACKER", "Charge 6", Instant.FromUtc(2026, 3, 20, 9, 10)), ("2", "SCALE", "Aria", (Instant?)null)],
            devices.Select(static device => (device.Id, device.Type, device.Version, device.LastSyncTime)));
        Assert.All(host.Service.Calls, static call => Assert.Equal("100", call.Query("pageSize")));
    }

    [Theory]
    [InlineData("users/me/pairedDevices/4711", "4711")]
    [InlineData("4711", "4711")]
    [InlineData("users/me/pairedDevices\\/47\\u0031\\u0031", "4711")]
    [InlineData("users/me/pairedDevices/gerät", "gerät")]
    [InlineData("users/me/pairedDevices/", "")]
    public async Task GetDevices_NameOfAnyForm_GivesItsLastPartAsTheId(string name, string id)
    {
        await using TestHost host = await ScriptAsync(Settings, $$"""{"pairedDevices":[{"name":"{{name}}","deviceType":"TRACKER"}]}""");

        Assert.Equal(id, Assert.Single(await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel)).Id);
    }

    [Fact]
    public async Task GetDevices_RepeatedPageToken_IsAProtocolError()
    {
        await using TestHost host = await TestHost.AuthorizedAsync();
        host.Service.Data = static _ => StubService.Json("""{"nextPageToken":"AGAIN"}""");

        HealthApiProtocolException error = await Assert.ThrowsAsync<HealthApiProtocolException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal((2, 2), (host.Service.Calls.Count, error.Requests));
    }

    [Theory]
    [InlineData("{}", 0)]
    [InlineData("""{"pairedDevices":[{"deviceType":"TRACKER"},{"name":"users/me/pairedDevices/1"}]}""", 0)]
    [InlineData("""{"pairedDevices":[{"name":"users/me/pairedDevices/1","deviceType":"TRACKER","lastSyncTime":"soon"}]}""", 1)]
    public async Task GetDevices_WithoutWhatTheyNeed_AreLeftOut(string body, int expected)
    {
        await using TestHost host = await TestHost.AuthorizedAsync();
        host.Service.Data = _ => StubService.Json(body);

        Assert.Equal(expected, (await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel)).Count);
    }

    [Fact]
    public async Task GetSettings_OfAnAccount_GivesZoneAndOffset()
    {
        await using TestHost host = await ScriptAsync(Settings.Replace("3600s", "-12600s", StringComparison.Ordinal), "{}");

        GoogleHealthSettings settings = await host.Client.User.GetSettingsAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal(("Europe/Lisbon", "Europe/Lisbon", Offset.FromHoursAndMinutes(-3, -30)), (settings.TimeZoneId, settings.TimeZone!.Id, settings.Offset));
    }

    [Fact]
    public async Task GetIdentity_OfAnAccount_GivesBothIds()
    {
        await using TestHost host = await TestHost.AuthorizedAsync();
        host.Service.Data = static _ => StubService.Json("""{"name":"users/me/identity","healthUserId":"111111256096816351","legacyUserId":"A1B2C3"}""");

        GoogleHealthIdentity identity = await host.Client.User.GetIdentityAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal(("111111256096816351", "A1B2C3"), (identity.HealthUserId, identity.LegacyUserId));
        Assert.Equal("GET https://health.googleapis.com/v4/users/me/identity", host.Service.Calls[0].ToString());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("<html>")]
    [InlineData("""{"error":{},"healthUserId":"1"}""")]
    [InlineData("""{"healthUserId":5}""")]
    public async Task GetIdentity_UnexpectedBody_IsAProtocolError(string body)
    {
        await using TestHost host = await TestHost.AuthorizedAsync();
        host.Service.Data = _ => StubService.Json(body);

        await Assert.ThrowsAsync<HealthApiProtocolException>(() => host.Client.User.GetIdentityAsync(TestHost.Anna, TestHost.Cancel));
    }

    private static async Task<TestHost> ScriptAsync(string settings, string devices, HttpStatusCode status = HttpStatusCode.OK)
    {
        TestHost host = await TestHost.AuthorizedAsync();
        host.Service.Data = call => StubService.Json(call.Path.EndsWith("/settings", StringComparison.Ordinal) ? settings : devices, status);
        return host;
    }
}
