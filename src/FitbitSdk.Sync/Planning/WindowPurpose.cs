namespace FitbitSdk.Sync;

/// <summary>Why a window is read.</summary>
public enum WindowPurpose
{
    /// <summary>New data, up to the horizon.</summary>
    Head = 0,

    /// <summary>What was read before, to find late uploads and corrections.</summary>
    Reread = 1,

    /// <summary>Older data, back to the start of the consent.</summary>
    Backfill = 2,

    /// <summary>A gap whose time for another try has come.</summary>
    Gap = 3,
}
