namespace FitbitSdk.Simulators.OAuth;

/// <summary>The scopes a person can grant.</summary>
internal static class Scopes
{
    public static IReadOnlyList<string> All { get; } =
    [
        "activity", "cardio_fitness", "electrocardiogram", "heartrate", "irregular_rhythm_notifications", "location", "nutrition",
        "oxygen_saturation", "profile", "respiratory_rate", "settings", "sleep", "social", "temperature", "weight",
    ];

    /// <summary>Reads names separated by spaces; <see langword="null"/> when there is none, or one that is unknown.</summary>
    public static IReadOnlyList<string>? Read(string text)
    {
        string[] asked = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return asked.Length > 0 && asked.All(static name => All.Contains(name, StringComparer.Ordinal)) ? [.. asked.Distinct(StringComparer.Ordinal)] : null;
    }
}
