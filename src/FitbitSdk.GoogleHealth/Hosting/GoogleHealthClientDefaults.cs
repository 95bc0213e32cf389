namespace FitbitSdk.GoogleHealth;

/// <summary>The values that <see cref="GoogleHealthClientOptions"/> start with.</summary>
/// <remarks>The quotas are those that Google documents; <see href="https://developers.google.com/health">Source</see>.</remarks>
public static class GoogleHealthClientDefaults
{
    /// <summary>The section of the configuration that <c>AddGoogleHealthClient()</c> reads.</summary>
    public const string Section = "GoogleHealth";

    /// <summary>The service's address.</summary>
    public const string BaseAddress = "https://health.googleapis.com/";

    /// <summary>The address of Google's token service.</summary>
    public const string TokenAddress = "https://oauth2.googleapis.com/token";

    /// <summary>The address of Google's consent page.</summary>
    public const string AuthorizeAddress = "https://accounts.google.com/o/oauth2/v2/auth";

    /// <summary>How many requests a user has in each minute.</summary>
    public const int RequestsPerMinuteAndUser = 300;

    /// <summary>How many requests all users of a project have in each minute.</summary>
    public const int RequestsPerMinute = 120_000;

    /// <summary>How many requests all users of a project have in each day.</summary>
    public const int RequestsPerDay = 86_400_000;

    /// <summary>How many requests of a user's minute stay unused.</summary>
    public const int Reserve = 5;

    /// <summary>The most attempts of one request.</summary>
    public const int MaximumAttempts = 3;

    /// <summary>The largest answer that is accepted, in bytes.</summary>
    public const int MaximumBodyBytes = 64 * 1024 * 1024;

    /// <summary>The path of introspection beside the token address.</summary>
    internal const string IntrospectPath = "tokeninfo";

    /// <summary>The path of revocation beside the token address.</summary>
    internal const string RevokePath = "revoke";
}
