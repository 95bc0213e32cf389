using FitbitSdk.Records;
using FitbitSdk.Simulators.Faults;
using NodaTime;
using static FitbitSdk.HealthApiErrorKind;
using static FitbitSdk.Simulators.Faults.FaultKind;

namespace FitbitSdk.Sync.Tests.Providers;

/// <summary>What each answer of either service leads to, from the wire to the report.</summary>
public sealed class AnswerTableTests
{
    private const string Fitbit = "fitbit";
    private const string Google = "google-health";

    [Theory]
    [InlineData(Fitbit, ServerError, StreamOutcome.Failed, Unavailable, 1)]
    [InlineData(Google, ServerError, StreamOutcome.Failed, Unavailable, 1)]
    [InlineData(Fitbit, LostAnswer, StreamOutcome.Failed, Unavailable, 1)]
    [InlineData(Google, LostAnswer, StreamOutcome.Failed, Unavailable, 1)]
    [InlineData(Fitbit, Html, StreamOutcome.Failed, Protocol, 60)]
    [InlineData(Google, Html, StreamOutcome.Failed, Protocol, 60)]
    [InlineData(Fitbit, BadRequest, StreamOutcome.Failed, Rejected, 60)]
    [InlineData(Google, BadRequest, StreamOutcome.Failed, Rejected, 60)]
    [InlineData(Fitbit, InsufficientPermissions, StreamOutcome.Failed, Forbidden, 24 * 60)]
    [InlineData(Google, InsufficientPermissions, StreamOutcome.Failed, Forbidden, 24 * 60)]
    [InlineData(Fitbit, PermissionDenied, StreamOutcome.Failed, Forbidden, 24 * 60)]
    [InlineData(Google, PermissionDenied, StreamOutcome.Failed, Forbidden, 24 * 60)]
    [InlineData(Google, AccountNotLinked, StreamOutcome.Failed, Forbidden, 24 * 60)]
    [InlineData(Fitbit, InsufficientScope, StreamOutcome.Skipped, MissingScope, 24 * 60)]
    [InlineData(Google, InsufficientScope, StreamOutcome.Skipped, MissingScope, 24 * 60)]
    [InlineData(Fitbit, Gone, StreamOutcome.Failed, Retired, 24 * 60)]
    [InlineData(Google, Gone, StreamOutcome.Failed, Retired, 24 * 60)]
    public async Task SyncAsync_OneStreamIsAnsweredSo_PausesItAloneAndAsksAtMostThreeTimes(string provider, FaultKind fault, StreamOutcome outcome, HealthApiErrorKind error, int minutes)
    {
        await using ProviderHost host = await ProviderHost.StartAsync(new(provider));
        host.Faults.Add(new FaultRule { Kind = fault, Path = "*/sleep*" });

        SyncReport report = await host.SyncAsync(StreamId.Sleep, StreamId.HeartRate);
        StreamReport sleep = report.Streams[0];

        Assert.Equal((outcome, (HealthApiErrorKind?)error), (sleep.Outcome, sleep.Error));
        Assert.InRange((sleep.Until!.Value - host.Clock.Now).TotalMinutes, minutes * 0.95, minutes * 1.25);
        Assert.Equal(StreamOutcome.Completed, report.Streams[1].Outcome);
        int asked = Asked(host);
        Assert.InRange(asked, 1, 3);
        Assert.Equal(asked, sleep.Requests);
        await host.SyncAsync(StreamId.Sleep);
        Assert.Equal(asked, Asked(host));
    }

    [Theory]
    [InlineData(Fitbit, TooManyRequests, 40 * 60)]      // the headers say the top of the hour, and a margin is added
    [InlineData(Fitbit, TooManyRequestsOldForm, 40 * 60)]
    [InlineData(Google, TooManyRequests, 12)]           // RetryInfo
    [InlineData(Google, TooManyRequestsOldForm, 60)]
    public async Task SyncAsync_QuotaUsedUp_StopsTheUserUntilTheReset(string provider, FaultKind fault, int seconds)
    {
        await using ProviderHost host = await ProviderHost.StartAsync(new(provider));
        host.Faults.Add(new FaultRule { Kind = fault, Path = "*/sleep*" });

        SyncReport report = await host.SyncAsync(StreamId.Sleep, StreamId.HeartRate);

        Assert.All(report.Streams, static stream => Assert.Equal((StreamOutcome.RateLimited, (HealthApiErrorKind?)RateLimited), (stream.Outcome, stream.Error)));
        Assert.InRange((report.NextDue!.Value - host.Clock.Now).TotalSeconds, seconds * 0.9, (seconds * 1.25) + 60);
        Assert.Equal(1, Asked(host));
    }

