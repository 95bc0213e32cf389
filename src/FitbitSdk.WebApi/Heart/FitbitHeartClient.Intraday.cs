using NodaTime;

namespace FitbitSdk.WebApi;

public partial class FitbitHeartClient
{
    /// <summary>Reads heart rate within a date.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="date">The date.</param>
    /// <param name="detail">How far apart the values are.</param>
    /// <param name="clock">Whose date and times they are.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The date's values; none where the device was not worn.</returns>
    /// <remarks>Costs one request. Needs the service's permission for intraday data.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-heartrate-intraday-by-date/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Heart.GetHeartRateIntraday))]
    public virtual async Task<FitbitHeartIntraday> GetIntradayAsync(
        SyncUser user, LocalDate date, FitbitDetailLevel detail, FitbitClock clock = FitbitClock.Account, CancellationToken cancellationToken = default) =>
        (await Api.ReadAsync<HeartDocument>(
            user, FitbitOperations.Heart.GetHeartRateIntraday, With(detail, clock, date), cancellationToken).ConfigureAwait(false)).ToIntraday(date);

    /// <summary>Reads heart rate within a part of a date.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="date">The date.</param>
    /// <param name="start">The first minute.</param>
    /// <param name="end">The last minute, included; not before the first.</param>
    /// <param name="detail">How far apart the values are.</param>
    /// <param name="clock">Whose date and times they are.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The values; none where the device was not worn.</returns>
    /// <remarks>Costs one request. Needs the service's permission for intraday data.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-heartrate-intraday-by-date/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Heart.GetHeartRateIntradayByTime))]
    public virtual async Task<FitbitHeartIntraday> GetIntradayAsync(
        SyncUser user, LocalDate date, LocalTime start, LocalTime end, FitbitDetailLevel detail, FitbitClock clock = FitbitClock.Account,
        CancellationToken cancellationToken = default)
    {
        FitbitArguments arguments = With(detail, clock, date);
        (arguments["start-time"], arguments["end-time"]) = (start, end);
        return (await Api.ReadAsync<HeartDocument>(
            user, FitbitOperations.Heart.GetHeartRateIntradayByTime, arguments, cancellationToken).ConfigureAwait(false)).ToIntraday(date);
    }

    /// <summary>Reads heart rate within dates.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="dates">The dates, both ends included.</param>
    /// <param name="detail">How far apart the values are.</param>
    /// <param name="clock">Whose dates and times they are.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>An entry a date, oldest first; without values where the device was not worn.</returns>
    /// <remarks>Costs one request a date. Needs the service's permission for intraday data.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-heartrate-intraday-by-date-range/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Heart.GetHeartRateIntradayByDates))]
    public virtual Task<IReadOnlyList<FitbitHeartIntraday>> GetIntradayAsync(
        SyncUser user, DateInterval dates, FitbitDetailLevel detail, FitbitClock clock = FitbitClock.Account, CancellationToken cancellationToken = default) =>
        Api.ReadRangeAsync(
            user, FitbitOperations.Heart.GetHeartRateIntradayByDates, dates, With(detail, clock),
            static (HeartDocument answer, LocalDate date) => new[] { answer.ToIntraday(date) }, cancellationToken);

    /// <summary>Reads heart rate from one time to another.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="start">The first minute.</param>
    /// <param name="end">The last minute, included; not before the first.</param>
    /// <param name="detail">How far apart the values are.</param>
    /// <param name="clock">Whose times they are.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>An entry a date, oldest first; without values where the device was not worn.</returns>
    /// <remarks>Costs one request a date: the service's rows state a time and no date. Needs the service's permission for intraday data.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-heartrate-intraday-by-date-range/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Heart.GetHeartRateIntradayByDatesAndTime))]
    public virtual Task<IReadOnlyList<FitbitHeartIntraday>> GetIntradayAsync(
        SyncUser user, LocalDateTime start, LocalDateTime end, FitbitDetailLevel detail, FitbitClock clock = FitbitClock.Account,
        CancellationToken cancellationToken = default) =>
        Api.ReadTimesAsync(
            user, FitbitOperations.Heart.GetHeartRateIntradayByDatesAndTime, start, end, With(detail, clock),
            static (HeartDocument answer, LocalDate date) => answer.ToIntraday(date), cancellationToken);

    private static FitbitArguments With(FitbitDetailLevel detail, FitbitClock clock, LocalDate? date = null) => new()
    {
        ["date"] = date is { } known ? known : default(FitbitValue),
        ["detail-level"] = detail.ToWord(),
        ["timezone"] = clock.ToArgument(),
    };
}
