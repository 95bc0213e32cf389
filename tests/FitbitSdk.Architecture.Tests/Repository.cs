using System.Runtime.CompilerServices;

namespace FitbitSdk.Architecture.Tests;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    public static IEnumerable<string> Packages => Directory.EnumerateDirectories(Path.Combine(Root, "src")).Select(static path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    public static IEnumerable<string> Sources(string folder) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        .Where(static path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}") && !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}"));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
