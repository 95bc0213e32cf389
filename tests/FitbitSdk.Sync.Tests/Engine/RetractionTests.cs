using FitbitSdk.Records;
using FitbitSdk.Testing;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>Logs that are gone upstream.</summary>
public sealed class RetractionTests
{
    private readonly EngineFixture _fixture = new();

    [Fact]
    public async Task SyncAsync_LogGoneInTwoReadsAnHourApart_IsRetracted()
    {
        await _fixture.SyncAsync(StreamId.Sleep);
        Delete("101");

        await ReadAfterAsync(TimeSpan.FromMinutes(5));
        Assert.Empty(Retracted());
        await ReadAfterAsync(TimeSpan.FromMinutes(59));
        Assert.Empty(Retracted());
        StreamReport report = await ReadAfterAsync(TimeSpan.FromMinutes(1));
        StreamReport again = await ReadAfterAsync(TimeSpan.FromHours(2));

        LoggedDelivery gone = Assert.Single(Retracted());
        Assert.Equal(("anna/sleep/101", 1L, 0L, 0L), (gone.Head!.Value.Id.ToString(), report.Retracted, report.Records, again.Retracted));
        Assert.Equal("""{"userKey":"anna","provider":"fitbit","stream":"sleep","recordId":"anna/sleep/101","delivery":"retract","observedAt":"2026-04-01T00:00:00Z"}""", gone.Json);
    }

    [Fact]
    public async Task SyncAsync_LogBackBeforeTheSecondRead_IsNoEvent()
    {
        await _fixture.SyncAsync(StreamId.Sleep);
        (string Id, Instant Start, Instant End) log = Delete("101");
        await ReadAfterAsync(TimeSpan.FromHours(1));
        _fixture.Source.Sleeps.Add(log);
        await ReadAfterAsync(TimeSpan.FromHours(1));
        Delete("101");

        // Missed anew: the first miss was made good.
        await ReadAfterAsync(TimeSpan.FromHours(1));

        Assert.Equal(2, _fixture.Log.Entries.Count);
    }

    [Fact]
    public async Task SyncAsync_LogBackAfterItsRetraction_IsSentAgain()
    {
        await _fixture.SyncAsync(StreamId.Sleep);
        (string Id, Instant Start, Instant End) log = Delete("101");
        await ReadAfterAsync(TimeSpan.FromHours(1));
        await ReadAfterAsync(TimeSpan.FromHours(1));
        _fixture.Source.Sleeps.Add(log);

        await ReadAfterAsync(TimeSpan.FromHours(1));

        Assert.Equal(
            [DeliveryKind.Upsert, DeliveryKind.Retract, DeliveryKind.Upsert],
            _fixture.Log.Entries.Where(static entry => entry.Head!.Value.Id.ToString() == "anna/sleep/101").Select(static entry => entry.Delivery));
    }

    [Fact]
    public async Task SyncAsync_EveryLogGone_RetractsThemAll()
    {
        await _fixture.SyncAsync(StreamId.Sleep);
        _fixture.Source.Sleeps.Clear();
        await ReadAfterAsync(TimeSpan.FromHours(1));
        await ReadAfterAsync(TimeSpan.FromHours(1));

        Assert.Equal(["anna/sleep/101", "anna/sleep/102"], Retracted().Select(static entry => entry.Head!.Value.Id.ToString()).Order());
    }

    [Fact]
    public async Task SyncAsync_ElementThatCannotBeMapped_RetractsNothing()
    {
        await _fixture.SyncAsync(StreamId.Sleep);
        Delete("101");
        _fixture.Source.Problems = [new("sleep[0].endTime", "missing")];
        for (int i = 0; i < 4; i++)
        {
            await ReadAfterAsync(TimeSpan.FromHours(3));
        }

        Assert.Empty(Retracted());
    }

    [Fact]
    public async Task SyncAsync_LogsBeingProcessed_RetractsNothing()
    {
        await _fixture.SyncAsync(StreamId.Sleep);
        Delete("101");
        for (int i = 0; i < 4; i++)
        {
            _fixture.Source.PendingUntil = _fixture.Now + Duration.FromMinutes(15);
            await ReadAfterAsync(TimeSpan.FromHours(3));
        }

        Assert.Empty(Retracted());
    }

    [Fact]
    public async Task SyncAsync_LogNoLongerInsideTheWindow_IsNotGone()
    {
        await _fixture.SyncAsync(StreamId.Sleep);

        // Fourteen days on, the look-back begins within the night of the 10th: it belongs to no window as a whole.
        _fixture.Clock.SetUtcNow(At(25, 2).ToDateTimeOffset());
        _fixture.Source.Watermarks["tracker"] = At(25, 2);
        Delete("101");
        await _fixture.SyncAsync(StreamId.Sleep);
        await ReadAfterAsync(TimeSpan.FromHours(2));

        Assert.Empty(Retracted());
    }

    [Fact]
    public async Task SyncAsync_RetractionRefusedByTheSink_IsSentAgain()
    {
        await _fixture.SyncAsync(StreamId.Sleep);
        Delete("101");
        await ReadAfterAsync(TimeSpan.FromHours(1));
        ((InMemoryRecordSink)_fixture.Sink).Script(ScriptedWrite.Reject(0));
        await ReadAfterAsync(TimeSpan.FromHours(1));
        Assert.Empty(Retracted());

        await ReadAfterAsync(TimeSpan.FromHours(12));

        Assert.Single(Retracted());
    }

    [Fact]
    public async Task SyncAsync_CrashBetweenRetractionAndOffset_SendsTheSameRetractionAgain()
    {
        await _fixture.SyncAsync(StreamId.Sleep);
        Delete("101");
        await ReadAfterAsync(TimeSpan.FromHours(1));
        ((InMemoryRecordSink)_fixture.Sink).Script(ScriptedWrite.UnknownButKept);
        await ReadAfterAsync(TimeSpan.FromHours(1));
        await ReadAfterAsync(TimeSpan.FromMinutes(10));

        Assert.Single(Retracted().Select(static entry => (entry.Head!.Value.Id, entry.Head.Value.Revision)).Distinct());
        Assert.Equal(2, Retracted().Count);
    }

    private (string Id, Instant Start, Instant End) Delete(string id)
    {
        (string Id, Instant Start, Instant End) log = _fixture.Source.Sleeps.Single(log => log.Id == id);
        _fixture.Source.Sleeps.Remove(log);
        return log;
    }

    private async Task<StreamReport> ReadAfterAsync(TimeSpan wait)
    {
        _fixture.Clock.Advance(wait);
        return _fixture.Of(await _fixture.SyncAsync(StreamId.Sleep), StreamId.Sleep);
    }

    private List<LoggedDelivery> Retracted() => [.. _fixture.Log.Entries.Where(static entry => entry.Delivery is DeliveryKind.Retract)];
}
