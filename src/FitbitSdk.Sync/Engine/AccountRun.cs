namespace FitbitSdk.Sync;

/// <summary>The account within a run: its row as it is stored now.</summary>
internal sealed class AccountRun(OffsetKey key, SyncOffset? stored)
{
    public OffsetKey Key { get; } = key;

    public SyncOffset? Stored { get; set; } = stored;

    public SyncOffset Offset => Stored ?? SyncOffset.Initial;

    public AccountState State => Offset.Account ?? new();

    public int Requests { get; set; }

    /// <summary>Gets or sets whether this run finds out if a provider that was off for everyone is on again.</summary>
    public bool ProbesProvider { get; set; }

    /// <summary>Gets or sets whether nothing of the account can be read now.</summary>
    public bool IsStopped { get; set; }
}
