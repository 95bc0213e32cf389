using System.Reflection;

namespace FitbitSdk.Records.Tests;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    /// <summary>Gets whether what is generated is to be written, not compared: <c>APPROVE=1</c>. The difference is then reviewed.</summary>
    public static bool IsApproving { get; } = Environment.GetEnvironmentVariable("APPROVE") == "1";

    // Not by the caller's file path: a deterministic build maps that away.
    private static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "Root").Value!;

    public static string PathOf(params string[] parts) => Path.GetFullPath(Path.Combine([Root, .. parts]));
}
