using System.Net;
using NodaTime;

namespace FitbitSdk.WebApi.Tests;

public sealed class AccountStatusTests
{
    [Fact]
    public async Task GetStatus_EverythingGranted_GivesTrackersZoneScopesAndQuota()
    {
        await using TestHost host = new();
        Script(host, Answers.Profile, Answers.Devices);

        AccountStatus status = await host.Source.GetStatusAsync(new(TestHost.Anna), TestHost.Cancel);

        // London is an hour ahead in July; the scale does not count.
        Assert.Equal(new Dictionary<string, Instant> { ["5656888"] = Instant.FromUtc(2014, 7, 17, 12, 38, 13) }, status.Watermarks);
        Assert.Equal("Europe/London", status.Zone!.Id);
        Assert.Equal(["heartrate", "profile", "sleep"], status.Scopes!.Order());
        Assert.Equal((2, 119, Duration.FromHours(1)), (status.Requests, status.Quota!.Remaining, status.Quota.Period));
        Assert.Equal(["GET https://api.fitbit.com/1/user/-/devices.json", "GET https://api.fitbit.com/1/user/-/profile.json"], host.Service.DataRequests);
    }

    [Theory]
    [InlineData(403, Answers.InsufficientScope)]
    [InlineData(403, Answers.GoogleForbidden)]
    [InlineData(404, Answers.NotFound)]
    public async Task GetStatus_DevicesNotGranted_LeavesThemOut(int status, string body)
    {
        await using TestHost host = new();
        Script(host, Answers.Profile, body, devicesStatus: status);

        AccountStatus account = await host.Source.GetStatusAsync(new(TestHost.Anna), TestHost.Cancel);

        Assert.Empty(account.Watermarks);
        Assert.Equal(("Europe/London", 2), (account.Zone!.Id, account.Requests));
    }

    [Fact]
    public async Task GetStatus_ProfileNotGranted_TakesTheEarliestInstantThatTheLocalTimeCanMean()
    {
        await using TestHost host = new();
        Script(host, Answers.InsufficientScope, Answers.Devices, profileStatus: 403);

        AccountStatus account = await host.Source.GetStatusAsync(new(TestHost.Anna), TestHost.Cancel);

        Assert.Null(account.Zone);
        Assert.Equal(Instant.FromUtc(2014, 7, 16, 23, 38, 13), Assert.Single(account.Watermarks).Value);
    }

    [Fact]
    public async Task GetStatus_ZoneUnknown_UsesTheOffset()
    {
        await using TestHost host = new();
        Script(host, """{"user":{"timezone":"Mars/Olympus","offsetFromUTCMillis":-25200000}}""", Answers.Devices);

        AccountStatus account = await host.Source.GetStatusAsync(new(TestHost.Anna), TestHost.Cancel);

        Assert.Null(account.Zone);
        Assert.Equal(Instant.FromUtc(2014, 7, 17, 20, 38, 13), Assert.Single(account.Watermarks).Value);
    }

    [Theory]
    [InlineData("2025-10-26T01:30:00.000", "2025-10-26T00:30:00Z")]   // twice in London: the earlier counts
    [InlineData("2025-03-30T01:30:00.000", "2025-03-30T01:30:00Z")]   // skipped in London
    [InlineData("2030-01-01T00:00:00.000", "2026-03-14T12:10:00Z")]   // never later than now
    public async Task GetStatus_UnclearLocalTime_CountsAsTheEarlierAndNeverAsTheFuture(string local, string expected)
    {
        await using TestHost host = new();
        Script(host, Answers.Profile, $$"""[{"id":"1","type":"TRACKER","lastSyncTime":"{{local}}"},{"id":"2","type":"TRACKER"},{"id":"3","type":"TRACKER","lastSyncTime":"soon"}]""");

        AccountStatus account = await host.Source.GetStatusAsync(new(TestHost.Anna), TestHost.Cancel);

        Assert.Equal([("1", expected)], account.Watermarks.Select(static mark => (mark.Key, NodaTime.Text.InstantPattern.ExtendedIso.Format(mark.Value))));
    }

