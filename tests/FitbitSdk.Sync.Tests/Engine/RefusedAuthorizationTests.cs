namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>A consent that comes while the old one is being refused is not taken for the refused one.</summary>
public sealed class RefusedAuthorizationTests
{
    private readonly EngineFixture _ = new();

    [Fact]
    public async Task SyncAsync_NewConsentWhileTheOldIsRefused_IsUsedAtOnce()
    {
        _.Source.Authorization = "1";
        _.Source.FailStatus = () =>
        {
            _.Source.Authorization = "2";
            return new NeedsAuthorizationException("GetProfile", "scripted") { Requests = 2, RefusedAuthorization = "1" };
        };
        Assert.Equal(StreamOutcome.NeedsAuthorization, (await _.SyncAsync()).Outcome);
        _.Source.FailStatus = static () => null;

        Assert.Equal(StreamOutcome.Completed, (await _.SyncAsync(DueRule.WhenDue)).Outcome);
    }
}
