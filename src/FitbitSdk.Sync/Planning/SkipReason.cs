namespace FitbitSdk.Sync;

/// <summary>Why nothing is planned for a stream.</summary>
public enum SkipReason
{
    /// <summary>Everything is read and no re-read is due.</summary>
    NothingDue = 0,

    /// <summary>A failure is waited out.</summary>
    Paused = 1,

    /// <summary>The user did not grant the stream's scope.</summary>
    MissingScope = 2,

    /// <summary>No tracker has uploaded anything of the consent yet.</summary>
    NotUploaded = 3,

    /// <summary>The consent no longer touches what was delivered; a new version of the user begins a copy of its own.</summary>
    ConsentMoved = 4,

    /// <summary>The consent has not begun or is over, so what is true now is not covered by it.</summary>
    OutsideConsent = 5,

    /// <summary>The consent is over, all of it is read, and no upload of its days is awaited any more.</summary>
    Finished = 6,
}
