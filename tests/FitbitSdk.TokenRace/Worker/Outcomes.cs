using System.Collections.Concurrent;

namespace FitbitSdk.TokenRace;

/// <summary>How often what happened to the callers of one process.</summary>
internal sealed class Outcomes
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public void Add(string outcome) => _counts.AddOrUpdate(outcome, 1, static (_, count) => count + 1);

    public void Print()
    {
        foreach ((string outcome, int count) in _counts)
        {
            Console.WriteLine($"{outcome} {count}");
        }
    }
}
