using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>The account within a run: its row as it is stored now.</summary>
internal sealed class AccountRun(OffsetKey key)
{
    public OffsetKey Key { get; } = key;

    public SyncOffset? Stored { get; set; }

    public SyncOffset Offset => Stored ?? SyncOffset.Initial;

    public AccountState State => Offset.Account ?? new();

    public int Requests { get; set; }

    /// <summary>Gets or sets whether this run finds out if a provider that was off for everyone is on again.</summary>
    public bool ProbesProvider { get; set; }

    /// <summary>Gets or sets whether nothing of the account can be read now.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Gets when the next attempt may be made; <see langword="null"/> where that is not a matter of time.</summary>
    public Instant? Until { get; private set; }

    /// <summary>Gets what the policies of the streams that may be read cost; <see langword="null"/> where the run did not come to its plan.</summary>
    public PolicyPrice? Price { get; set; }

    /// <summary>Gets whether that is more than the quota gives.</summary>
    public bool ExceedsQuota { get; set; }

    public void Stop(Instant? until) => (IsStopped, Until) = (true, until);
}
