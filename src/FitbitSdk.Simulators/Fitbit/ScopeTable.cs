using FitbitSdk.Simulators.Internal;

namespace FitbitSdk.Simulators.Fitbit;

/// <summary>Which scope a path under <c>/{version}/user/{user}/</c> needs.</summary>
internal static class ScopeTable
{
    // The first row that fits counts, so heart rate stands before the other activities.
    private static readonly (string Resource, string Scope)[] Rows =
    [
        ("activities/heart", "heartrate"),
        ("activities", "activity"),
        ("body", "weight"),
        ("br", "respiratory_rate"),
        ("cardioscore", "cardio_fitness"),
        ("devices", "settings"),
        ("hrv", "heartrate"),
        ("profile", "profile"),
        ("sleep", "sleep"),
        ("spo2", "oxygen_saturation"),
        ("temp", "temperature"),
    ];

    /// <summary>The scope for <paramref name="path"/>; <see langword="null"/> where none is needed, or none is known.</summary>
    public static string? ScopeOf(string path) =>
        path.Split('/', 5) is ["", _, string owned, _, string rest] && owned.Equals("user", PathCase.Comparison)
            ? Array.Find(Rows, row => rest.StartsWith(row.Resource, PathCase.Comparison) && (rest.Length == row.Resource.Length || rest[row.Resource.Length] is '/' or '.')).Scope
            : null;
}
