using System.Globalization;
using System.Text.RegularExpressions;

namespace FitbitSdk.Simulators.Google.Filters;

/// <summary>The literals of a filter: RFC 3339 for instants, a date with or without a time for the wall clock.</summary>
internal static partial class TimeLiteral
{
    /// <summary>Reads whole seconds, a fraction rounded up: data lie on whole seconds, so neither bound moves over one.</summary>
    public static GoogleError? Read(string text, bool isCivil, out long seconds)
    {
        Match match = (isCivil ? Civil : Instant).Match(text);
        seconds = 0;
        if (!match.Success)
        {
            return isCivil
                ? GoogleError.Invalid("INVALID_DATA_POINT_FILTER_CIVIL_DATE_TIME_FORMAT", "A civil time has the form YYYY-MM-DD[THH:mm:ss].")
                : GoogleError.Invalid("INVALID_DATA_POINT_FILTER_TIMESTAMP_FORMAT", "A physical time has the form of RFC 3339.");
        }

        // Whole seconds and the zone alone; the fraction has more digits than .NET takes.
        string time = match.Groups["time"].Success ? match.Groups["time"].Value : "T00:00:00";
        string zone = match.Groups["zone"].Success ? match.Groups["zone"].Value : "Z";
        if (!DateTimeOffset.TryParse(match.Groups["date"].Value + time + zone, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset moment))
        {
            return isCivil
                ? GoogleError.Invalid("INVALID_CIVIL_DATE_TIME", "No such civil time.")
                : GoogleError.Invalid("INVALID_DATA_POINT_FILTER_TIMESTAMP_FORMAT", "No such time.");
        }

        seconds = moment.ToUnixTimeSeconds() + (match.Groups["fraction"].Value.Any(static digit => digit is > '0' and <= '9') ? 1 : 0);
        return null;
    }

    [GeneratedRegex("""^(?<date>\d{4}-\d\d-\d\d)(?<time>T\d\d:\d\d:\d\d)(?<fraction>\.\d{1,9})?(?<zone>Z|[+-]\d\d:\d\d)\z""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Instant { get; }

    [GeneratedRegex("""^(?<date>\d{4}-\d\d-\d\d)(?<time>T\d\d:\d\d:\d\d)?\z""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Civil { get; }
}
