using System.Text.RegularExpressions;

namespace FitbitSdk.Architecture.Tests;

/// <summary>What no package may do, read from the sources.</summary>
public sealed partial class SourceRuleTests
{
    [Fact]
    public void Packages_TakeTheTimeFromATimeProvider() => AssertAbsent(Clock());

    [Fact]
    public void Packages_NeverBlockOnATask() => AssertAbsent(Blocking());

    [Fact]
    public void Packages_WriteToNoConsoleAndSwallowNoError() => AssertAbsent(Console());

    private static void AssertAbsent(Regex forbidden) => Assert.Empty(Repository.Sources("src")
        .SelectMany(static path => File.ReadLines(path).Select((line, index) => (Place: $"{Path.GetRelativePath(Repository.Root, path)}:{index + 1}", Line: line)))
        .Where(line => !line.Line.TrimStart().StartsWith("//", StringComparison.Ordinal) && forbidden.IsMatch(line.Line))
        .Select(static line => $"{line.Place}: {line.Line.Trim()}"));

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?(Now|Today)|Stopwatch\.|Environment\.TickCount|SystemClock\.Instance|Thread\.Sleep|Task\.Delay\([^,)]*\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Clock();

    [GeneratedRegex(@"(?<!Outcome)\.Result\b(?!\()|\.Wait\(\)|GetAwaiter\(\)\.GetResult\(\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blocking();

    [GeneratedRegex(@"\bConsole\.|catch\s*\{\s*\}|NotImplementedException|TODO|FIXME", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Console();
}
