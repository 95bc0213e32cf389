using NodaTime;

namespace FitbitSdk.WebApi;

public partial class FitbitBodyClient
{
    /// <summary>Reads the weights logged on a date.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="date">The date.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The logs in the service's order; empty where there are none.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/body/get-weight-log/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Body.GetWeightLogsOnDate))]
    public virtual Task<IReadOnlyList<FitbitWeightLog>> GetWeightLogsAsync(SyncUser user, LocalDate date, CancellationToken cancellationToken = default) =>
        Api.ReadListAsync<WeightLogDocument, FitbitWeightLog>(user, FitbitOperations.Body.GetWeightLogsOnDate, new() { ["date"] = date }, cancellationToken);

    /// <summary>Reads the weights logged in a period.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="date">The last date.</param>
    /// <param name="period">How many dates; at most a month.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The logs in the service's order, several a date; empty where there are none.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/body/get-weight-log/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Body.GetWeightLogsByPeriod))]
    public virtual Task<IReadOnlyList<FitbitWeightLog>> GetWeightLogsAsync(
        SyncUser user, LocalDate date, FitbitPeriod period, CancellationToken cancellationToken = default) =>
        Api.ReadListAsync<WeightLogDocument, FitbitWeightLog>(
            user, FitbitOperations.Body.GetWeightLogsByPeriod, new() { ["date"] = date, ["period"] = period.ToWord() }, cancellationToken);

    /// <summary>Reads the weights logged on dates.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="dates">The dates, both ends included.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The logs in the service's order, several a date; empty where there are none.</returns>
    /// <remarks>Costs one request for each 31 dates.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/body/get-weight-log/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Body.GetWeightLogsByDates))]
    public virtual Task<IReadOnlyList<FitbitWeightLog>> GetWeightLogsAsync(SyncUser user, DateInterval dates, CancellationToken cancellationToken = default) =>
        Api.ReadRangeAsync<WeightLogDocument, FitbitWeightLog>(user, FitbitOperations.Body.GetWeightLogsByDates, dates, [], cancellationToken);

    /// <summary>Reads the goal for weight.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The goal; without members where the user set none.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/body/get-body-goals/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Body.GetBodyGoal))]
    public virtual async Task<FitbitWeightGoal> GetWeightGoalAsync(SyncUser user, CancellationToken cancellationToken = default) =>
        (await Api.ReadAsync<WeightGoalDocument>(
            user, FitbitOperations.Body.GetBodyGoal, new() { ["goal-type"] = "weight" }, cancellationToken).ConfigureAwait(false)).Goal ?? new();
}
