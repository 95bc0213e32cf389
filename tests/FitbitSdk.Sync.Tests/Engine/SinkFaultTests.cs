using FitbitSdk.Records;
using FitbitSdk.Testing;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>What a sink may answer, and what becomes of the window.</summary>
public sealed class SinkFaultTests
{
    private readonly EngineFixture _fixture = new();

    [Fact]
    public async Task SyncAsync_SinkDoesNotKnow_LeavesTheOffsetAndSendsTheSameAgain()
    {
        ((InMemoryRecordSink)_fixture.Sink).Script(ScriptedWrite.UnknownButKept);

        SyncReport first = await _fixture.SyncAsync(StreamId.Sleep);
        SyncOffset between = await _fixture.OffsetAsync(StreamId.Sleep);
        SyncReport second = await _fixture.SyncAsync(StreamId.Sleep);

        Assert.Equal((StreamOutcome.Failed, 0), (first.Outcome, first.Records));
        Assert.Null(between.Coverage);
        Assert.Equal((StreamOutcome.Completed, 2), (second.Outcome, second.Records));
        List<string> delivered = _fixture.Delivered();
        Assert.Equal(delivered[..2], delivered[2..]);
    }

    [Fact]
    public async Task SyncAsync_SinkAnswersWithNothing_IsTakenForUnknown()
    {
        _fixture.Sink = new SilentSink(static _ => Task.CompletedTask);

        SyncReport report = await _fixture.SyncAsync(StreamId.Sleep);

        Assert.Equal((StreamOutcome.Failed, 0), (report.Outcome, report.Records));
        Assert.Null((await _fixture.OffsetAsync(StreamId.Sleep)).Coverage);
    }

    [Fact]
    public async Task SyncAsync_SinkNeverAnswers_EndsWithItsCallerAndTheOffsetStays()
    {
        using CancellationTokenSource stop = new();
        IRecordSink working = _fixture.Sink;
        _fixture.Sink = new SilentSink(async cancelled =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancelled);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _fixture.NewEngine().SyncAsync(_fixture.User, new() { Streams = [StreamId.Sleep] }, stop.Token));
        Assert.Null((await _fixture.OffsetAsync(StreamId.Sleep)).Coverage);

