using FitbitSdk.Records;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>What the engine tells observers, one by one; of providers, gaps and finished users <see cref="ProviderTests"/> tell.</summary>
public sealed class EventTests
{
    private readonly EngineFixture _fixture = new();

    [Fact]
    public async Task OnEvent_WindowDelivered_NamesUserStreamWindowAndRecords()
    {
        await _fixture.SyncAsync(StreamId.Sleep);

        SyncEvent told = Assert.Single(_fixture.Events, static happened => happened.Kind is SyncEventKind.WindowDelivered);
        Assert.Equal((ProviderId.Fitbit, Anna, StreamId.Sleep, _fixture.Source.Asked[0].Window, 2L), (told.Provider, told.User, told.Stream, told.Window, told.Records));
    }

    [Fact]
    public async Task OnEvent_EachRun_EndsWithTheLastSync()
    {
        SyncReport report = await _fixture.SyncAsync();
        await _fixture.SyncAsync(DueRule.WhenDue);

        SyncEvent[] told = [.. _fixture.Events.Where(static happened => happened.Kind is SyncEventKind.RunEnded)];
        Assert.Equal([(report.Records, true), (0L, true)], told.Select(static happened => (happened.Records, happened.IsComplete)));
        Assert.Equal((Anna, _fixture.Now), (told[^1].User, told[^1].At));
    }

    [Fact]
    public async Task OnEvent_QuotaUsedUp_SaysUntilWhen()
    {
        _fixture.Source.FailRead = static _ => new RateLimitedException("GetHeartRate", "scripted") { RetryAt = At(12, 20) };

        await _fixture.SyncAsync();

        SyncEvent told = Assert.Single(_fixture.Events, static happened => happened.Kind is SyncEventKind.RateLimited);
        Assert.Equal((Anna, (StreamId?)null, (Instant?)At(12, 20), (int?)1429), (told.User, told.Stream, told.Until, told.OcariotCode));
    }

    [Fact]
    public async Task OnEvent_StreamFailed_NamesItsErrorAndTheNextTry()
    {
        _fixture.Source.FailRead = static request => request.Stream.Id == StreamId.Sleep ? new HealthApiException(HealthApiErrorKind.Rejected, "GetSleep", "scripted") : null;

        await _fixture.SyncAsync();
        await _fixture.SyncAsync();

        SyncEvent told = Assert.Single(_fixture.Events, static happened => happened.Kind is SyncEventKind.StreamFailed);
        Assert.Equal((StreamId.Sleep, (HealthApiErrorKind?)HealthApiErrorKind.Rejected, (Instant?)(_fixture.Now + Duration.FromHours(1))), (told.Stream, told.Error, told.Until));
        Assert.All(_fixture.Events.Where(static happened => happened.Kind is SyncEventKind.RunEnded), static happened => Assert.False(happened.IsComplete));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task OnEvent_RunWithoutAScope_IsCompleteIfTheUserDidNotGrantIt(bool isGranted, bool isComplete)
    {
        _fixture.Source.Scopes = isGranted ? null : _fixture.Source.Streams.Select(static stream => stream.Scope).Except(["sleep"], StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        _fixture.Source.FailRead = static request => request.Stream.Id == StreamId.Sleep ? new MissingScopeException("GetSleep", "scripted") : null;

        await _fixture.SyncAsync();
        await _fixture.SyncAsync();

        Assert.Equal([isComplete, isComplete], _fixture.Events.Where(static happened => happened.Kind is SyncEventKind.RunEnded).Select(static happened => happened.IsComplete));
    }

    [Fact]
    public async Task OnEvent_NoTracker_IsToldAtTheFirstLook()
    {
        _fixture.Source.Watermarks.Clear();

        await _fixture.SyncAsync();
        await _fixture.SyncAsync();

        Assert.Single(_fixture.Events, static happened => happened.Kind is SyncEventKind.NoDevice);
    }

    [Fact]
    public async Task OnEvent_NoUploadForSevenDays_IsToldOnceUntilOneComes()
    {
        List<Instant> told = [];
        for (int hour = 0; hour < 24 * 30; hour++)
        {
            if (hour == 24 * 20)
            {
                _fixture.Source.Watermarks["tracker"] = _fixture.Now;
            }

            await _fixture.SyncAsync(DueRule.WhenDue, StreamId.Sleep);
            _fixture.Clock.Advance(TimeSpan.FromHours(1));
        }

        told.AddRange(_fixture.Events.Where(static happened => happened.Kind is SyncEventKind.Inactive).Select(static happened => happened.At));
        Assert.Equal([At(19, 19), At(12, 19) + Duration.FromDays(27)], told);
    }

    [Fact]
    public async Task ForgetAsync_UserWithACopy_LeavesNothingAndTells()
    {
        await _fixture.SyncAsync();

        await _fixture.NewEngine().ForgetAsync(Anna, TestContext.Current.CancellationToken);

        Assert.Empty(await _fixture.Offsets.GetAsync(_fixture.Account, TestContext.Current.CancellationToken));
        Assert.Equal((SyncEventKind.UserDeleted, Anna), (_fixture.Events[^1].Kind, _fixture.Events[^1].User));
    }
}
