using System.Text.RegularExpressions;

namespace FitbitSdk.Simulators.Google.Filters;

internal enum FilterTokenKind
{
    Name,
    Comparator,
    Text,
    Other,
    End,
}

/// <summary>One word of a filter; a text comes without its quotes.</summary>
internal readonly partial record struct FilterToken(FilterTokenKind Kind, string Text)
{
    /// <summary>Cuts a filter into words, with an end behind the last; <see langword="null"/> when a quote is never closed.</summary>
    public static IReadOnlyList<FilterToken>? Read(string filter)
    {
        List<FilterToken> tokens = [];
        foreach (Match match in Words.Matches(filter))
        {
            string word = match.Value;
            if (word[0] is '"' or '\'' && (word.Length == 1 || word[^1] != word[0]))
            {
                return null;
            }

            tokens.Add(word[0] switch
            {
                '"' or '\'' => new(FilterTokenKind.Text, word[1..^1]),
                '<' or '>' or '=' or '!' or ':' => new(FilterTokenKind.Comparator, word),
                _ when char.IsAsciiLetter(word[0]) => new(FilterTokenKind.Name, word),
                _ => new(FilterTokenKind.Other, word),
            });
        }

        tokens.Add(new(FilterTokenKind.End, ""));
        return tokens;
    }

    [GeneratedRegex("""["][^"]*["]?|['][^']*[']?|[<>=!:]+|[A-Za-z][A-Za-z0-9_.\-]*|[^\s<>=!:"']+""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words { get; }
}
