using FitbitSdk.Records;
using FitbitSdk.Testing;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>Logs that are gone upstream.</summary>
public sealed class RetractionTests
{
    private readonly EngineFixture _ = new();

    [Fact]
    public async Task SyncAsync_LogGoneInTwoReadsAnHourApart_IsRetracted()
    {
        await _.SyncAsync(StreamId.Sleep);
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
        await _.SyncAsync(StreamId.Sleep);
        (string Id, Instant Start, Instant End) log = Delete("101");
        await ReadAfterAsync(TimeSpan.FromHours(1));
        _.Source.Sleeps.Add(log);
        await ReadAfterAsync(TimeSpan.FromHours(1));
        Delete("101");

        // Missed anew: the first miss was made good.
        await ReadAfterAsync(TimeSpan.FromHours(1));

        Assert.Equal(2, _.Log.Entries.Count);
    }

    [Fact]
    public async Task SyncAsync_LogBackAfterItsRetraction_IsSentAgain()
    {
        await _.SyncAsync(StreamId.Sleep);
        (string Id, Instant Start, Instant End) log = Delete("101");
        await ReadAfterAsync(TimeSpan.FromHours(1));
        await ReadAfterAsync(TimeSpan.FromHours(1));
        _.Source.Sleeps.Add(log);

        await ReadAfterAsync(TimeSpan.FromHours(1));

        Assert.Equal(
            [DeliveryKind.Upsert, DeliveryKind.Retract, DeliveryKind.Upsert],
            _.Log.Entries.Where(static entry => entry.Head!.Value.Id.ToString() == "anna/sleep/101").Select(static entry => entry.Delivery));
    }

    [Fact]
    public async Task SyncAsync_EveryLogGone_RetractsThemAll()
    {
        await _.SyncAsync(StreamId.Sleep);
        _.Source.Sleeps.Clear();
        await ReadAfterAsync(TimeSpan.FromHours(1));
        await ReadAfterAsync(TimeSpan.FromHours(1));

        Assert.Equal(["anna/sleep/101", "anna/sleep/102"], Retracted().Select(static entry => entry.Head!.Value.Id.ToString()).Order());
    }

    [Fact]
    public async Task SyncAsync_ElementThatCannotBeMapped_RetractsNothing()
    {
        await _.SyncAsync(StreamId.Sleep);
        Delete("101");
        _.Source.Problems = [new("sleep[0].endTime", "missing")];
        for (int i = 0; i < 4; i++)
        {
            await ReadAfterAsync(TimeSpan.FromHours(3));
        }

        Assert.Empty(Retracted());
    }

    [Fact]
    public async Task SyncAsync_LogsBeingProcessed_RetractsNothing()
    {
        await _.SyncAsync(StreamId.Sleep);
        Delete("101");
        for (int i = 0; i < 4; i++)
        {
            _.Source.PendingUntil = _.Now + Duration.FromMinutes(15);
            await ReadAfterAsync(TimeSpan.FromHours(3));
        }

        Assert.Empty(Retracted());
    }

    [Fact]
    public async Task SyncAsync_LogNoLongerInsideTheWindow_IsNotGone()
    {
        await _.SyncAsync(StreamId.Sleep);

        // Fourteen days on, the look-back begins within the night of the 10th: it belongs to no window as a whole.
        _.Clock.SetUtcNow(At(25, 2).ToDateTimeOffset());
        _.Source.Watermarks["tracker"] = At(25, 2);
        Delete("101");
        await _.SyncAsync(StreamId.Sleep);
        await ReadAfterAsync(TimeSpan.FromHours(2));

        Assert.Empty(Retracted());
    }

    [Fact]
    public async Task SyncAsync_RetractionRefusedByTheSink_IsSentAgain()
    {
        await _.SyncAsync(StreamId.Sleep);
        Delete("101");
        await ReadAfterAsync(TimeSpan.FromHours(1));
        ((InMemoryRecordSink)_.Sink).Script(ScriptedWrite.Reject(0));
        await ReadAfterAsync(TimeSpan.FromHours(1));
        Assert.Empty(Retracted());

        await ReadAfterAsync(TimeSpan.FromHours(12));

        Assert.Single(Retracted());
    }

    [Fact]
    public async Task SyncAsync_CrashBetweenRetractionAndOffset_SendsTheSameRetractionAgain()
    {
        await _.SyncAsync(StreamId.Sleep);
        Delete("101");
        await ReadAfterAsync(TimeSpan.FromHours(1));
        ((InMemoryRecordSink)_.Sink).Script(ScriptedWrite.UnknownButKept);
        await ReadAfterAsync(TimeSpan.FromHours(1));
        await ReadAfterAsync(TimeSpan.FromMinutes(10));

        Assert.Single(Retracted().Select(static entry => (entry.Head!.Value.Id, entry.Head.Value.Revision)).Distinct());
        Assert.Equal(2, Retracted().Count);
    }

    private (string Id, Instant Start, Instant End) Delete(string id)
    {
        (string Id, Instant Start, Instant End) log = _.Source.Sleeps.Single(log => log.Id == id);
        _.Source.Sleeps.Remove(log);
        return log;
    }

    private async Task<StreamReport> ReadAfterAsync(TimeSpan wait)
    {
        _.Clock.Advance(wait);
        return _.Of(await _.SyncAsync(StreamId.Sleep), StreamId.Sleep);
    }

    private List<LoggedDelivery> Retracted() => [.. _.Log.Entries.Where(static entry => entry.Delivery is DeliveryKind.Retract)];
}
