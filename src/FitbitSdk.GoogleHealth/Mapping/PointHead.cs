namespace FitbitSdk.GoogleHealth;

/// <summary>What stands beside the measurement of a data point.</summary>
/// <param name="Name">The point's name, a path; <see langword="null"/> where it has none, as most have.</param>
/// <param name="RecordingMethod">How it was recorded, as the service says; <see langword="null"/> where it does not: a reconciled point has no source.</param>
internal readonly record struct PointHead(string? Name, string? RecordingMethod);
