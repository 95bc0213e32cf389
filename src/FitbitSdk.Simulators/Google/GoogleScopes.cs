namespace FitbitSdk.Simulators.Google;

/// <summary>The scopes a person can grant, by their full addresses.</summary>
internal static class GoogleScopes
{
    private const string Prefix = "https://www.googleapis.com/auth/googlehealth.";

    public const string Activity = Prefix + "activity_and_fitness.readonly";
    public const string Metrics = Prefix + "health_metrics_and_measurements.readonly";
    public const string Profile = Prefix + "profile.readonly";
    public const string Settings = Prefix + "settings.readonly";
    public const string Sleep = Prefix + "sleep.readonly";

    public static IReadOnlyList<string> All { get; } =
    [
        Activity, Prefix + "ecg.readonly", Metrics, Prefix + "irn.readonly", Prefix + "location.readonly", Prefix + "nutrition.readonly", Profile, Settings, Sleep,
    ];

    /// <summary>Gets what list and reconcile accept, whatever the type: one of these opens the method, the type then asks for its own.</summary>
    public static IReadOnlyList<string> OfDataPoints { get; } = [.. All.Except([Profile, Settings], StringComparer.Ordinal)];

    /// <summary>Reads addresses separated by spaces; <see langword="null"/> when there is none, or one that is unknown.</summary>
    public static IReadOnlyList<string>? Read(string text)
    {
        string[] asked = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return asked.Length > 0 && asked.All(static name => All.Contains(name, StringComparer.Ordinal)) ? [.. asked.Distinct(StringComparer.Ordinal)] : null;
    }
}
