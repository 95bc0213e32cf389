using NodaTime;

namespace FitbitSdk.WebApi;

public partial class FitbitBodyClient
{
    /// <summary>Reads the body fat logged on a date.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="date">The date.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The logs in the service's order; empty where there are none.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/body/get-body-fat-log/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Body.GetFatLogsOnDate))]
    public virtual Task<IReadOnlyList<FitbitFatLog>> GetFatLogsAsync(SyncUser user, LocalDate date, CancellationToken cancellationToken = default) =>
        Api.ReadListAsync<FatLogDocument, FitbitFatLog>(user, FitbitOperations.Body.GetFatLogsOnDate, new() { ["date"] = date }, cancellationToken);

    /// <summary>Reads the body fat logged in a period.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="date">The last date.</param>
    /// <param name="period">How many dates; at most a month.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The logs in the service's order, several a date; empty where there are none.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/body/get-body-fat-log/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Body.GetFatLogsByPeriod))]
    public virtual Task<IReadOnlyList<FitbitFatLog>> GetFatLogsAsync(
        SyncUser user, LocalDate date, FitbitPeriod period, CancellationToken cancellationToken = default) =>
        Api.ReadListAsync<FatLogDocument, FitbitFatLog>(
            user, FitbitOperations.Body.GetFatLogsByPeriod, new() { ["date"] = date, ["period"] = period.ToWord() }, cancellationToken);

    /// <summary>Reads the body fat logged on dates.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="dates">The dates, both ends included.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The logs in the service's order, several a date; empty where there are none.</returns>
    /// <remarks>Costs one request for each 30 dates.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/body/get-body-fat-log/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Body.GetFatLogsByDates))]
    public virtual Task<IReadOnlyList<FitbitFatLog>> GetFatLogsAsync(SyncUser user, DateInterval dates, CancellationToken cancellationToken = default) =>
        Api.ReadRangeAsync<FatLogDocument, FitbitFatLog>(user, FitbitOperations.Body.GetFatLogsByDates, dates, [], cancellationToken);

    /// <summary>Reads the goal for body fat.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The goal; without a value where the user set none.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/body/get-body-goals/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Body.GetBodyGoal))]
    public virtual async Task<FitbitFatGoal> GetFatGoalAsync(SyncUser user, CancellationToken cancellationToken = default) =>
        (await Api.ReadAsync<FatGoalDocument>(
            user, FitbitOperations.Body.GetBodyGoal, new() { ["goal-type"] = "fat" }, cancellationToken).ConfigureAwait(false)).Goal ?? new();
}
