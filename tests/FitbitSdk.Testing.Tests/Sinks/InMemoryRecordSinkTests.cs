using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Testing.Tests;

public sealed class InMemoryRecordSinkTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 14, 12, 0);

    [Theory, MemberData(nameof(RecordSinkCompliance.Cases), MemberType = typeof(RecordSinkCompliance))]
    public Task Holds(ComplianceCase<IRecordSinkFixture> one) => one.RunAsync(static () => new(InMemoryFixture.Plain()));

    [Fact]
    public async Task Write_Batch_KeepsHeadOriginAndJson()
    {
        await using InMemoryRecordSink sink = new();
        using RecordBatch batch = Samples(61, 62);

        await sink.WriteAsync(batch, TestContext.Current.CancellationToken);

        LoggedDelivery second = sink.Log.Entries[1];
        Assert.Equal(2, sink.Log.Entries.Count);
        Assert.Same(batch.Origin, second.Origin);
        Assert.Equal(DeliveryKind.Upsert, second.Delivery);
        Assert.Equal("anna/heart-rate/2026-03-14T12:00:01Z", second.Head?.Id.ToString());
        Assert.Contains("\"beatsPerMinute\":62", second.Json, StringComparison.Ordinal);
        Assert.Equal(second.ToDelivered(), DeliveredRecord.ParseJson(System.Text.Encoding.UTF8.GetBytes(second.Json)));
    }

    [Fact]
    public async Task Write_RangeReplaced_KeepsTheSpanAndThenUpserts()
    {
        await using InMemoryRecordSink sink = new();
        using RecordBatch batch = Samples(61);
        using RecordBatch replacing = batch.Slice(0, 1, batch.Origin.Replacing(batch.Origin.Window));

        await sink.WriteAsync(replacing, TestContext.Current.CancellationToken);

        Assert.Equal([DeliveryKind.RangeReplaced, DeliveryKind.Upsert], sink.Log.Entries.Select(static entry => entry.Delivery));
        Assert.Equal(
            sink.Log.Entries.Select(static entry => entry.ToDelivered()),
            sink.Log.Entries.Select(static entry => DeliveredRecord.ParseJson(System.Text.Encoding.UTF8.GetBytes(entry.Json))));
        Assert.Equal(batch.Origin.Window, sink.Log.Entries[0].ToDelivered().Span);
    }

    [Fact]
    public async Task Script_Unknown_IsAnsweredWhetherKeptOrLost()
    {
        await using InMemoryRecordSink sink = new();
        sink.Script(ScriptedWrite.UnknownAndLost, ScriptedWrite.UnknownButKept);
        using RecordBatch batch = Samples(61);

        WriteResult lost = await sink.WriteAsync(batch, TestContext.Current.CancellationToken);
        int afterLost = sink.Log.Entries.Count;
        WriteResult kept = await sink.WriteAsync(batch, TestContext.Current.CancellationToken);
        int afterKept = sink.Log.Entries.Count;
        WriteResult beyond = await sink.WriteAsync(batch, TestContext.Current.CancellationToken);

        Assert.True(lost.IsUnknown && kept.IsUnknown && beyond.AllAcknowledged);
        Assert.Equal((0, 1), (afterLost, afterKept));
    }

    [Fact]
    public async Task Script_Throw_ThrowsWhetherKeptOrNot()
    {
        await using InMemoryRecordSink sink = new();
        sink.Script(ScriptedWrite.ThrowBeforeKeeping(new IOException("before")), ScriptedWrite.ThrowAfterKeeping(new IOException("after")));
        using RecordBatch batch = Samples(61);

        IOException before = await Assert.ThrowsAsync<IOException>(async () => await sink.WriteAsync(batch, TestContext.Current.CancellationToken));
        int afterBefore = sink.Log.Entries.Count;
        IOException after = await Assert.ThrowsAsync<IOException>(async () => await sink.WriteAsync(batch, TestContext.Current.CancellationToken));

        Assert.Equal(("before", "after"), (before.Message, after.Message));
        Assert.Equal((0, 1), (afterBefore, sink.Log.Entries.Count));
    }

    [Fact]
    public async Task Script_Reject_KeepsTheOthers()
    {
        await using InMemoryRecordSink sink = new();
        sink.Script(ScriptedWrite.Reject(2, 0, 17));
        using RecordBatch batch = Samples(61, 62, 63);

        WriteResult result = await sink.WriteAsync(batch, TestContext.Current.CancellationToken);

        Assert.Equal([0, 2], result.Rejected.Select(static rejected => rejected.Index));
        Assert.False(result.IsUnknown);
        Assert.Contains("\"beatsPerMinute\":62", Assert.Single(sink.Log.Entries).Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_AfterDispose_Throws()
    {
        InMemoryRecordSink sink = new();
        using RecordBatch batch = Samples(61);
        await sink.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await sink.WriteAsync(batch, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"delivery":"upsert","recordId":null,"revision":"00"}""")]
    [InlineData("""{"delivery":"upsert","recordId":"a","revision":"xyz"}""")]
    [InlineData("""{"delivery":"rangeReplaced","userKey":"a","spanStart":"2026","spanEnd":"2027"}""")]
    [InlineData("""{"delivery":"moved","recordId":"a","revision":"00"}""")]
    public void ParseJson_SomethingElse_ThrowsInvalidData(string json) =>
        Assert.Throws<InvalidDataException>(() => DeliveredRecord.ParseJson(System.Text.Encoding.UTF8.GetBytes(json)));

    private static RecordBatch<HeartRateSample> Samples(params int[] beats)
    {
        using RecordBatchBuilder<HeartRateSample> builder = new();
        for (int i = 0; i < beats.Length; i++)
        {
            builder.Add(new() { Time = RecordTime.FromInstant(Noon + Duration.FromSeconds(i)), IntervalSeconds = 1, BeatsPerMinute = beats[i] });
        }

        return builder.Build(new()
        {
            User = new("anna"),
            Provider = ProviderId.Fitbit,
            Stream = StreamId.HeartRate,
            Window = FetchWindow.Between(StreamTime.FromInstant(Noon), StreamTime.FromInstant(Noon + Duration.FromMinutes(1))),
            ObservedAt = Noon + Duration.FromHours(1),
        });
    }
}
