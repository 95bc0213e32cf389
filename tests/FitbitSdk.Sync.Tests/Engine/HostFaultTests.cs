using FitbitSdk.Records;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>What a host's store or handler throws stops a stream or a user, and nobody else.</summary>
public sealed class HostFaultTests
{
    private const string Private = "61 bpm of anna";

    private readonly EngineFixture _fixture = new();
    private readonly LogLines _lines = new();

    public HostFaultTests() => _fixture.Logger = _lines;

    [Fact]
    public async Task SyncAsync_ReadThrowsAStrangersException_FailsThatStreamAlone()
    {
        InvalidOperationException thrown = new(Private);
        _fixture.Source.FailRead = request => request.Stream.Id == StreamId.HeartRate ? thrown : null;

        SyncReport report = await _fixture.SyncAsync();
        StreamReport heart = _fixture.Of(report, StreamId.HeartRate);

        Assert.Equal((StreamOutcome.Failed, (HealthApiErrorKind?)null, (Instant?)(_fixture.Now + Duration.FromMinutes(1))), (heart.Outcome, heart.Error, heart.Until));
        Assert.Same(thrown, heart.Fault);
        Assert.Contains(nameof(InvalidOperationException), heart.Reason, StringComparison.Ordinal);
        Assert.All([StreamId.Steps, StreamId.Sleep], stream => Assert.Equal(StreamOutcome.Completed, _fixture.Of(report, stream).Outcome));
        Assert.Contains(_fixture.Events, static happened => happened.Kind is SyncEventKind.StreamFailed && happened.Stream == StreamId.HeartRate);
    }

    [Fact]
    public async Task SyncAsync_StrangersException_IsLoggedByItsTypeAlone()
    {
        _fixture.Source.FailRead = static _ => new InvalidOperationException(Private);

        SyncReport report = await _fixture.SyncAsync(StreamId.HeartRate);

        Assert.Contains(_lines.All, static line => line.Id == 1209 && line.Text.Contains(nameof(InvalidOperationException), StringComparison.Ordinal));
        Assert.DoesNotContain(_lines.All, static line => line.Text.Contains(Private, StringComparison.Ordinal));
        Assert.DoesNotContain(Private, report.Streams[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SyncAsync_OneUsersStateCannotBeRead_FailsThatUserAndServesTheNext()
    {
        _fixture.Offsets = new FaultyStore(_fixture.Offsets, static account => account.User == Anna);
        SyncEngine engine = _fixture.NewEngine();

        SyncReport anna = await engine.SyncAsync(_fixture.User, cancellationToken: TestContext.Current.CancellationToken);
        SyncReport bela = await engine.SyncAsync(new(new UserKey("bela"), At(10)), cancellationToken: TestContext.Current.CancellationToken);

        Assert.All(anna.Streams, static stream => Assert.Equal((StreamOutcome.Failed, typeof(InvalidDataException)), (stream.Outcome, stream.Fault?.GetType())));
        Assert.Equal((0, _fixture.Now + Duration.FromMinutes(1)), (anna.Requests, anna.NextDue));
        Assert.Equal(StreamOutcome.Completed, bela.Outcome);
    }

    [Fact]
    public async Task SyncAsync_KeepsThrowing_AsksOnceAMinuteThenHalfAsOftenUpToAnHour()
    {
        _fixture.Source.FailRead = static _ => new InvalidOperationException(Private);
        SyncEngine engine = _fixture.NewEngine();
        List<double> minutes = [];
        for (int i = 0; i < 8; i++)
        {
            Instant until = (await RunAsync()).Until!.Value;
            int asked = _fixture.Source.Asked.Count;
            Assert.Equal((StreamOutcome.Failed, (Instant?)until), ((await RunAsync()).Outcome, (await RunAsync()).Until));
            Assert.Equal(asked, _fixture.Source.Asked.Count);
            minutes.Add((until - _fixture.Now).TotalMinutes);
            _fixture.Clock.SetUtcNow(until.ToDateTimeOffset());
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], minutes);
        _fixture.Source.FailRead = static _ => null;
        Assert.Equal(StreamOutcome.Completed, (await RunAsync()).Outcome);

        async Task<StreamReport> RunAsync() => _fixture.Of(await engine.SyncAsync(_fixture.User, new() { Streams = [StreamId.Sleep] }, TestContext.Current.CancellationToken), StreamId.Sleep);
    }

    [Fact]
    public async Task SyncAsync_CancelledByItsCaller_EndsWithoutAReport()
    {
        using CancellationTokenSource stop = new();
        _fixture.Source.FailRead = _ =>
        {
            stop.Cancel();
            return new OperationCanceledException(stop.Token);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _fixture.NewEngine().SyncAsync(_fixture.User, cancellationToken: stop.Token));
    }

    [Fact]
    public async Task SyncAsync_CancelledByAHandlerOfTheHost_IsAFailureLikeAnyOther()
    {
        _fixture.Source.FailRead = static _ => new TaskCanceledException(Private);

        Assert.Equal(StreamOutcome.Failed, (await _fixture.SyncAsync(StreamId.Sleep)).Outcome);
    }

    private sealed class FaultyStore(IOffsetStore inner, Func<SyncAccount, bool> isFaulty) : IOffsetStore
    {
        public ValueTask<IReadOnlyDictionary<OffsetKey, SyncOffset>> GetAsync(SyncAccount account, CancellationToken cancellationToken) =>
            isFaulty(account) ? throw new InvalidDataException(Private) : inner.GetAsync(account, cancellationToken);

        public ValueTask<SyncOffset?> TryAdvanceAsync(OffsetKey key, SyncOffset? expected, SyncOffset next, CancellationToken cancellationToken) =>
            inner.TryAdvanceAsync(key, expected, next, cancellationToken);

        public IAsyncEnumerable<KeyValuePair<OffsetKey, SyncOffset>> ListAsync(StreamId stream, CancellationToken cancellationToken) => inner.ListAsync(stream, cancellationToken);

        public ValueTask RemoveAsync(UserKey user, CancellationToken cancellationToken) => inner.RemoveAsync(user, cancellationToken);
    }
}
