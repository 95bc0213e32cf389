namespace FitbitSdk;

/// <summary>What a failure means for the one who asked: each kind has one durable outcome.</summary>
public enum HealthApiErrorKind
{
    /// <summary>No answer, or one that says the service is at fault (5xx). May be repeated.</summary>
    Unavailable = 0,

    /// <summary>The user's quota is used up (429). May be repeated once it is reset.</summary>
    RateLimited = 1,

    /// <summary>The user must authorize again: the refresh token is refused, or the access token is although it was just refreshed.</summary>
    NeedsAuthorization = 2,

    /// <summary>The application's own credentials are refused. No user is at fault.</summary>
    ApplicationRefused = 3,

    /// <summary>The user did not grant the scope (403).</summary>
    MissingScope = 4,

    /// <summary>The service forbids or does not know the resource (other 403, 404).</summary>
    Forbidden = 5,

    /// <summary>The request is wrong (400, 3xx, other 4xx): repeating it does not help.</summary>
    Rejected = 6,

    /// <summary>The answer would be too large (422): ask for less.</summary>
    TooLarge = 7,

    /// <summary>The API is switched off (410).</summary>
    Retired = 8,

    /// <summary>The answer is not what the API promises.</summary>
    Protocol = 9,

    /// <summary>The data is still being processed: ask again later. Never thrown; it is the reason of a pause.</summary>
    Pending = 10,
}
