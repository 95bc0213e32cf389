using NodaTime;

namespace FitbitSdk.WebApi;

public partial class FitbitActiveZoneMinutesClient
{
    /// <summary>Reads active zone minutes within a date.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="date">The date in the account's own time zone.</param>
    /// <param name="detail">How far apart the values are; a minute at least.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The date's values; only those above zero.</returns>
    /// <remarks>Costs one request. Needs the service's permission for intraday data.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-azm-intraday-by-date/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.ActiveZoneMinutes.GetActiveZoneMinutesIntraday))]
    public virtual async Task<FitbitActiveZoneIntraday> GetIntradayAsync(
        SyncUser user, LocalDate date, FitbitDetailLevel detail, CancellationToken cancellationToken = default) =>
        (await Api.ReadAsync<ActiveZoneDocument>(
            user,
            FitbitOperations.ActiveZoneMinutes.GetActiveZoneMinutesIntraday,
            new() { ["date"] = date, ["detail-level"] = detail.ToWord() },
            cancellationToken).ConfigureAwait(false)).ToIntraday(date);

    /// <summary>Reads active zone minutes within a part of a date.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="date">The date in the account's own time zone.</param>
    /// <param name="start">The first minute.</param>
    /// <param name="end">The last minute, included; not before the first.</param>
    /// <param name="detail">How far apart the values are; a minute at least.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The values; only those above zero.</returns>
    /// <remarks>Costs one request. Needs the service's permission for intraday data.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-azm-intraday-by-date/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.ActiveZoneMinutes.GetActiveZoneMinutesIntradayByTime))]
    public virtual async Task<FitbitActiveZoneIntraday> GetIntradayAsync(
        SyncUser user, LocalDate date, LocalTime start, LocalTime end, FitbitDetailLevel detail, CancellationToken cancellationToken = default) =>
        (await Api.ReadAsync<ActiveZoneDocument>(
            user,
            FitbitOperations.ActiveZoneMinutes.GetActiveZoneMinutesIntradayByTime,
            new() { ["date"] = date, ["detail-level"] = detail.ToWord(), ["start-time"] = start, ["end-time"] = end },
            cancellationToken).ConfigureAwait(false)).ToIntraday(date);

    /// <summary>Reads active zone minutes within dates.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="dates">The dates in the account's own time zone, both ends included.</param>
    /// <param name="detail">How far apart the values are; a minute at least.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>An entry a date, oldest first, with the values above zero.</returns>
    /// <remarks>Costs one request a date. Needs the service's permission for intraday data.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-azm-intraday-by-interval/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.ActiveZoneMinutes.GetActiveZoneMinutesIntradayByDates))]
    public virtual Task<IReadOnlyList<FitbitActiveZoneIntraday>> GetIntradayAsync(
        SyncUser user, DateInterval dates, FitbitDetailLevel detail, CancellationToken cancellationToken = default) =>
        Api.ReadRangeAsync(
            user, FitbitOperations.ActiveZoneMinutes.GetActiveZoneMinutesIntradayByDates, dates, new() { ["detail-level"] = detail.ToWord() },
            static (ActiveZoneDocument answer, LocalDate date) => new[] { answer.ToIntraday(date) }, cancellationToken);

    /// <summary>Reads active zone minutes from one time to another.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="start">The first minute, in the account's own time zone.</param>
    /// <param name="end">The last minute, included; not before the first.</param>
    /// <param name="detail">How far apart the values are; a minute at least.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>An entry a date, oldest first, with the values above zero.</returns>
    /// <remarks>Costs one request a date: the service's rows may state a time and no date. Needs the service's permission for intraday data.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-azm-intraday-by-interval/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.ActiveZoneMinutes.GetActiveZoneMinutesIntradayByDatesAndTime))]
    public virtual Task<IReadOnlyList<FitbitActiveZoneIntraday>> GetIntradayAsync(
        SyncUser user, LocalDateTime start, LocalDateTime end, FitbitDetailLevel detail, CancellationToken cancellationToken = default) =>
        Api.ReadTimesAsync(
            user, FitbitOperations.ActiveZoneMinutes.GetActiveZoneMinutesIntradayByDatesAndTime, start, end, new() { ["detail-level"] = detail.ToWord() },
            static (ActiveZoneDocument answer, LocalDate date) => answer.ToIntraday(date), cancellationToken);
}
