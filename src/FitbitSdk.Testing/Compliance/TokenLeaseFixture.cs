namespace FitbitSdk.Testing;

/// <summary>Gives the cases of <see cref="TokenLeaseCompliance"/> a lease and the clock by which it ends.</summary>
/// <param name="open">Opens the lease on the clock it is given. Each further call must open the same underlying lease again, as another process would.</param>
public sealed class TokenLeaseFixture(Func<TimeProvider, ValueTask<ITokenLease>> open) : IAsyncDisposable
{
    private readonly List<ITokenLease> _opened = [];

    /// <summary>Gets the clock, which the cases move.</summary>
    public ManualTimeProvider Clock { get; } = new();

    /// <summary>Closes every lease that was opened, if it can be.</summary>
    /// <returns>A task that ends when all are closed.</returns>
    public async ValueTask DisposeAsync()
    {
        foreach (ITokenLease lease in _opened)
        {
            if (lease is IAsyncDisposable asynchronous)
            {
                await asynchronous.DisposeAsync().ConfigureAwait(false);
            }
            else if (lease is IDisposable disposable)
            {
                disposable.Dispose();
            }
        }

        _opened.Clear();
    }

    internal async ValueTask<ITokenLease> OpenAsync()
    {
        ITokenLease lease = await open(Clock).ConfigureAwait(false);
        _opened.Add(lease);
        return lease;
    }
}
