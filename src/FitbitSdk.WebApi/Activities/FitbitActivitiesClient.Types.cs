namespace FitbitSdk.WebApi;

public partial class FitbitActivitiesClient
{
    /// <summary>Reads all public kinds of activities and the user's own.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The categories, each with its kinds and the categories below it.</returns>
    /// <remarks>Costs one request, whose answer holds several hundred kinds.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/activity/get-all-activity-types/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Activities.GetActivityTypes))]
    public virtual Task<IReadOnlyList<FitbitActivityCategory>> GetTypesAsync(SyncUser user, CancellationToken cancellationToken = default) =>
        Api.ReadListAsync<ActivityTypesDocument, FitbitActivityCategory>(user, FitbitOperations.Activities.GetActivityTypes, [], cancellationToken);

    /// <summary>Reads one kind of activity.</summary>
    /// <param name="user">Whose token and quota the call uses.</param>
    /// <param name="activityId">The id of the kind (<see cref="FitbitActivityType.Id"/>, <see cref="FitbitActivityLog.ActivityTypeId"/>).</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The kind, with its levels where it has any.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/activity/get-activity-type/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Activities.GetActivityType))]
    public virtual async Task<FitbitActivityType> GetTypeAsync(SyncUser user, string activityId, CancellationToken cancellationToken = default) =>
        (await Api.ReadAsync<ActivityTypeDocument>(
            user, FitbitOperations.Activities.GetActivityType, new() { ["activity-id"] = activityId }, cancellationToken).ConfigureAwait(false)).Activity;

    /// <summary>Reads the kinds of activities that the user logs often.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The kinds, with what was logged of each last.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/activity/get-frequent-activities/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Activities.GetFrequentActivities))]
    public virtual Task<IReadOnlyList<FitbitUsualActivity>> GetFrequentAsync(SyncUser user, CancellationToken cancellationToken = default) =>
        Api.ReadListAsync<FitbitUsualActivity>(user, FitbitOperations.Activities.GetFrequentActivities, [], cancellationToken);

    /// <summary>Reads the kinds of activities that the user logged of late.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The kinds, with what was logged of each last.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/activity/get-recent-activity-types/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Activities.GetRecentActivities))]
    public virtual Task<IReadOnlyList<FitbitUsualActivity>> GetRecentAsync(SyncUser user, CancellationToken cancellationToken = default) =>
        Api.ReadListAsync<FitbitUsualActivity>(user, FitbitOperations.Activities.GetRecentActivities, [], cancellationToken);

    /// <summary>Reads the kinds of activities that the user made favourites.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The kinds.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/activity/get-favorite-activities/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Activities.GetFavoriteActivities))]
    public virtual Task<IReadOnlyList<FitbitFavoriteActivity>> GetFavoritesAsync(SyncUser user, CancellationToken cancellationToken = default) =>
        Api.ReadListAsync<FitbitFavoriteActivity>(user, FitbitOperations.Activities.GetFavoriteActivities, [], cancellationToken);
}
