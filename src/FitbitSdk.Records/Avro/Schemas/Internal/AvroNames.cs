using System.Buffers;

namespace FitbitSdk.Records;

/// <summary>Names as the specification has them: letters, digits and underscores, no digit first; dots between the parts of a full name.</summary>
internal static class AvroNames
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    public static bool IsName(ReadOnlySpan<char> name) => !name.IsEmpty && !char.IsAsciiDigit(name[0]) && !name.ContainsAnyExcept(Allowed);

    public static bool IsFullName(string name) => Array.TrueForAll(name.Split('.'), static part => IsName(part));

    /// <summary>Gives the namespace of a full name; empty where it has none.</summary>
    public static string NamespaceOf(string fullName) => fullName.LastIndexOf('.') is var dot and > 0 ? fullName[..dot] : string.Empty;

    /// <summary>Gives the full name of a name that stands inside a namespace; one with dots is full already.</summary>
    public static string Within(string space, string name) => space.Length == 0 || name.Contains('.', StringComparison.Ordinal) ? name : $"{space}.{name}";
}
