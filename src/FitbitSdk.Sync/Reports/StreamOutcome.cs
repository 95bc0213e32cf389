namespace FitbitSdk.Sync;

/// <summary>How a run ended for one stream, from best to worst.</summary>
public enum StreamOutcome
{
    /// <summary>Nothing was due.</summary>
    NothingDue = 0,

    /// <summary>All that was due was read and delivered.</summary>
    Completed = 1,

    /// <summary>The stream is not read, for a reason that is no failure: scope not granted, nothing uploaded yet, or still being processed by the provider.</summary>
    Skipped = 2,

    /// <summary>Some of it could not be mapped or was refused by the sink, or gaps are open.</summary>
    Partial = 3,

    /// <summary>The quota is used up; the rest follows after the reset.</summary>
    RateLimited = 4,

    /// <summary>A read or a delivery failed, or an earlier failure is still waited out.</summary>
    Failed = 5,

    /// <summary>The user must authorize again.</summary>
    NeedsAuthorization = 6,
}
