namespace FitbitSdk.RabbitMQ;

/// <summary>What an error event says: a number and two texts, those of OCARIoT's documentation, which hold no token.</summary>
internal sealed record OcariotError(int Code, string Message, string Description)
{
    private const int Other = 1500;

    private static readonly OcariotError[] Known =
    [
        new(1011, "Access token expired.", "The access token has been expired and needs to be refreshed."),
        new(1012, "Access token invalid.", "The access token is invalid. Please make a new Fitbit Auth Data request and try again."),
        new(1021, "Refresh token invalid.", "The refresh token is invalid. Please make a new Fitbit Auth Data request and try again."),
        new(1401, "Invalid Fitbit Client data.", "The Fitbit Client credentials are invalid. The operation cannot be performed."),
        new(1429, "Data request limit for user has expired.", "Please wait a minimum of one hour and try make the operation again."),
    ];

    /// <summary>Gives the error that an event tells of; <see langword="null"/> where OCARIoT's service published none: it passes by itself.</summary>
    public static OcariotError? Of(SyncEvent happened) => happened switch
    {
        { Kind: not (SyncEventKind.NeedsAuthorization or SyncEventKind.ApplicationRefused or SyncEventKind.ApiRetired or SyncEventKind.RateLimited or SyncEventKind.StreamFailed) } => null,
        { Error: null or HealthApiErrorKind.Unavailable or HealthApiErrorKind.Pending } => null,
        { OcariotCode: { } code } when Array.Find(Known, error => error.Code == code) is { } known => known,
        _ => new(Other, MessageOf(happened.Error), DescriptionOf(happened)),
    };

    // The service's own message, which the original passed on, quotes tokens.
    private static string MessageOf(HealthApiErrorKind? error) => error switch
    {
        HealthApiErrorKind.MissingScope => "The user did not grant the data.",
        HealthApiErrorKind.Forbidden => "The service does not give out the data.",
        HealthApiErrorKind.Rejected => "The service refused the request.",
        HealthApiErrorKind.TooLarge => "The service gives too much data at once.",
        HealthApiErrorKind.Retired => "The service is switched off.",
        HealthApiErrorKind.Protocol => "The answer of the service is not what it promises.",
        _ => "The data cannot be read.",
    };

    private static string DescriptionOf(SyncEvent happened) => happened.Stream is { } stream
        ? $"This concerns {stream} alone. It is tried again by itself."
        : "It is tried again by itself.";
}
