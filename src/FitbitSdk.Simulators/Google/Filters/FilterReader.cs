using FitbitSdk.Simulators.Google.DataPoints;

namespace FitbitSdk.Simulators.Google.Filters;

/// <summary>Reads the part of AIP-160 that the service takes: <c>{field} &gt;= "…"</c> and <c>{field} &lt; "…"</c>, joined with <c>AND</c>.</summary>
/// <remarks><c>OR</c>, which the service takes for sleep, is refused here as for the other types.</remarks>
internal static class FilterReader
{
    public static TimeFilter? Read(string text, DataType type, out GoogleError? error)
    {
        error = null;
        if (text.Length == 0)
        {
            return TimeFilter.Everything;
        }

        if (FilterToken.Read(text) is not { } tokens)
        {
            error = Wrong("_UNEXPECTED_END_OF_INPUT", "A quote is not closed.");
            return null;
        }

        TimeFilter? filter = null;
        for (int at = 0; ; at += 4)
        {
            if (Term(tokens, at, type, out error) is not { } term)
            {
                return null;
            }

            if (filter is { } known && known.IsCivil != term.IsCivil)
            {
                error = Wrong("_MIXED_TIME_RESTRICTIONS", "Physical and civil times do not go together.");
                return null;
            }

            filter = filter is { } before ? before with { From = Math.Max(before.From, term.From), To = Math.Min(before.To, term.To) } : term;
            FilterToken next = tokens[at + 3];
            if (next.Kind is FilterTokenKind.End)
            {
                break;
            }

            if (next.Text is not "AND")
            {
                error = next.Text is "OR" ? Wrong("_EXPRESSION_STRUCTURE", "Only AND joins restrictions.") : Wrong("_UNEXPECTED_TOKEN", "AND was expected.");
                return null;
            }
        }

        if (filter.Value.From < filter.Value.To)
        {
            return filter;
        }

        error = GoogleError.Invalid("INVALID_TIME_RANGE", "The start of the time range must lie before its end.");
        return null;
    }

    private static TimeFilter? Term(IReadOnlyList<FilterToken> tokens, int at, DataType type, out GoogleError? error)
    {
        if (tokens.Count - at < 4)
        {
            error = Wrong("_UNEXPECTED_END_OF_INPUT", "A restriction is not complete.");
            return null;
        }

        (FilterToken field, FilterToken comparator, FilterToken argument) = (tokens[at], tokens[at + 1], tokens[at + 2]);
        error = Misfit(field, type, out bool isCivil)
            ?? (comparator.Kind is not FilterTokenKind.Comparator ? Wrong("_MISSING_TOKEN", "A comparator is missing.")
                : comparator.Text is not (">=" or "<") ? Wrong("_RESTRICTION_COMPARATOR", "Only >= and < are supported.")
                : argument.Kind is not FilterTokenKind.Text ? Wrong("_RESTRICTION_ARGUMENT", "A quoted time is needed.")
                : null);
        if (error is not null)
        {
            return null;
        }

        error = TimeLiteral.Read(argument.Text, isCivil, out long time);
        return error is not null ? null : comparator.Text is ">=" ? new(isCivil, time, long.MaxValue) : new(isCivil, long.MinValue, time);
    }

    /// <summary>Says what is wrong with a field, by its type first and its member then.</summary>
    private static GoogleError? Misfit(FilterToken field, DataType type, out bool isCivil)
    {
        string[] parts = field.Text.Split('.', 2);
        isCivil = parts[^1] == type.CivilMember;
        return field.Kind is not FilterTokenKind.Name ? Wrong("_RESTRICTION_COMPARABLE", "A field is needed.")
            : field.Text.Any(char.IsAsciiLetterUpper) ? Wrong("", "Unknown field: names in filters are in snake_case.")
            : parts[0] == type.FilterName ? isCivil || parts[^1] == type.PhysicalMember ? null : Wrong("_DATA_TYPE_MEMBER", "The data type cannot be filtered by this member.")
            : DataType.All.Any(other => other.FilterName == parts[0]) ? Wrong("_COLLECTION_MISMATCH", "The filter is about another data type than the collection.")
            : Wrong("_DATA_TYPE_RESTRICTION", "Unknown data type in the filter.");
    }

    private static GoogleError Wrong(string reason, string message) => GoogleError.Invalid("INVALID_DATA_POINT_FILTER" + reason, message);
}
