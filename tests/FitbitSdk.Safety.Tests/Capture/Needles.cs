using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace FitbitSdk.Safety.Tests;

/// <summary>What must never be found, each with its kind.</summary>
internal sealed partial class Needles
{
    private readonly ConcurrentDictionary<string, string> _kinds = new(StringComparer.Ordinal);

    public int Count(string kind) => _kinds.Values.Count(value => value == kind);

    public void Add(string kind, string? needle)
    {
        if (!string.IsNullOrEmpty(needle))
        {
            _kinds[needle] = kind;
        }
    }

    public void AddSecret(string clientId, string secret)
    {
        Add("secret", secret);
        Add("secret", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{clientId}:{secret}")));
    }

    /// <summary>Takes what is recognisable out of records: ids, decimals, and times with seconds, which windows never have.</summary>
    public void AddHealth(string json)
    {
        foreach (Match match in Health().Matches(json))
        {
            Add("health", match.Groups["id"].Success ? match.Groups["id"].Value : match.Value);
        }
    }

    /// <summary>Gives every find: kind, and the text that holds it.</summary>
    public IReadOnlyList<string> FindIn(Everything everything)
    {
        List<string> found = [];
        foreach (string text in everything.Texts)
        {
            // The platform tells paths, and a path may name an account; see PlatformEvents.
            bool isPlatform = text.StartsWith("[platform]", StringComparison.Ordinal);
            found.AddRange(_kinds.Where(needle => !(isPlatform && needle.Value is "account") && text.Contains(needle.Key, StringComparison.OrdinalIgnoreCase))
                .Select(needle => $"{needle.Value}: {text}"));
        }

        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    [GeneratedRegex("""Id":"?(?<id>\d{9,})|(?<![\d.:T-])\d{1,5}\.\d{4,}|\d{4}-\d\d-\d\dT\d\d:\d\d:(?!00)\d\d""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Health();
}
