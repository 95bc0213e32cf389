using System.Globalization;
using FitbitSdk.Simulators.Internal;
using FitbitSdk.Simulators.People;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Fitbit.Lists;

/// <summary>The paging parameters of a log list. All four are required, as the service documents them.</summary>
internal sealed class LogListQuery
{
    private const int MaximumLimit = 100;

    public required bool IsAscending { get; init; }

    /// <summary>Gets <c>afterDate</c> or <c>beforeDate</c> as it was sent.</summary>
    public required string Cut { get; init; }

    public required int Limit { get; init; }
    public required int Offset { get; init; }

    public string CutName => IsAscending ? "afterDate" : "beforeDate";
    public string Sort => IsAscending ? "asc" : "desc";

    /// <summary>Gets the cut on the wall clock of the user.</summary>
    public required DateTime CutTime { get; init; }

    public static LogListQuery? Read(IQueryCollection query, out ApiError? error)
    {
        (string after, string before) = (query["afterDate"].ToString(), query["beforeDate"].ToString());
        (string sort, string cut) = after.Length > 0 ? ("asc", after) : ("desc", before);
        bool hasLimit = int.TryParse(query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out int limit);
        bool hasOffset = int.TryParse(query["offset"], NumberStyles.None, CultureInfo.InvariantCulture, out int offset);
        bool hasCut = TryReadCut(cut, out DateTime cutTime);
        error = (after.Length > 0) == (before.Length > 0) ? ApiError.Validation("beforeDate/afterDate", "Either beforeDate or afterDate must be specified.")
            : !hasCut ? ApiError.Validation(after.Length > 0 ? "afterDate" : "beforeDate", $"Invalid date: {cut}")
            : query["sort"].ToString() != sort ? ApiError.Validation("sort", $"The sort order must be {sort} here.")
            : !hasLimit || limit is < 1 or > MaximumLimit ? ApiError.Validation("limit", "The limit must be between 1 and 100.")
            : !hasOffset ? ApiError.Validation("offset", "The offset must be 0 or more.")
            : null;
        return error is not null ? null
            : new() { IsAscending = after.Length > 0, Cut = cut, CutTime = cutTime, Limit = limit, Offset = offset };
    }

    /// <summary>The logs of all pages, from logs by start. Both cuts are exclusive, and a date alone stands for its whole day.</summary>
    public IEnumerable<TLog> Select<TLog>(IEnumerable<TLog> logs)
        where TLog : ILog
    {
        // After a date means after its end, before a date before its start; times compare as they are.
        bool isDate = Cut.Length == 10;
        return IsAscending
            ? logs.Where(log => isDate ? StartOf(log) >= CutTime.AddDays(1) : StartOf(log) > CutTime)
            : logs.Where(log => StartOf(log) < CutTime).Reverse();
    }

    private static DateTime StartOf(ILog log) => DateTime.UnixEpoch.AddSeconds(log.Span.Start + log.Offset);

    private static bool TryReadCut(string text, out DateTime cut) =>
        DateTime.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out cut)
        && cut.Year is > 1900 and < 2500;
}
