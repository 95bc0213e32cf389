using System.Buffers;

namespace FitbitSdk.Records;

/// <summary>Names as the specification has them: letters, digits and underscores, no digit first; dots between the parts of a full name. None is longer than 1024 characters.</summary>
internal static class AvroNames
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    // Each type that stands inside a long namespace bears it, too, and there may be many.
    private const int LongestName = 1024;

    public static bool IsName(ReadOnlySpan<char> name) => name.Length is > 0 and <= LongestName && !char.IsAsciiDigit(name[0]) && !name.ContainsAnyExcept(Allowed);

    public static bool IsFullName(string name) => name.Length <= LongestName && Array.TrueForAll(name.Split('.'), static part => IsName(part));

    /// <summary>Gives the namespace of a full name; empty where it has none.</summary>
    public static string NamespaceOf(string fullName) => fullName.LastIndexOf('.') is var dot and > 0 ? fullName[..dot] : string.Empty;

    /// <summary>Gives the full name of a name that stands inside a namespace; one with dots is full already.</summary>
    public static string Within(string space, string name) => space.Length == 0 || name.Contains('.', StringComparison.Ordinal) ? name : $"{space}.{name}";
}
