using NodaTime;

namespace FitbitSdk.WebApi;

public partial class FitbitActivitySeriesClient
{
    /// <summary>Reads a measure within a date.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="measure">What is measured: one of the first six.</param>
    /// <param name="date">The date.</param>
    /// <param name="detail">How far apart the values are; a minute at least.</param>
    /// <param name="clock">Whose date and times they are.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The date's values. The service fills minutes of which it knows nothing: with 0 steps, or the energy of rest.</returns>
    /// <remarks>Costs one request. Needs the service's permission for intraday data.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-activity-intraday-by-date/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.ActivitySeries.GetActivityIntraday))]
    public virtual async Task<FitbitActivityIntraday> GetIntradayAsync(
        SyncUser user, FitbitActivityMeasure measure, LocalDate date, FitbitDetailLevel detail, FitbitClock clock = FitbitClock.Account,
        CancellationToken cancellationToken = default) =>
        (await Api.ReadAsync<ActivitySeriesDocument>(
            user,
            FitbitOperations.ActivitySeries.GetActivityIntraday,
            With(measure, detail, clock, date),
            cancellationToken).ConfigureAwait(false)).ToIntraday(date);

    /// <summary>Reads a measure within a part of a date.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="measure">What is measured: one of the first six.</param>
    /// <param name="date">The date.</param>
    /// <param name="start">The first minute.</param>
    /// <param name="end">The last minute, included; not before the first.</param>
    /// <param name="detail">How far apart the values are; a minute at least.</param>
    /// <param name="clock">Whose date and times they are.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The values. The service fills minutes of which it knows nothing: with 0 steps, or the energy of rest.</returns>
    /// <remarks>Costs one request. Needs the service's permission for intraday data.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-activity-intraday-by-date/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.ActivitySeries.GetActivityIntradayByTime))]
    public virtual async Task<FitbitActivityIntraday> GetIntradayAsync(
        SyncUser user, FitbitActivityMeasure measure, LocalDate date, LocalTime start, LocalTime end, FitbitDetailLevel detail,
        FitbitClock clock = FitbitClock.Account, CancellationToken cancellationToken = default)
    {
        FitbitArguments arguments = With(measure, detail, clock, date);
        (arguments["start-time"], arguments["end-time"]) = (start, end);
        return (await Api.ReadAsync<ActivitySeriesDocument>(
            user, FitbitOperations.ActivitySeries.GetActivityIntradayByTime, arguments, cancellationToken).ConfigureAwait(false)).ToIntraday(date);
    }

    /// <summary>Reads a measure within dates.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="measure">What is measured: one of the first six.</param>
    /// <param name="dates">The dates, both ends included.</param>
    /// <param name="detail">How far apart the values are; a minute at least.</param>
    /// <param name="clock">Whose dates and times they are.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>An entry a date, oldest first. The service fills minutes of which it knows nothing: with 0 steps, or the energy of rest.</returns>
    /// <remarks>Costs one request a date. Needs the service's permission for intraday data.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-activity-intraday-by-date-range/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.ActivitySeries.GetActivityIntradayByDates))]
    public virtual Task<IReadOnlyList<FitbitActivityIntraday>> GetIntradayAsync(
        SyncUser user, FitbitActivityMeasure measure, DateInterval dates, FitbitDetailLevel detail, FitbitClock clock = FitbitClock.Account,
        CancellationToken cancellationToken = default) =>
        Api.ReadRangeAsync(
            user, FitbitOperations.ActivitySeries.GetActivityIntradayByDates, dates, With(measure, detail, clock),
            static (ActivitySeriesDocument answer, LocalDate date) => new[] { answer.ToIntraday(date) }, cancellationToken);

    /// <summary>Reads a measure from one time to another.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="measure">What is measured: one of the first six.</param>
    /// <param name="start">The first minute.</param>
    /// <param name="end">The last minute, included; not before the first.</param>
    /// <param name="detail">How far apart the values are; a minute at least.</param>
    /// <param name="clock">Whose times they are.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>An entry a date, oldest first. The service fills minutes of which it knows nothing: with 0 steps, or the energy of rest.</returns>
    /// <remarks>Costs one request a date: the service's rows state a time and no date. Needs the service's permission for intraday data.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-activity-intraday-by-date-range/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.ActivitySeries.GetActivityIntradayByDatesAndTime))]
    public virtual Task<IReadOnlyList<FitbitActivityIntraday>> GetIntradayAsync(
        SyncUser user, FitbitActivityMeasure measure, LocalDateTime start, LocalDateTime end, FitbitDetailLevel detail,
        FitbitClock clock = FitbitClock.Account, CancellationToken cancellationToken = default) =>
        Api.ReadTimesAsync(
            user, FitbitOperations.ActivitySeries.GetActivityIntradayByDatesAndTime, start, end, With(measure, detail, clock),
            static (ActivitySeriesDocument answer, LocalDate date) => answer.ToIntraday(date), cancellationToken);

    private static FitbitArguments With(FitbitActivityMeasure measure, FitbitDetailLevel detail, FitbitClock clock, LocalDate? date = null) => new()
    {
        ["resource-path"] = measure.ToWord(),
        ["date"] = date is { } known ? known : default(FitbitValue),
        ["detail-level"] = detail.ToWord(),
        ["timezone"] = clock.ToArgument(),
    };
}
