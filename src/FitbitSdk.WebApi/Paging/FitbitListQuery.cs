using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Where a list of logs begins, and in which direction it goes.</summary>
public sealed record FitbitListQuery
{
    private readonly FitbitValue _start;
    private readonly bool _isAfter;

    private FitbitListQuery(FitbitValue start, bool isAfter) => (_start, _isAfter) = (start, isAfter);

    /// <summary>Gets how many entries a page holds at most.</summary>
    /// <value>The default is <see langword="null"/>: as many as the call allows (<see cref="FitbitOperation.PageLimit"/>).</value>
    public int? PageSize { get; init; }

    /// <summary>Lists what began after a date, oldest first.</summary>
    /// <param name="date">In the time zone of the account.</param>
    /// <returns>The query.</returns>
    public static FitbitListQuery After(LocalDate date) => new(date, isAfter: true);

    /// <summary>Lists what began after a time, oldest first.</summary>
    /// <param name="time">In the time zone of the account, to the second.</param>
    /// <returns>The query.</returns>
    public static FitbitListQuery After(LocalDateTime time) => new(time, isAfter: true);

    /// <summary>Lists what began before a date, newest first.</summary>
    /// <param name="date">In the time zone of the account.</param>
    /// <returns>The query.</returns>
    public static FitbitListQuery Before(LocalDate date) => new(date, isAfter: false);

    /// <summary>Lists what began before a time, newest first.</summary>
    /// <param name="time">In the time zone of the account, to the second.</param>
    /// <returns>The query.</returns>
    public static FitbitListQuery Before(LocalDateTime time) => new(time, isAfter: false);

    internal FitbitArguments ToArguments(FitbitOperation operation) => new()
    {
        [_isAfter ? "afterDate" : "beforeDate"] = _start,
        ["sort"] = _isAfter ? "asc" : "desc",
        ["offset"] = 0,
        ["limit"] = PageSize ?? operation.PageLimit!.Value,
    };
}