    [Fact]
    public async Task GetStatus_ZoneNotAskedFor_ReadsLocalTimesByTheKnownOne()
    {
        await using TestHost host = new();
        Script(host, Answers.Profile, Answers.Devices);

        AccountStatus account = await host.Source.GetStatusAsync(new(TestHost.Anna, AccountParts.Trackers, DateTimeZoneProviders.Tzdb["Europe/Athens"]), TestHost.Cancel);

        Assert.Equal((AccountParts.Trackers, null, 1), (account.Parts, account.Zone, account.Requests));
        Assert.Equal(Instant.FromUtc(2014, 7, 17, 10, 38, 13), Assert.Single(account.Watermarks).Value);
    }

    [Theory]
    [InlineData("2026-03-14T12:19:59.000", AccountParts.Trackers, "2026-03-14T12:10:00Z")]   // a clock that is ahead
    [InlineData("2026-03-14T17:05:00.000", AccountParts.All, "2026-03-14T12:10:00Z")]        // they flew east: at home it is 12:10
    public async Task GetStatus_TrackerAheadOfTheKnownZone_ReadsTheZoneAsWell(string local, AccountParts parts, string watermark)
    {
        await using TestHost host = new();
        Script(host, Answers.Profile, $$"""[{"id":"1","type":"TRACKER","lastSyncTime":"{{local}}"}]""");

        AccountStatus account = await host.Source.GetStatusAsync(new(TestHost.Anna, AccountParts.Trackers, DateTimeZone.Utc), TestHost.Cancel);

        Assert.Equal(parts, account.Parts);
        Assert.Equal(watermark, NodaTime.Text.InstantPattern.ExtendedIso.Format(Assert.Single(account.Watermarks).Value));
    }

    [Fact]
    public async Task GetStatus_SecondCallFails_ThrowsWithThePriceOfBoth()
    {
        await using TestHost host = new();
        Script(host, "", Answers.Devices, profileStatus: 410);

        ApiRetiredException error = await Assert.ThrowsAsync<ApiRetiredException>(() => host.Source.GetStatusAsync(new(TestHost.Anna), TestHost.Cancel).AsTask());

        Assert.Equal((2, HttpStatusCode.Gone), (error.Requests, error.Status));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("<html>")]
    [InlineData("""[{"id":5}]""")]
    public async Task GetDevices_UnexpectedBody_IsAProtocolError(string body)
    {
        await using TestHost host = new();
        host.Service.Answer(() => StubService.Json(body));

        await Assert.ThrowsAsync<HealthApiProtocolException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
    }

    [Fact]
    public async Task GetDevices_Recorded_GivesEachField()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.Json(Answers.Devices));

        IReadOnlyList<FitbitDevice> devices = await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal(
            [("5656888", "TRACKER", "Zip", new LocalDateTime(2014, 7, 17, 13, 38, 13)), ("5656777", "SCALE", "Aria", new LocalDateTime(2014, 7, 17, 13, 38, 13))],
            devices.Select(static device => (device.Id, device.Type, device.Version, device.LastSyncTime!.Value)));
    }

    [Fact]
    public async Task GetProfile_Recorded_GivesZoneAndOffset()
    {
        await using TestHost host = new();
        host.Service.Answer(static () => StubService.Json(Answers.Profile));

        FitbitProfile profile = await host.Client.User.GetProfileAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal(("Europe/London", "Europe/London", Offset.FromHours(-7)), (profile.TimeZoneId, profile.TimeZone!.Id, profile.Offset));
    }

    private static void Script(TestHost host, string profile, string devices, int profileStatus = 200, int devicesStatus = 200) =>
        host.Service.Data = (call, _) => Task.FromResult(call.Address.EndsWith("profile.json", StringComparison.Ordinal)
            ? StubService.Status(profileStatus, profile)
            : StubService.WithQuota(StubService.Status(devicesStatus, devices), 120, 1800));
}
