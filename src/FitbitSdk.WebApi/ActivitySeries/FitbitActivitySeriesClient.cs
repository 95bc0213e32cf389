using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Steps, energy and the like, by date and within a day.</summary>
/// <remarks><inheritdoc cref="FitbitAreaClient" path="/remarks/node()"/></remarks>
public partial class FitbitActivitySeriesClient : FitbitAreaClient
{
    internal FitbitActivitySeriesClient(FitbitApi api)
        : base(api)
    {
    }

    /// <summary>Creates a client without a service, for a test double that overrides its methods.</summary>
    protected FitbitActivitySeriesClient()
    {
    }

    /// <summary>Reads a measure by date, for a period.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="measure">What is measured.</param>
    /// <param name="date">The last date.</param>
    /// <param name="period">How many dates; at most a year.</param>
    /// <param name="clock">Whose dates they are.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>An entry a date, oldest first, logged activities included. A zero is no proof that the device was worn.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/activity-timeseries/get-activity-timeseries-by-date/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.ActivitySeries.GetActivitySeriesByPeriod))]
    public virtual Task<IReadOnlyList<FitbitActivityTotal>> GetDaysAsync(
        SyncUser user, FitbitActivityMeasure measure, LocalDate date, FitbitPeriod period, FitbitClock clock = FitbitClock.Account,
        CancellationToken cancellationToken = default) =>
        ReadPeriodAsync(user, FitbitOperations.ActivitySeries.GetActivitySeriesByPeriod, measure, date, period, clock, cancellationToken);

    /// <summary>Reads a measure by date.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="measure">What is measured.</param>
    /// <param name="dates">The dates, both ends included.</param>
    /// <param name="clock">Whose dates they are.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>An entry a date, oldest first, logged activities included. A zero is no proof that the device was worn.</returns>
    /// <remarks>Costs one request for each 1095 dates, and of <see cref="FitbitActivityMeasure.ActivityCalories"/> for each 30.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/activity-timeseries/get-activity-timeseries-by-date-range/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.ActivitySeries.GetActivitySeriesByDates))]
    public virtual Task<IReadOnlyList<FitbitActivityTotal>> GetDaysAsync(
        SyncUser user, FitbitActivityMeasure measure, DateInterval dates, FitbitClock clock = FitbitClock.Account,
        CancellationToken cancellationToken = default) =>
        ReadDatesAsync(user, FitbitOperations.ActivitySeries.GetActivitySeriesByDates, measure, dates, clock, cancellationToken);

    /// <summary>Reads a measure by date, of trackers alone, for a period.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="measure">What is measured.</param>
    /// <param name="date">The last date.</param>
    /// <param name="period">How many dates; at most a year.</param>
    /// <param name="clock">Whose dates they are.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>An entry a date, oldest first, without activities that were typed. A zero is no proof that the device was worn.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/activity-timeseries/get-activity-timeseries-by-date/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.ActivitySeries.GetTrackerSeriesByPeriod))]
    public virtual Task<IReadOnlyList<FitbitActivityTotal>> GetTrackerDaysAsync(
        SyncUser user, FitbitActivityMeasure measure, LocalDate date, FitbitPeriod period, FitbitClock clock = FitbitClock.Account,
        CancellationToken cancellationToken = default) =>
        ReadPeriodAsync(user, FitbitOperations.ActivitySeries.GetTrackerSeriesByPeriod, measure, date, period, clock, cancellationToken);

    /// <summary>Reads a measure by date, of trackers alone.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="measure">What is measured.</param>
    /// <param name="dates">The dates, both ends included.</param>
    /// <param name="clock">Whose dates they are.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>An entry a date, oldest first, without activities that were typed. A zero is no proof that the device was worn.</returns>
    /// <remarks>Costs one request for each 1095 dates, and of <see cref="FitbitActivityMeasure.ActivityCalories"/> for each 30.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/activity-timeseries/get-activity-timeseries-by-date-range/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.ActivitySeries.GetTrackerSeriesByDates))]
    public virtual Task<IReadOnlyList<FitbitActivityTotal>> GetTrackerDaysAsync(
        SyncUser user, FitbitActivityMeasure measure, DateInterval dates, FitbitClock clock = FitbitClock.Account,
        CancellationToken cancellationToken = default) =>
        ReadDatesAsync(user, FitbitOperations.ActivitySeries.GetTrackerSeriesByDates, measure, dates, clock, cancellationToken);

    private Task<IReadOnlyList<FitbitActivityTotal>> ReadPeriodAsync(
        SyncUser user, FitbitOperation operation, FitbitActivityMeasure measure, LocalDate date, FitbitPeriod period, FitbitClock clock,
        CancellationToken cancellationToken) =>
        Api.ReadListAsync<ActivitySeriesDocument, FitbitActivityTotal>(
            user,
            operation,
            new() { ["resource-path"] = measure.ToWord(), ["date"] = date, ["period"] = period.ToWord(), ["timezone"] = clock.ToArgument() },
            cancellationToken);

    private Task<IReadOnlyList<FitbitActivityTotal>> ReadDatesAsync(
        SyncUser user, FitbitOperation operation, FitbitActivityMeasure measure, DateInterval dates, FitbitClock clock, CancellationToken cancellationToken) =>
        Api.ReadRangeAsync<ActivitySeriesDocument, FitbitActivityTotal>(
            user, operation, dates, new() { ["resource-path"] = measure.ToWord(), ["timezone"] = clock.ToArgument() }, cancellationToken);
}
