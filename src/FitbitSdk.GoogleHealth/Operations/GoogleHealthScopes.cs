namespace FitbitSdk.GoogleHealth;

/// <summary>The scopes that the streams and the status of an account need, as an authorization request and a token answer spell them.</summary>
/// <remarks>All are <em>restricted</em>: beyond a hundred users Google wants the application verified.
/// <see href="https://developers.google.com/health">Source</see>.</remarks>
public static class GoogleHealthScopes
{
    /// <summary>Steps, and what else is activity.</summary>
    public const string Activity = Prefix + "activity_and_fitness.readonly";

    /// <summary>Heart rate, and what else the body measures.</summary>
    public const string HealthMetrics = Prefix + "health_metrics_and_measurements.readonly";

    /// <summary>Sleep.</summary>
    public const string Sleep = Prefix + "sleep.readonly";

    /// <summary>The account's zone and its devices with their last uploads.</summary>
    public const string Settings = Prefix + "settings.readonly";

    private const string Prefix = "https://www.googleapis.com/auth/googlehealth.";
}
