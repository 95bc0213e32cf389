namespace FitbitSdk.WebApi;

public partial class FitbitSleepClient
{
    /// <summary>Reads the first page of the sleep before or after a time.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="query">Where the list begins, in which direction it goes, and how many logs a page holds: at most 100.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The page, and what leads to the next.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/sleep/get-sleep-log-list/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Sleep.GetSleepLogList))]
    public virtual Task<FitbitPage<FitbitSleepLog>> GetLogPageAsync(SyncUser user, FitbitListQuery query, CancellationToken cancellationToken = default) =>
        Api.ReadPageAsync<SleepLogDocument, FitbitSleepLog>(user, FitbitOperations.Sleep.GetSleepLogList, query, cancellationToken);

    /// <summary>Reads a further page of the sleep.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="link">What the page before it gave (<see cref="FitbitPage{T}.Next"/>), of the same user.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The page, and what leads to the next.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/sleep/get-sleep-log-list/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Sleep.GetSleepLogList))]
    public virtual Task<FitbitPage<FitbitSleepLog>> GetLogPageAsync(SyncUser user, FitbitPageLink link, CancellationToken cancellationToken = default) =>
        Api.ReadPageAsync<SleepLogDocument, FitbitSleepLog>(user, FitbitOperations.Sleep.GetSleepLogList, link, cancellationToken);

    /// <summary>Reads the sleep before or after a time, page after page.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="query">Where the list begins, in which direction it goes, and how many logs a page holds: at most 100.</param>
    /// <param name="cancellationToken">Stops the calls; there is nothing to undo.</param>
    /// <returns>The logs in the order of their starts.</returns>
    /// <remarks>Costs one request a page, which is sent when its first log is asked for.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/sleep/get-sleep-log-list/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Sleep.GetSleepLogList))]
    public virtual IAsyncEnumerable<FitbitSleepLog> GetLogsAsync(SyncUser user, FitbitListQuery query, CancellationToken cancellationToken = default) =>
        Api.EnumerateAsync<SleepLogDocument, FitbitSleepLog>(user, FitbitOperations.Sleep.GetSleepLogList, query, cancellationToken);
}
