namespace FitbitSdk.Kafka;

/// <summary>Kafka's own rules for names of topics.</summary>
internal static class TopicNames
{
    private const int Longest = 249;

    /// <summary>Says what is wrong with a name; <see langword="null"/> where nothing is.</summary>
    public static string? FaultOf(string? name) =>
        string.IsNullOrEmpty(name) ? "it is empty"
        : name.Length > Longest ? $"it is longer than {Longest} characters"
        : name is "." or ".." ? "it is a dot or two"
        : !name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-') ? "it has others than letters, digits, dots, underscores and hyphens"
        : null;
}