        _fixture.Sink = working;
        Assert.Equal((StreamOutcome.Completed, 2), ((await _fixture.SyncAsync(StreamId.Sleep)).Outcome, _fixture.Log.Entries.Count));
    }

    [Fact]
    public async Task SyncAsync_SinkUnreachable_FetchesNothingUntilItsWaitIsOver()
    {
        SyncEngine engine = _fixture.NewEngine();
        ((InMemoryRecordSink)_fixture.Sink).Script([.. Enumerable.Repeat(ScriptedWrite.UnknownAndLost, 9)]);
        List<double> seconds = [];
        for (int i = 0; i < 9; i++)
        {
            Instant until = (await RunAsync(engine)).Until!.Value;
            int asked = _fixture.Source.Asked.Count;
            Assert.Equal((StreamOutcome.Failed, 0), ((await RunAsync(engine)).Outcome, (await RunAsync(engine)).Requests));
            Assert.Equal(asked, _fixture.Source.Asked.Count);
            seconds.Add((until - _fixture.Now).TotalSeconds);
            _fixture.Clock.SetUtcNow(until.ToDateTimeOffset());
        }

        Assert.Equal([60, 120, 240, 300, 300, 300, 300, 300, 300], seconds);
        Assert.Equal(StreamOutcome.Completed, (await RunAsync(engine)).Outcome);

        async Task<StreamReport> RunAsync(SyncEngine one) => _fixture.Of(await one.SyncAsync(_fixture.User, new() { Streams = [StreamId.Sleep] }, TestContext.Current.CancellationToken), StreamId.Sleep);
    }

    [Fact]
    public async Task SyncAsync_SinkTakesNothingOfOneUser_TakesWhatIsOthers()
    {
        SyncEngine engine = _fixture.NewEngine();
        ((InMemoryRecordSink)_fixture.Sink).Script([.. Enumerable.Repeat(ScriptedWrite.UnknownAndLost, 2)]);

        SyncReport anna = await RunAsync(engine, Anna);
        SyncReport ben = await RunAsync(engine, new("ben"));

        Assert.Equal([StreamOutcome.Failed, StreamOutcome.Failed, StreamOutcome.Completed, StreamOutcome.Completed], [.. anna.Streams.Concat(ben.Streams).Select(static stream => stream.Outcome)]);
    }

    [Fact]
    public async Task SyncAsync_SinkTakesNothingOfTwoUsers_LeavesItAloneForEveryone()
    {
        SyncEngine engine = _fixture.NewEngine();
        ((InMemoryRecordSink)_fixture.Sink).Script([.. Enumerable.Repeat(ScriptedWrite.UnknownAndLost, 3)]);
        await RunAsync(engine, Anna);
        await RunAsync(engine, new("ben"));
        int asked = _fixture.Source.Asked.Count;

        SyncReport waits = await RunAsync(engine, new("cora"));
        _fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        SyncReport after = await RunAsync(engine, new("cora"));

        Assert.Equal((StreamOutcome.Failed, 3, (Instant?)(_fixture.Now)), (waits.Outcome, asked, waits.Streams[0].Until));
        Assert.Equal(StreamOutcome.Completed, after.Outcome);
    }

    private Task<SyncReport> RunAsync(SyncEngine engine, UserKey user) =>
        engine.SyncAsync(new(user, At(12)), new() { Streams = [StreamId.HeartRate, StreamId.Sleep] }, TestContext.Current.CancellationToken);

    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(InvalidDataException))]
    public async Task SyncAsync_SinkThrows_FailsWithoutQuotingIt(Type thrown)
    {
        Exception careless = (Exception)Activator.CreateInstance(thrown, "could not write 61 bpm of anna")!;
        ((InMemoryRecordSink)_fixture.Sink).Script(ScriptedWrite.ThrowBeforeKeeping(careless));

        SyncReport report = await _fixture.SyncAsync(StreamId.Sleep);

        Assert.Equal((StreamOutcome.Failed, $"The delivery failed ({thrown.Name})."), (report.Outcome, Assert.Single(report.Streams).Reason));
        Assert.Equal(2, (await _fixture.SyncAsync(StreamId.Sleep)).Records);
    }

    [Fact]
    public async Task SyncAsync_SinkThrowsWhatMayBeQuoted_TellsWhatHelps()
    {
        ((InMemoryRecordSink)_fixture.Sink).Script(ScriptedWrite.ThrowBeforeKeeping(new OwnSinkException("OwnOptions.Address: nobody answers.")));

        SyncReport report = await _fixture.SyncAsync(StreamId.Sleep);

        Assert.Equal("OwnOptions.Address: nobody answers.", Assert.Single(report.Streams).Reason);
    }

    [Fact]
    public async Task SyncAsync_SinkRefusesARecord_DeliversTheRestAndTriesTheGapAgain()
    {
        ((InMemoryRecordSink)_fixture.Sink).Script(ScriptedWrite.Reject(0));

        StreamReport first = _fixture.Of(await _fixture.SyncAsync(StreamId.Sleep), StreamId.Sleep);
        _fixture.Clock.Advance(TimeSpan.FromHours(12));
        StreamReport second = _fixture.Of(await _fixture.SyncAsync(StreamId.Sleep), StreamId.Sleep);

        Assert.Equal((StreamOutcome.Partial, 1, 1), (first.Outcome, first.Problems, first.Gaps));
        Assert.NotNull(first.Coverage);
        Assert.Equal((StreamOutcome.Completed, 0), (second.Outcome, second.Gaps));
        Assert.Contains(_fixture.Log.Entries, static e => e.Head?.Id.ToString() == "anna/sleep/101");
    }

    [Fact]
    public async Task SyncAsync_SinkRefusedSomeOfAnHourAndTheRestVanished_ReplacesTheHour()
    {
        await _fixture.SyncAsync(StreamId.HeartRate);
        _fixture.Source.Heart[At(12, 18, 37)] = 91;
        _fixture.Source.Heart[At(12, 18, 44)] = 92;
        _fixture.Source.Watermarks["tracker"] = At(12, 18, 50);
        ((InMemoryRecordSink)_fixture.Sink).Script(ScriptedWrite.Reject(0));
        await _fixture.SyncAsync(StreamId.HeartRate);
        _fixture.Source.Heart.Remove(At(12, 18, 37));
        _fixture.Source.Heart.Remove(At(12, 18, 44));
        _fixture.Clock.Advance(TimeSpan.FromHours(31));
        int before = _fixture.Log.Entries.Count;

        Assert.Equal(0, _fixture.Of(await _fixture.SyncAsync(StreamId.HeartRate), StreamId.HeartRate).Gaps);

        Assert.Contains(_fixture.Log.Entries.Skip(before), static e => e.Delivery is DeliveryKind.RangeReplaced && e.Origin.Window.Contains(On(12, 18, 37)));
    }

    private sealed class OwnSinkException(string message) : SinkException(message);

    private sealed class SilentSink(Func<CancellationToken, Task> wait) : IRecordSink
    {
        public async ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken)
        {
            await wait(cancellationToken);
            return default;
        }

        public ValueTask DisposeAsync() => default;
    }
}
