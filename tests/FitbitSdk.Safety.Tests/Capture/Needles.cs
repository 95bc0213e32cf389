using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace FitbitSdk.Safety.Tests;

/// <summary>What must never be found: words of several kinds, and whatever is recognisable of health records.</summary>
internal sealed partial class Needles
{
    // When the runs are made, a day behind the last one with data: such times are those of the clock.
    private const string Today = "2026-03-14T";

    private readonly ConcurrentDictionary<string, string> _words = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, bool> _values = new(StringComparer.Ordinal);

    public int Values => _values.Count;

    public int Count(string kind) => _words.Values.Count(value => value == kind);

    public void Add(string kind, string? needle)
    {
        if (!string.IsNullOrEmpty(needle))
        {
            _words[needle] = kind;
        }
    }

    public void AddSecret(string clientId, string secret)
    {
        Add("secret", secret);
        Add("secret", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{clientId}:{secret}")));
    }

    /// <summary>Takes out of records what windows and counts never look like: long numbers, long decimals, times with seconds.</summary>
    public void AddHealth(string json)
    {
        foreach (Match match in Value().Matches(json).Where(static match => !match.Value.StartsWith(Today, StringComparison.Ordinal)))
        {
            _values[match.Value] = true;
        }
    }

    /// <summary>Gives every find: its kind, and the text that holds it.</summary>
    public IReadOnlyList<string> FindIn(Everything everything)
    {
        SearchValues<string> words = SearchValues.Create([.. _words.Keys], StringComparison.OrdinalIgnoreCase);
        List<string> found = [];
        foreach (string text in everything.Texts)
        {
            if (text.AsSpan().ContainsAny(words))
            {
                // The platform tells paths, and a path may name an account; see PlatformEvents.
                bool isPlatform = text.StartsWith("[platform]", StringComparison.Ordinal);
                found.AddRange(_words.Where(word => !(isPlatform && word.Value is "account") && text.Contains(word.Key, StringComparison.OrdinalIgnoreCase))
                    .Select(word => $"{word.Value}: {text}"));
            }

            if (Value().Matches(text).Any(match => _values.ContainsKey(match.Value)))
            {
                found.Add($"health: {text}");
            }
        }

        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"(?<![\d.:T-])(\d{9,20}(?![\d.:-])|\d{1,5}\.\d{4,})|\d{4}-\d\d-\d\dT\d\d:\d\d:(?!00)\d\d", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Value();
}
