namespace FitbitSdk;

/// <summary>Parts of an account's status.</summary>
[Flags]
public enum AccountParts
{
    /// <summary>Nothing that costs a request.</summary>
    None = 0,

    /// <summary>When the trackers uploaded.</summary>
    Trackers = 1,

    /// <summary>The zone that the account is set to.</summary>
    Zone = 2,

    /// <summary>Everything.</summary>
    All = Trackers | Zone,
}
