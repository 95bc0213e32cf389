namespace FitbitSdk.WebApi.Tests;

/// <summary>A lease that is free, or held by another process for some of the first calls.</summary>
internal sealed class MemoryLease(int refusals = 0, Action<int>? onRefused = null) : ITokenLease
{
    private int _calls;

    public int Taken { get; private set; }

    public int GivenBack { get; private set; }

    public ValueTask<IAsyncDisposable?> TryAcquireAsync(TokenKey key, TimeSpan lease, CancellationToken cancellationToken)
    {
        Assert.Equal(TimeSpan.FromSeconds(60), lease);
        if (_calls++ < refusals)
        {
            onRefused?.Invoke(_calls);
            return new((IAsyncDisposable?)null);
        }

        Taken++;
        return new(new Holder(this));
    }

    private sealed class Holder(MemoryLease lease) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            lease.GivenBack++;
            return ValueTask.CompletedTask;
        }
    }
}
