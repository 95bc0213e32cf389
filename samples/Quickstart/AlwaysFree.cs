using FitbitSdk;

namespace Quickstart;

/// <summary>A lease for one process alone: the lock on the output folder keeps others out.</summary>
internal sealed class AlwaysFree : ITokenLease, IAsyncDisposable
{
    public ValueTask<IAsyncDisposable?> TryAcquireAsync(TokenKey key, TimeSpan lease, CancellationToken cancellationToken) => new(this);

    public ValueTask DisposeAsync() => default;
}
