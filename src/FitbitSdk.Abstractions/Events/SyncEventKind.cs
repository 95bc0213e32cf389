namespace FitbitSdk;

/// <summary>What happened.</summary>
public enum SyncEventKind
{
    /// <summary>A run of a user ended: their last sync.</summary>
    RunEnded = 0,

    /// <summary>A user who had to authorize again has done so.</summary>
    Authorized = 1,

    /// <summary>A user must authorize again; nothing of theirs is read until tokens are stored.</summary>
    NeedsAuthorization = 2,

    /// <summary>The application's own credentials are refused: the provider pauses for everyone.</summary>
    ApplicationRefused = 3,

    /// <summary>The provider's API is switched off: it is asked once a day, for everyone.</summary>
    ApiRetired = 4,

    /// <summary>A provider that was off for everyone answers again.</summary>
    ProviderBack = 5,

    /// <summary>A user's quota is used up.</summary>
    RateLimited = 6,

    /// <summary>A window was read, delivered and committed.</summary>
    WindowDelivered = 7,

    /// <summary>A stream of a user pauses after a failure; without a stream, all of theirs.</summary>
    StreamFailed = 8,

    /// <summary>A stretch could not be read or delivered in full.</summary>
    GapOpened = 9,

    /// <summary>A gap was read and delivered in full.</summary>
    GapClosed = 10,

    /// <summary>The provider names no tracker of the user, so that it must be assumed until when data is uploaded.</summary>
    NoDevice = 11,

    /// <summary>All of a consent that has ended is read; raised by each run that finds it so.</summary>
    UserFinished = 12,

    /// <summary>A user's tokens were refreshed; told by the client.</summary>
    TokenRefreshed = 13,

    /// <summary>A user's grant was withdrawn by the host, or found to be so when it tried, and their tokens are gone; told by the client. One that is
    /// withdrawn at the provider shows as <see cref="NeedsAuthorization"/> first.</summary>
    TokenRevoked = 14,

    /// <summary>All offsets of a user were forgotten, once for each provider.</summary>
    UserDeleted = 15,

    /// <summary>No tracker of the user has uploaded for seven days; told once, until one uploads again.</summary>
    Inactive = 16,
}
