using System.Runtime.CompilerServices;
using FitbitSdk.Records;
using FitbitSdk.Testing;
using NodaTime;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>A process may die at any step. Whatever step it is, the next run makes up for it.</summary>
public sealed class CrashTests
{
    [Fact]
    public async Task SyncAsync_DiesAtEachStepInTurn_PlainSinkHoldsEveryRecordOfACleanRun()
    {
        string[] clean = await CleanRunAsync(static fixture => fixture.Sink);

        for (int step = 1; ; step++)
        {
            EngineFixture fixture = new();
            Crash crash = new(step);
            fixture.Offsets = new CrashingStore(fixture.Offsets, crash);
            fixture.Sink = new CrashingSink(fixture.Sink, crash);
            bool died = await RunAsync(fixture, crash);
            Assert.Equal(clean, fixture.Delivered().Distinct().Order(StringComparer.Ordinal));
            if (!died)
            {
                Assert.True(step > 20, "The run has more steps than were tried.");
                return;
            }
        }
    }

    [Fact]
    public async Task SyncAsync_DiesAtEachStepInTurn_TransactionalSinkHoldsEachRecordOnce()
    {
        string[] clean = await CleanRunAsync(static fixture => fixture.Sink);

        for (int step = 1; ; step++)
        {
            EngineFixture fixture = new();
            Crash crash = new(step);
            fixture.Offsets = new CrashingStore(fixture.Offsets, crash);
            fixture.Sink = new InMemoryTransactionalSink(fixture.Offsets, fixture.Log);
            bool died = await RunAsync(fixture, crash);
            Assert.Equal(clean, fixture.Delivered().Order(StringComparer.Ordinal));
            if (!died)
            {
                return;
            }
        }
    }

    private static async Task<string[]> CleanRunAsync(Func<EngineFixture, IRecordSink> sink)
    {
        EngineFixture fixture = new();
        fixture.Sink = sink(fixture);
        await fixture.SyncAsync();
        return [.. fixture.Delivered().Order(StringComparer.Ordinal)];
    }

    private static async Task<bool> RunAsync(EngineFixture fixture, Crash crash)
    {
        try
        {
            await fixture.NewEngine(new CrashingSource(fixture.Source, crash)).SyncAsync(fixture.User, cancellationToken: TestContext.Current.CancellationToken);
        }
        catch (ProcessDiedException)
        {
        }

        bool died = crash.HasHappened;
        crash.Revive();
        await fixture.SyncAsync();
        return died;
    }

    private sealed class ProcessDiedException : Exception;

    private sealed class Crash(int step)
    {
        private int _left = step;

        public bool HasHappened => _left <= 0;

        public void Revive() => _left = int.MaxValue;

        // Once dead, a process does nothing more, whoever catches the exception.
        public void Pass()
        {
            if (--_left <= 0)
            {
                throw new ProcessDiedException();
            }
        }
    }

    private sealed class CrashingSource(FakeSource inner, Crash crash) : IHealthDataSource
    {
        public ProviderId Provider => inner.Provider;

        public IReadOnlyList<DataStream> Streams => inner.Streams;

        public async ValueTask<AccountStatus> GetStatusAsync(StatusRequest request, CancellationToken cancellationToken)
        {
            crash.Pass();
            return await inner.GetStatusAsync(request, cancellationToken);
        }

        public async IAsyncEnumerable<SourcePage> ReadAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            crash.Pass();
            await foreach (SourcePage page in inner.ReadAsync(request, cancellationToken))
            {
                yield return page;
                crash.Pass();
            }
        }
    }

    private sealed class CrashingSink(IRecordSink inner, Crash crash) : IRecordSink
    {
        public async ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken)
        {
            crash.Pass();
            WriteResult result = await inner.WriteAsync(batch, cancellationToken);
            crash.Pass();
            return result;
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }

    private sealed class CrashingStore(IOffsetStore inner, Crash crash) : IOffsetStore
    {
        public ValueTask<IReadOnlyDictionary<OffsetKey, SyncOffset>> GetAsync(SyncAccount account, CancellationToken cancellationToken) => inner.GetAsync(account, cancellationToken);

        public async ValueTask<SyncOffset?> TryAdvanceAsync(OffsetKey key, SyncOffset? expected, SyncOffset next, CancellationToken cancellationToken)
        {
            crash.Pass();
            return await inner.TryAdvanceAsync(key, expected, next, cancellationToken);
        }

        public IAsyncEnumerable<KeyValuePair<OffsetKey, SyncOffset>> ListAsync(StreamId stream, CancellationToken cancellationToken) => inner.ListAsync(stream, cancellationToken);

        public ValueTask RemoveAsync(UserKey user, CancellationToken cancellationToken) => inner.RemoveAsync(user, cancellationToken);
    }
}
