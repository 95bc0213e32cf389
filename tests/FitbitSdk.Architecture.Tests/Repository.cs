using System.Reflection;

namespace FitbitSdk.Architecture.Tests;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    // Not by the caller's file path: a deterministic build maps that away.
    public static string Root { get; } = Path.GetFullPath(typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "Root").Value!);

    public static IEnumerable<string> Packages => Directory.EnumerateDirectories(Path.Combine(Root, "src")).Select(static path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    public static IEnumerable<string> Sources(string folder) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        .Where(static path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}") && !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}"));
}
