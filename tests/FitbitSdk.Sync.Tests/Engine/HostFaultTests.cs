using FitbitSdk.Records;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>What a host's store or handler throws stops a stream or a user, and nobody else.</summary>
public sealed class HostFaultTests
{
    private const string Private = "61 bpm of anna";

    private readonly EngineFixture _ = new();
    private readonly LogLines _lines = new();

    public HostFaultTests() => _.Logger = _lines;

    [Fact]
    public async Task SyncAsync_ReadThrowsAStrangersException_FailsThatStreamAlone()
    {
        InvalidOperationException thrown = new(Private);
        _.Source.FailRead = request => request.Stream.Id == StreamId.HeartRate ? thrown : null;

        SyncReport report = await _.SyncAsync();
        StreamReport heart = _.Of(report, StreamId.HeartRate);

        Assert.Equal((StreamOutcome.Failed, (HealthApiErrorKind?)null, (Instant?)(_.Now + Duration.FromMinutes(1))), (heart.Outcome, heart.Error, heart.Until));
        Assert.Same(thrown, heart.Fault);
        Assert.Contains(nameof(InvalidOperationException), heart.Reason, StringComparison.Ordinal);
        Assert.All([StreamId.Steps, StreamId.Sleep], stream => Assert.Equal(StreamOutcome.Completed, _.Of(report, stream).Outcome));
        Assert.Contains(_.Events, static happened => happened.Kind is SyncEventKind.StreamFailed && happened.Stream == StreamId.HeartRate);
    }

    [Fact]
    public async Task SyncAsync_StrangersException_IsLoggedByItsTypeAlone()
    {
        _.Source.FailRead = static _ => new InvalidOperationException(Private);

        SyncReport report = await _.SyncAsync(StreamId.HeartRate);

        Assert.Contains(_lines.All, static line => line.Id == 1209 && line.Text.Contains(nameof(InvalidOperationException), StringComparison.Ordinal));
        Assert.DoesNotContain(_lines.All, static line => line.Text.Contains(Private, StringComparison.Ordinal));
        Assert.DoesNotContain(Private, report.Streams[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SyncAsync_OneUsersStateCannotBeRead_FailsThatUserAndServesTheNext()
    {
        _.Offsets = new FaultyStore(_.Offsets, static account => account.User == Anna);
        SyncEngine engine = _.NewEngine();

        SyncReport anna = await engine.SyncAsync(_.User, cancellationToken: TestContext.Current.CancellationToken);
        SyncReport bela = await engine.SyncAsync(new(new UserKey("bela"), At(10)), cancellationToken: TestContext.Current.CancellationToken);

        Assert.All(anna.Streams, static stream => Assert.Equal((StreamOutcome.Failed, typeof(InvalidDataException)), (stream.Outcome, stream.Fault?.GetType())));
        Assert.Equal((0, _.Now + Duration.FromMinutes(1)), (anna.Requests, anna.NextDue));
        Assert.Equal(StreamOutcome.Completed, bela.Outcome);
    }

    [Fact]
    public async Task SyncAsync_KeepsThrowing_AsksOnceAMinuteThenHalfAsOftenUpToAnHour()
    {
        _.Source.FailRead = static _ => new InvalidOperationException(Private);
        SyncEngine engine = _.NewEngine();
        List<double> minutes = [];
        for (int i = 0; i < 8; i++)
        {
            Instant until = (await RunAsync()).Until!.Value;
            int asked = _.Source.Asked.Count;
            Assert.Equal((StreamOutcome.Failed, (Instant?)until), ((await RunAsync()).Outcome, (await RunAsync()).Until));
            Assert.Equal(asked, _.Source.Asked.Count);
            minutes.Add((until - _.Now).TotalMinutes);
            _.Clock.SetUtcNow(until.ToDateTimeOffset());
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], minutes);
        _.Source.FailRead = static _ => null;
        Assert.Equal(StreamOutcome.Completed, (await RunAsync()).Outcome);

        async Task<StreamReport> RunAsync() => _.Of(await engine.SyncAsync(_.User, new() { Streams = [StreamId.Sleep] }, TestContext.Current.CancellationToken), StreamId.Sleep);
    }

    [Fact]
    public async Task SyncAsync_CancelledByItsCaller_EndsWithoutAReport()
    {
        using CancellationTokenSource stop = new();
        _.Source.FailRead = _ =>
        {
            stop.Cancel();
            return new OperationCanceledException(stop.Token);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _.NewEngine().SyncAsync(_.User, cancellationToken: stop.Token));
    }

    [Fact]
    public async Task SyncAsync_CancelledByAHandlerOfTheHost_IsAFailureLikeAnyOther()
    {
        _.Source.FailRead = static _ => new TaskCanceledException(Private);

        Assert.Equal(StreamOutcome.Failed, (await _.SyncAsync(StreamId.Sleep)).Outcome);
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