    [Theory]
    [InlineData(Fitbit)]
    [InlineData(Google)]
    public async Task SyncAsync_TokenIsRefusedForEver_RefreshesOnceRepeatsOnceAndAsksForAuthorization(string provider)
    {
        await using ProviderHost host = await ProviderHost.StartAsync(new(provider));
        host.Faults.Add(new FaultRule { Kind = ExpiredToken, Path = "*/sleep*" });

        SyncReport report = await host.SyncAsync(StreamId.Sleep);
        await host.SyncAsync(StreamId.Sleep);

        Assert.Equal(StreamOutcome.NeedsAuthorization, report.Outcome);
        Assert.Equal((2, 1), (Asked(host), host.Requests.Count(static request => request.PathAndQuery.EndsWith("/token", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData(Fitbit, 404, Forbidden, 24 * 60)]
    [InlineData(Google, 404, Forbidden, 24 * 60)]
    [InlineData(Fitbit, 409, Rejected, 60)]
    [InlineData(Google, 409, Rejected, 60)]
    public async Task SyncAsync_OneStreamIsRefusedWithoutAWord_GoesByTheStatus(string provider, int status, HealthApiErrorKind error, int minutes)
    {
        await using ProviderHost host = await ProviderHost.StartAsync(new(provider));
        host.Faults.Add(new FaultRule { Kind = Html, Status = status, Path = "*/sleep*" });

        SyncReport report = await host.SyncAsync(StreamId.Sleep, StreamId.HeartRate);

        Assert.Equal((StreamOutcome.Failed, (HealthApiErrorKind?)error, 1), (report.Streams[0].Outcome, report.Streams[0].Error, Asked(host)));
        Assert.InRange((report.Streams[0].Until!.Value - host.Clock.Now).TotalMinutes, minutes * 0.95, minutes);
        Assert.Equal(StreamOutcome.Completed, report.Streams[1].Outcome);
    }

    [Theory]
    [InlineData(Fitbit)]
    [InlineData(Google)]
    public async Task SyncAsync_EvenADayIsTooLarge_IsHalvedDownToItAndThenPauses(string provider)
    {
        await using ProviderHost host = await ProviderHost.StartAsync(new(provider));
        host.Faults.Add(new FaultRule { Kind = Html, Status = 422, Path = "*/sleep*" });

        StreamReport sleep = (await host.SyncAsync(StreamId.Sleep)).Streams[0];
        int asked = Asked(host);
        await host.SyncAsync(StreamId.Sleep);

        Assert.Equal((StreamOutcome.Failed, (HealthApiErrorKind?)TooLarge, asked), (sleep.Outcome, sleep.Error, sleep.Requests));
        Assert.InRange((sleep.Until!.Value - host.Clock.Now).TotalMinutes, 57, 60);
        Assert.InRange(sleep.Gaps, 1, 2);
        Assert.InRange(asked, 3, 5);
        Assert.Equal(asked, Asked(host));
    }

    [Theory]
    [InlineData(Fitbit, "*/devices*", "*/profile*")]
    [InlineData(Google, "*/pairedDevices", "*/settings")]
    public async Task SyncAsync_DevicesAreGone_AsksWhetherAllIsAndStopsThatUserForADay(string provider, string devices, string zone)
    {
        await using ProviderHost host = await ProviderHost.StartAsync(new(provider));
        host.Faults.Add(new FaultRule { Kind = Gone, Path = devices });

        SyncReport report = await host.SyncAsync(StreamId.Sleep);
        int asked = host.Requests.Count;
        Assert.Equal(((HealthApiErrorKind?)Retired, host.Clock.Now + Duration.FromDays(1)), (report.Streams[0].Error, report.NextDue!.Value));
        Assert.InRange(host.Requests.Count(request => request.PathAndQuery.Contains(zone.Trim('*'), StringComparison.Ordinal)), 1, 2);
        await host.SyncAsync(StreamId.Sleep);
        Assert.Equal(asked, host.Requests.Count);

        host.Faults.Clear();
        host.Clock.AdvanceTo(report.NextDue.Value);
        Assert.Equal(StreamOutcome.Completed, (await host.SyncAsync(StreamId.Sleep)).Outcome);
    }

    [Theory]
    [InlineData(Fitbit)]
    [InlineData(Google)]
    public async Task SyncAsync_EverythingIsGone_IsOffForEveryone(string provider)
    {
        await using ProviderHost host = await ProviderHost.StartAsync(new(provider));
        host.Faults.Add(new FaultRule { Kind = Gone });

        SyncReport report = await host.SyncAsync(StreamId.Sleep);
        int asked = host.Requests.Count;
        await host.SyncAsync(StreamId.Sleep, StreamId.HeartRate);

        Assert.Equal(((HealthApiErrorKind?)Retired, host.Clock.Now + Duration.FromDays(1)), (report.Streams[0].Error, report.NextDue!.Value));
        Assert.Equal(asked, host.Requests.Count);
    }

    [Fact]
    public async Task SyncAsync_NightStillComputed_AsksAgainAfterAQuarterOfAnHourAtTheEarliest()
    {
        await using ProviderHost host = await ProviderHost.StartAsync(ProviderId.Fitbit);
        host.Faults.Add(new FaultRule { Kind = PendingSleep, Path = "*/sleep*" });

        StreamReport sleep = (await host.SyncAsync(StreamId.Sleep)).Streams[0];

        Assert.Equal((StreamOutcome.Skipped, (HealthApiErrorKind?)Pending, (Coverage?)null), (sleep.Outcome, sleep.Error, sleep.Coverage));
        Assert.InRange((sleep.Until!.Value - host.Clock.Now).TotalMinutes, 14.9, 15.1);
    }

    [Fact]
    public async Task SyncAsync_RequestIsWrong_NamesOperationAndField()
    {
        await using ProviderHost host = await ProviderHost.StartAsync(ProviderId.Fitbit);
        host.Faults.Add(new FaultRule { Kind = BadRequest, Path = "*/sleep*" });

        string reason = (await host.SyncAsync(StreamId.Sleep)).Streams[0].Reason!;

        Assert.Contains("Sleep", reason, StringComparison.Ordinal);
        Assert.Contains("'date'", reason, StringComparison.Ordinal);
    }

    private static int Asked(ProviderHost host) => host.Requests.Count(static request => request.PathAndQuery.Contains("/sleep", StringComparison.Ordinal));
}
