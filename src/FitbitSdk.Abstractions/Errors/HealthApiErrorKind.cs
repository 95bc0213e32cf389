namespace FitbitSdk;

/// <summary>What a failure means for the one who asked: each kind has one durable outcome.</summary>
/// <remarks>All calls read, but for the refresh of a token, and that one may be repeated as well: repeating a call is never dangerous. The
/// question is whether it helps, and <see cref="HealthApiException.IsTransient"/> answers it.</remarks>
public enum HealthApiErrorKind
{
    /// <summary>No answer, or one that says the service is at fault (5xx, 408). The client repeated the call as often as its options allow;
    /// it may be repeated later.</summary>
    Unavailable = 0,

    /// <summary>The user's quota is used up (429, or 403 where Google says so in the error type). It may be repeated once it is reset; before,
    /// it is refused again and prolongs the wait.</summary>
    RateLimited = 1,

    /// <summary>The user must authorize again: the refresh token is refused, or the access token is although it was just refreshed (401).
    /// Repeating the call does not help before new tokens are stored.</summary>
    NeedsAuthorization = 2,

    /// <summary>The application's own credentials or its access to the API are refused. No user is at fault, and all of them fail: repeating
    /// the call does not help before the application is set right.</summary>
    ApplicationRefused = 3,

    /// <summary>The user did not grant the scope (403). Repeating the call does not help before they do.</summary>
    MissingScope = 4,

    /// <summary>The service forbids or does not know the resource (other 403, 404), or has no data of this account at all. Other resources of the
    /// user may work; this one may, another day.</summary>
    Forbidden = 5,

    /// <summary>The request is wrong (400, 3xx, other 4xx): repeating it does not help.</summary>
    Rejected = 6,

    /// <summary>The answer would be too large (422): ask for less. Repeating the same request does not help.</summary>
    TooLarge = 7,

    /// <summary>The API is switched off (410): no request of any user will succeed.</summary>
    Retired = 8,

    /// <summary>The answer is not what the API promises. One repeat may help where something between here and the service spoilt it; an answer
    /// that stays so is a fault to report.</summary>
    Protocol = 9,

    /// <summary>The data is still being processed: ask again later. Never thrown; it is the reason of a pause.</summary>
    Pending = 10,
}
