using FitbitSdk.Records;
using FitbitSdk.Sync.Tests.Engine;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Detection;

/// <summary>A row of a store has a bounded size, whatever is read and wherever it goes.</summary>
public sealed class OffsetBoundTests
{
    [Fact]
    public async Task SyncAsync_MonthsOfEveryHour_KeepADigestOfThirtyDays()
    {
        EngineFixture fixture = new() { User = new(Anna, At(12) - Duration.FromDays(90)) };

        await fixture.SyncAsync(StreamId.Steps);

        // A byte for the format, 14 for each hour of 30 days and the one that has begun.
        Assert.Equal(1 + (14 * ((30 * 24) + 1)), (await fixture.OffsetAsync(StreamId.Steps)).Digest.Length);
    }

    [Fact]
    public void NewOffset_DigestOrPositionTooLong_IsRefused()
    {
        Assert.Contains("SyncOffset.Digest", Assert.Throws<ArgumentException>(static () => new SyncOffset { Digest = new byte[SyncOffset.MaximumDigest + 1] }).Message, StringComparison.Ordinal);
        Assert.Contains("SyncOffset.SinkPosition", Assert.Throws<ArgumentException>(static () => new SyncOffset { SinkPosition = new byte[SyncOffset.MaximumSinkPosition + 1] }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SyncAsync_SinkGivesAPositionTooLong_FailsAndKeepsTheOffset()
    {
        EngineFixture fixture = new();
        fixture.Sink = new Verbose(fixture.Offsets);

        StreamReport sleep = fixture.Of(await fixture.SyncAsync(StreamId.Sleep), StreamId.Sleep);

        Assert.Equal((StreamOutcome.Failed, typeof(ArgumentException)), (sleep.Outcome, sleep.Fault?.GetType()));
        Assert.Null((await fixture.OffsetAsync(StreamId.Sleep)).Coverage);
    }

    private sealed class Verbose(IOffsetStore offsets) : ITransactionalSink, ISinkTransaction
    {
        private OffsetKey? _key;

        public ValueTask<ISinkTransaction> BeginAsync(OffsetKey key, CancellationToken cancellationToken)
        {
            _key = key;
            return new(this);
        }

        public ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken) => new(WriteResult.Acknowledged);

        public ValueTask<SyncOffset?> CommitAsync(SyncOffset? expected, SyncOffset next, CancellationToken cancellationToken) =>
            offsets.TryAdvanceAsync(_key!, expected, next with { SinkPosition = new byte[SyncOffset.MaximumSinkPosition + 1] }, cancellationToken);

        public ValueTask DisposeAsync() => default;
    }
}
