using System.IO.Enumeration;
using FitbitSdk.Simulators.Fitbit;
using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.People;

namespace FitbitSdk.Simulators.Faults;

/// <summary>The faults a running simulator shows. Rules come and go at any time, from any thread.</summary>
/// <remarks>
/// The first rule that hits a request decides alone. A request of the API meets the rules after its token and its quota: what is refused there never
/// gets here, and what gets here has cost a request, whatever goes wrong with it.
/// </remarks>
public sealed class FaultScript
{
    // Far from the aspects of lives, which grow.
    private const Aspect Draws = (Aspect)1001;

    private readonly Lock _lock = new();
    private readonly List<Line> _lines = [];
    private readonly int _seed;
    private readonly TimeProvider _clock;
    private readonly IReadOnlyList<FaultKind> _unknown;

    internal FaultScript(int seed, TimeProvider clock, IReadOnlyList<FaultKind> unknown) => (_seed, _clock, _unknown) = (seed, clock, unknown);

    /// <summary>Adds rules behind those that are there; all of them or none.</summary>
    /// <param name="rules">The rules in their order.</param>
    /// <exception cref="ArgumentException">A member of a rule is out of its range, or its kind is none of this service's.</exception>
    public void Add(params IReadOnlyList<FaultRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        foreach (FaultRule rule in rules)
        {
            ArgumentNullException.ThrowIfNull(rule, nameof(rules));
            rule.Check(_unknown);
        }

        lock (_lock)
        {
            _lines.AddRange(rules.Select(static rule => new Line(rule)));
        }
    }

    /// <summary>Counts the requests that a rule has hit.</summary>
    /// <param name="rule">The rule, as it was added.</param>
    /// <returns>Their number; 0 where the rule is not there, or not any more.</returns>
    public int CountHits(FaultRule rule)
    {
        lock (_lock)
        {
            return _lines.Where(line => ReferenceEquals(line.Rule, rule)).Sum(static line => line.Hits);
        }
    }

    /// <summary>A line about the first rule that cannot be added; <see langword="null"/> when all can.</summary>
    internal string? Complaint(IReadOnlyList<FaultRule> rules) => rules.Select(rule => rule.Complaint(_unknown)).FirstOrDefault(static complaint => complaint is not null);

    /// <summary>Removes all rules. What already waits goes on waiting.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _lines.Clear();
        }
    }

    /// <summary>The rule that hits a request, which counts as a hit; <see langword="null"/> for none.</summary>
    internal FaultRule? Draw(string path, string? userId)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        lock (_lock)
        {
            for (int i = 0; i < _lines.Count; i++)
            {
                Line line = _lines[i];
                if (!line.Fits(path, userId, now))
                {
                    continue;
                }

                line.Seen++;
                if (Prng.For(_seed, i, line.Seen, Draws).Chance(line.Rule.Share))
                {
                    line.Hits++;
                    return line.Rule;
                }
            }
        }

        return null;
    }

    private sealed class Line(FaultRule rule)
    {
        public FaultRule Rule { get; } = rule;
        public int Seen { get; set; }
        public int Hits { get; set; }

        public bool Fits(string path, string? userId, DateTimeOffset now) =>
            (Rule.Kind is not FaultKind.PendingSleep || ScopeTable.ScopeOf(path) is "sleep")
            && (Rule.Times is null || Hits < Rule.Times)
            && (Rule.UserId is null || Rule.UserId == userId)
            && (Rule.From is null || now >= Rule.From)
            && (Rule.Until is null || now < Rule.Until)
            && FileSystemName.MatchesSimpleExpression(Rule.Path, path, PathCase.IsIgnored);
    }
}
