using System.Collections.Concurrent;

namespace FitbitSdk.TokenRace;

/// <summary>What the workers told, and how they ended.</summary>
internal sealed class RaceTally
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public int this[string outcome] => _counts.GetValueOrDefault(outcome);

    public void Add(string outcome, int times) => _counts.AddOrUpdate(outcome, times, (_, count) => count + times);

    /// <summary>Gives the failures of calls, without those that have a name of their own.</summary>
    public string Failures() => string.Join(", ", _counts
        .Where(static one => char.IsAsciiLetterUpper(one.Key[0]))
        .OrderBy(static one => one.Key, StringComparer.Ordinal)
        .Select(static one => $"{one.Key} {one.Value}")) is { Length: > 0 } text ? text : "none";
}
