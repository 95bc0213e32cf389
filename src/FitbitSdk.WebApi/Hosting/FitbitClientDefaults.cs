namespace FitbitSdk.WebApi;

/// <summary>The values that <see cref="FitbitClientOptions"/> start with.</summary>
public static class FitbitClientDefaults
{
    /// <summary>The section of the configuration that <c>AddFitbitClient()</c> reads.</summary>
    public const string Section = "Fitbit";

    /// <summary>The service's address.</summary>
    public const string BaseAddress = "https://api.fitbit.com/";

    /// <summary>The address of the service's consent page.</summary>
    public const string AuthorizeAddress = "https://www.fitbit.com/oauth2/authorize";

    /// <summary>How many requests of a period stay unused.</summary>
    public const int Reserve = 5;

    /// <summary>The most attempts of one request.</summary>
    public const int MaximumAttempts = 3;

    /// <summary>The largest answer that is accepted, in bytes.</summary>
    public const int MaximumBodyBytes = 64 * 1024 * 1024;

    /// <summary>The path of the token service under the base address.</summary>
    internal const string TokenPath = "oauth2/token";

    /// <summary>The path of introspection under the base address.</summary>
    internal const string IntrospectPath = "1.1/oauth2/introspect";

    /// <summary>The path of revocation under the base address.</summary>
    internal const string RevokePath = "oauth2/revoke";
}
