using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Activities: totals of days, logged activities, goals and kinds.</summary>
/// <remarks><inheritdoc cref="FitbitAreaClient" path="/remarks/node()"/></remarks>
public partial class FitbitActivitiesClient : FitbitAreaClient
{
    internal FitbitActivitiesClient(FitbitApi api)
        : base(api)
    {
    }

    /// <summary>Creates a client without a service, for a test double that overrides its methods.</summary>
    protected FitbitActivitiesClient()
    {
    }

    /// <summary>Reads the totals, the goals and the activities of a date.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="date">The date in the account's own time zone.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The day; without activities where none was logged.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/activity/get-daily-activity-summary/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Activities.GetActivitySummary))]
    public virtual async Task<FitbitActivityDay> GetDayAsync(SyncUser user, LocalDate date, CancellationToken cancellationToken = default) =>
        (await Api.ReadAsync<ActivityDayDocument>(
            user, FitbitOperations.Activities.GetActivitySummary, new() { ["date"] = date }, cancellationToken).ConfigureAwait(false)).ToDay(date);

    /// <summary>Reads the totals and the best days of the whole life of an account.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The totals and the best days.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/activity/get-lifetime-stats/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Activities.GetLifetimeStatistics))]
    public virtual async Task<FitbitLifetimeStatistics> GetLifetimeAsync(SyncUser user, CancellationToken cancellationToken = default) =>
        (await Api.ReadAsync<LifetimeDocument>(
            user, FitbitOperations.Activities.GetLifetimeStatistics, [], cancellationToken).ConfigureAwait(false)).ToStatistics();

    /// <summary>Reads the goals of a day or of a week.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="period">Which goals.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The goals as they are now.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/activity/get-activity-goals/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Activities.GetActivityGoals))]
    public virtual async Task<FitbitActivityGoals> GetGoalsAsync(SyncUser user, FitbitGoalPeriod period, CancellationToken cancellationToken = default) =>
        (await Api.ReadAsync<ActivityGoalsDocument>(
            user,
            FitbitOperations.Activities.GetActivityGoals,
            new() { ["period"] = period.ToWord() },
            cancellationToken).ConfigureAwait(false)).Goals ?? new();
}
