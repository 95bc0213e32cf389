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

    [Fact]
    public void EventKinds_AreEachToldBySomebody()
    {
        string sources = string.Concat(Repository.Sources("src").Where(static path => !path.EndsWith("SyncEventKind.cs", StringComparison.Ordinal)).Select(static path => Comment().Replace(File.ReadAllText(path), string.Empty)));

        Assert.All(Enum.GetNames<SyncEventKind>(), kind => Assert.Contains($"{nameof(SyncEventKind)}.{kind}", sources, StringComparison.Ordinal));
    }

    // Over whole files, because a pattern may span lines; comments are blanked out first.
    private static void AssertAbsent(Regex forbidden) => Assert.Empty(Repository.Sources("src")
        .Select(static path => (Path: Path.GetRelativePath(Repository.Root, path), Text: Comment().Replace(File.ReadAllText(path), string.Empty)))
        .SelectMany(file => forbidden.Matches(file.Text).Select(match => $"{file.Path}: {match.Value}")));

    [GeneratedRegex(@"//[^\n]*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?(Now|Today)|Stopwatch\.|Environment\.TickCount|SystemClock\.Instance|Thread\.Sleep|Task\.Delay\((?![^;]*[tT]ime\b)|new CancellationTokenSource\(TimeSpan|\.CancelAfter\(|new PeriodicTimer\((?![^;]*[tT]ime\b)|new Timer\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Clock();

    [GeneratedRegex(@"(?<!utcome)\.Result\b(?!\()|\.Wait\(|\.WaitAll\(|\.WaitAny\(|GetAwaiter\(\)\.GetResult\(\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blocking();

    [GeneratedRegex(@"\bConsole\.|catch\s*\{\s*\}|NotImplementedException|TODO|FIXME", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Console();
}
