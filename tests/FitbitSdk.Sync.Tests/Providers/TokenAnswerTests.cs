using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync.Tests.Providers;

/// <summary>What comes of tokens that cannot be had, from the store and the wire to the report.</summary>
public sealed class TokenAnswerTests
{
    public static TheoryData<string> Providers => ["fitbit", "google-health"];

    [Theory, MemberData(nameof(Providers))]
    public async Task SyncAsync_TokenStoreCannotBeRead_FailsThatUserWithoutARequest(string provider)
    {
        await using ProviderHost host = await ProviderHost.StartAsync(new(provider));
        host.Tokens.FailsToRead = true;

        SyncReport report = await host.SyncAsync(StreamId.Sleep);
        Assert.Equal((StreamOutcome.Failed, typeof(IOException), 0), (report.Outcome, report.Streams[0].Fault?.GetType(), host.Requests.Count));
        Assert.Equal(host.Clock.Now + Duration.FromMinutes(1), report.NextDue);

        host.Tokens.FailsToRead = false;
        host.Clock.AdvanceTo(report.NextDue!.Value);
        Assert.Equal(StreamOutcome.Completed, (await host.SyncAsync(StreamId.Sleep)).Outcome);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task SyncAsync_TokenStoreCannotBeWritten_FailsThatUserAndLosesNobody(string provider)
    {
        await using ProviderHost host = await ProviderHost.StartAsync(new(provider));
        host.Clock.AdvanceTo(host.Clock.Now + Duration.FromHours(9));   // the access token is over, so it is refreshed
        host.Tokens.FailsToWrite = true;

        SyncReport report = await host.SyncAsync(StreamId.Sleep);
        Assert.Equal((StreamOutcome.Failed, typeof(IOException)), (report.Outcome, report.Streams[0].Fault?.GetType()));
        Assert.All(host.Requests, static request => Assert.EndsWith("/token", request.PathAndQuery, StringComparison.Ordinal));

        host.Tokens.FailsToWrite = false;
        host.Clock.AdvanceTo(report.NextDue!.Value);
        Assert.Equal(StreamOutcome.Completed, (await host.SyncAsync(StreamId.Sleep)).Outcome);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task SyncAsync_RefreshTokenIsRefused_AsksForAuthorizationUntilOtherTokensAreStored(string provider)
    {
        await using ProviderHost host = await ProviderHost.StartAsync(new(provider), refresh: "of-yesterday");
        host.Clock.AdvanceTo(host.Clock.Now + Duration.FromHours(9));

        Assert.Equal(StreamOutcome.NeedsAuthorization, (await host.SyncAsync(StreamId.Sleep)).Outcome);
        int asked = host.Requests.Count;
        Assert.Equal(StreamOutcome.NeedsAuthorization, (await host.SyncAsync(StreamId.Sleep)).Outcome);
        Assert.Equal(asked, host.Requests.Count);

        await host.AdoptAsync(host.RefreshToken);
        Assert.Equal(StreamOutcome.Completed, (await host.SyncAsync(StreamId.Sleep)).Outcome);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task SyncAsync_ApplicationIsRefused_PausesTheProviderForAQuarterOfAnHour(string provider)
    {
        await using ProviderHost host = await ProviderHost.StartAsync(new(provider), isKnown: false);
        host.Clock.AdvanceTo(host.Clock.Now + Duration.FromHours(9));

        SyncReport report = await host.SyncAsync(StreamId.Sleep);
        int asked = host.Requests.Count;
        await host.SyncAsync(StreamId.Sleep);

        Assert.Equal((StreamOutcome.Failed, (HealthApiErrorKind?)HealthApiErrorKind.ApplicationRefused), (report.Outcome, report.Streams[0].Error));
        Assert.Equal(host.Clock.Now + Duration.FromMinutes(15), report.NextDue);
        Assert.Equal(asked, host.Requests.Count);
    }
}
