namespace FitbitSdk.WebApi;

public partial class FitbitActivitiesClient
{
    /// <summary>Reads the first page of the logged activities before or after a time.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="query">Where the list begins, in which direction it goes, and how many activities a page holds: at most 100.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The page, and what leads to the next.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/activity/get-activity-log-list/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Activities.GetActivityLogList))]
    public virtual Task<FitbitPage<FitbitActivityLog>> GetLogPageAsync(SyncUser user, FitbitListQuery query, CancellationToken cancellationToken = default) =>
        Api.ReadPageAsync<ActivityLogDocument, FitbitActivityLog>(user, FitbitOperations.Activities.GetActivityLogList, query, cancellationToken);

    /// <summary>Reads a further page of the logged activities.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="link">What the page before it gave (<see cref="FitbitPage{T}.Next"/>), of the same user.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The page, and what leads to the next.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/activity/get-activity-log-list/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Activities.GetActivityLogList))]
    public virtual Task<FitbitPage<FitbitActivityLog>> GetLogPageAsync(SyncUser user, FitbitPageLink link, CancellationToken cancellationToken = default) =>
        Api.ReadPageAsync<ActivityLogDocument, FitbitActivityLog>(user, FitbitOperations.Activities.GetActivityLogList, link, cancellationToken);

    /// <summary>Reads the logged activities before or after a time, page after page.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="query">Where the list begins, in which direction it goes, and how many activities a page holds: at most 100.</param>
    /// <param name="cancellationToken">Stops the calls; there is nothing to undo.</param>
    /// <returns>The activities in the order of their starts.</returns>
    /// <remarks>Costs one request a page, which is sent when its first activity is asked for.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/activity/get-activity-log-list/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Activities.GetActivityLogList))]
    public virtual IAsyncEnumerable<FitbitActivityLog> GetLogsAsync(SyncUser user, FitbitListQuery query, CancellationToken cancellationToken = default) =>
        Api.EnumerateAsync<ActivityLogDocument, FitbitActivityLog>(user, FitbitOperations.Activities.GetActivityLogList, query, cancellationToken);

    /// <summary>Reads the course of an activity in Garmin's format TCX: laps, and points with place, height and heart rate.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="logId">The id of the logged activity (<see cref="FitbitActivityLog.LogId"/>).</param>
    /// <param name="points">Which points are wanted.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The XML as the service wrote it, in UTF-8.</returns>
    /// <remarks>Costs one request. Needs the scope <c>location</c> beside <c>activity</c>.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/activity/get-activity-tcx/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Activities.GetActivityTcx))]
    public virtual async Task<ReadOnlyMemory<byte>> GetTcxAsync(
        SyncUser user, string logId, FitbitTcxPoints points = FitbitTcxPoints.WithPosition, CancellationToken cancellationToken = default) =>
        (await Api.SendAsync(
            user,
            FitbitOperations.Activities.GetActivityTcx,
            new() { ["log-id"] = logId, ["includePartialTCX"] = points.ToArgument() },
            cancellationToken).ConfigureAwait(false)).Body;
}
