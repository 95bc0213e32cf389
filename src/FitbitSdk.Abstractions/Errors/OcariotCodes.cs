namespace FitbitSdk;

/// <summary>The numbers of OCARIoT's data synchronization service, by what a failure means: its own follow the wording, which the service changed.</summary>
internal static class OcariotCodes
{
    private const int AccessTokenExpired = 1011;
    private const int AccessTokenInvalid = 1012;
    private const int RefreshTokenInvalid = 1021;
    private const int ApplicationRefused = 1401;
    private const int RateLimited = 1429;
    private const int Other = 1500;

    public static int Of(HealthApiException error) => error.Kind switch
    {
        HealthApiErrorKind.NeedsAuthorization => OfAuthorization(error),
        HealthApiErrorKind.ApplicationRefused => ApplicationRefused,
        HealthApiErrorKind.RateLimited => RateLimited,
        _ => Other,
    };

    private static int OfAuthorization(HealthApiException error) => error switch
    {
        // Whatever the token service calls a token that it refuses, it is the refresh token: nothing else was shown to it.
        { ErrorType: "invalid_grant" } or { Operation: "RefreshToken", Status: not null } => RefreshTokenInvalid,
        { ErrorType: "expired_token" or "ACCESS_TOKEN_EXPIRED" } => AccessTokenExpired,
        _ => AccessTokenInvalid,
    };
}
