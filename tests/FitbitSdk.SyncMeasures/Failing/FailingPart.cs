namespace FitbitSdk.SyncMeasures.Failing;

/// <summary>What of a service fails.</summary>
internal enum FailingPart
{
    /// <summary>One stream.</summary>
    Stream,

    Devices,

    Tokens,

    /// <summary>All data, and the account's state.</summary>
    Everything,
}
