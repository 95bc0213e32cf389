using FitbitSdk.Records;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>What the engine tells observers, one by one; of providers, gaps and finished users <see cref="ProviderTests"/> tell.</summary>
public sealed class EventTests
{
    private readonly EngineFixture _ = new();

    [Fact]
    public async Task OnEvent_WindowDelivered_NamesUserStreamWindowAndRecords()
    {
        await _.SyncAsync(StreamId.Sleep);

        SyncEvent told = Assert.Single(_.Events, static happened => happened.Kind is SyncEventKind.WindowDelivered);
        Assert.Equal((ProviderId.Fitbit, Anna, StreamId.Sleep, _.Source.Asked[0].Window, 2L), (told.Provider, told.User, told.Stream, told.Window, told.Records));
    }

    [Fact]
    public async Task OnEvent_EachRun_EndsWithTheLastSync()
    {
        SyncReport report = await _.SyncAsync();
        await _.SyncAsync(DueRule.WhenDue);

        SyncEvent[] told = [.. _.Events.Where(static happened => happened.Kind is SyncEventKind.RunEnded)];
        Assert.Equal([report.Records, 0L], told.Select(static happened => happened.Records));
        Assert.Equal((Anna, _.Now), (told[^1].User, told[^1].At));
    }

    [Fact]
    public async Task OnEvent_QuotaUsedUp_SaysUntilWhen()
    {
        _.Source.FailRead = static _ => new RateLimitedException("GetHeartRate", "scripted") { RetryAt = At(12, 20) };

        await _.SyncAsync();

        SyncEvent told = Assert.Single(_.Events, static happened => happened.Kind is SyncEventKind.RateLimited);
        Assert.Equal((Anna, (StreamId?)null, (Instant?)At(12, 20)), (told.User, told.Stream, told.Until));
    }

    [Fact]
    public async Task OnEvent_StreamFailed_NamesItsErrorAndTheNextTry()
    {
        _.Source.FailRead = static request => request.Stream.Id == StreamId.Sleep ? new HealthApiException(HealthApiErrorKind.Rejected, "GetSleep", "scripted") : null;

        await _.SyncAsync();
        await _.SyncAsync();

        SyncEvent told = Assert.Single(_.Events, static happened => happened.Kind is SyncEventKind.StreamFailed);
        Assert.Equal((StreamId.Sleep, (HealthApiErrorKind?)HealthApiErrorKind.Rejected, (Instant?)(_.Now + Duration.FromHours(1))), (told.Stream, told.Error, told.Until));
    }

    [Fact]
    public async Task OnEvent_NoTracker_IsToldAtTheFirstLook()
    {
        _.Source.Watermarks.Clear();

        await _.SyncAsync();
        await _.SyncAsync();

        Assert.Single(_.Events, static happened => happened.Kind is SyncEventKind.NoDevice);
    }

    [Fact]
    public async Task OnEvent_NoUploadForSevenDays_IsToldOnceUntilOneComes()
    {
        List<Instant> told = [];
        for (int hour = 0; hour < 24 * 30; hour++)
        {
            if (hour == 24 * 20)
            {
                _.Source.Watermarks["tracker"] = _.Now;
            }

            await _.SyncAsync(DueRule.WhenDue, StreamId.Sleep);
            _.Clock.Advance(TimeSpan.FromHours(1));
        }

        told.AddRange(_.Events.Where(static happened => happened.Kind is SyncEventKind.Inactive).Select(static happened => happened.At));
        Assert.Equal([At(19, 19), At(12, 19) + Duration.FromDays(27)], told);
    }

    [Fact]
    public async Task ForgetAsync_UserWithACopy_LeavesNothingAndTells()
    {
        await _.SyncAsync();

        await _.NewEngine().ForgetAsync(Anna, TestContext.Current.CancellationToken);

        Assert.Empty(await _.Offsets.GetAsync(_.Account, TestContext.Current.CancellationToken));
        Assert.Equal((SyncEventKind.UserDeleted, Anna), (_.Events[^1].Kind, _.Events[^1].User));
    }
}
