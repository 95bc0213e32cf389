using System.Runtime.CompilerServices;
using FitbitSdk.Records;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>What a step throws at which the process dies, and each one after it.</summary>
internal sealed class ProcessDiedException : Exception;

/// <summary>The death of a process at a step of its work: the calls of source, sink and store are counted.</summary>
internal sealed class Crash(int step)
{
    private int _left = step;

    public bool HasHappened => _left <= 0;

    public void Revive(int step = int.MaxValue) => _left = step;

    // Once dead, a process does nothing more, whoever catches the exception.
    public void Pass()
    {
        if (--_left <= 0)
        {
            throw new ProcessDiedException();
        }
    }
}

internal sealed class CrashingSource(FakeSource inner, Crash crash) : IHealthDataSource
{
    public ProviderId Provider => inner.Provider;

    public IReadOnlyList<DataStream> Streams => inner.Streams;

    public ValueTask<string?> GetAuthorizationAsync(SyncUser user, CancellationToken cancellationToken) => inner.GetAuthorizationAsync(user, cancellationToken);

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

internal sealed class CrashingSink(IRecordSink inner, Crash crash) : IRecordSink
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

internal sealed class CrashingStore(IOffsetStore inner, Crash crash) : IOffsetStore
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
