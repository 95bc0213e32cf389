using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Sleep, by the date on which it ended, and its goal.</summary>
/// <remarks><inheritdoc cref="FitbitAreaClient" path="/remarks/node()"/></remarks>
public partial class FitbitSleepClient : FitbitAreaClient
{
    internal FitbitSleepClient(FitbitApi api)
        : base(api)
    {
    }

    /// <summary>Creates a client without a service, for a test double that overrides its methods.</summary>
    protected FitbitSleepClient()
    {
    }

    /// <summary>Reads the sleep that ended on a date, naps included.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="date">The date in the account's own time zone.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The sleep. While the service is at work on a night, <see cref="FitbitSleepDay.RetryAfter"/> is set, and what is empty is not yet known.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/sleep/get-sleep-log-by-date/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Sleep.GetSleep))]
    public virtual async Task<FitbitSleepDay> GetDayAsync(SyncUser user, LocalDate date, CancellationToken cancellationToken = default) =>
        (await Api.ReadAsync<SleepDayDocument>(
            user, FitbitOperations.Sleep.GetSleep, new() { ["date"] = date }, cancellationToken).ConfigureAwait(false)).ToDay(date);

    /// <summary>Reads sleep by the date on which it ended.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="dates">The dates, both ends included.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The logs, in the service's own order within each request; none of a date without sleep, several of one with naps.</returns>
    /// <remarks>Costs one request for each 100 dates.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/sleep/get-sleep-log-by-date-range/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Sleep.GetSleepByDates))]
    public virtual Task<IReadOnlyList<FitbitSleepLog>> GetLogsAsync(SyncUser user, DateInterval dates, CancellationToken cancellationToken = default) =>
        Api.ReadRangeAsync<SleepLogDocument, FitbitSleepLog>(user, FitbitOperations.Sleep.GetSleepByDates, dates, [], cancellationToken);

    /// <summary>Reads how long and when the user means to sleep.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The goal; without values where there is none.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/sleep/get-sleep-goals/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Sleep.GetSleepGoal))]
    public virtual async Task<FitbitSleepGoal> GetGoalAsync(SyncUser user, CancellationToken cancellationToken = default) =>
        (await Api.ReadAsync<SleepGoalDocument>(user, FitbitOperations.Sleep.GetSleepGoal, [], cancellationToken).ConfigureAwait(false)).Goal ?? new();
}
