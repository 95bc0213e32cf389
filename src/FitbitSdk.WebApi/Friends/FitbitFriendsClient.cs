namespace FitbitSdk.WebApi;

/// <summary>A user's friends. Those are people of their own, who gave this application no consent: keep no more of them than you need.</summary>
/// <remarks><inheritdoc cref="FitbitAreaClient" path="/remarks/node()"/></remarks>
public class FitbitFriendsClient : FitbitAreaClient
{
    internal FitbitFriendsClient(FitbitApi api)
        : base(api)
    {
    }

    /// <summary>Creates a client without a service, for a test double that overrides its methods.</summary>
    protected FitbitFriendsClient()
    {
    }

    /// <summary>Reads the user's friends.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The friends; empty where there are none.</returns>
    /// <exception cref="HealthApiException">The service refused, also because the user shows their friends to nobody (403).</exception>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/friends/get-friends/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Friends.GetFriends))]
    public virtual Task<IReadOnlyList<FitbitFriend>> GetFriendsAsync(SyncUser user, CancellationToken cancellationToken = default) =>
        Api.ReadListAsync<FriendsDocument, FitbitFriend>(user, FitbitOperations.Friends.GetFriends, [], cancellationToken);

    /// <summary>Reads the user and their friends in the order of their steps of the last seven days.</summary>
    /// <param name="user">Whose; also whose token and quota the call uses.</param>
    /// <param name="cancellationToken">Stops the call; there is nothing to undo.</param>
    /// <returns>The ranks, in the service's own order.</returns>
    /// <remarks>Costs one request.
    /// <see href="https://dev.fitbit.com/build/reference/web-api/friends/get-friends-leaderboard/">Source</see>.</remarks>
    [Reads(nameof(FitbitOperations.Friends.GetFriendsLeaderboard))]
    public virtual Task<IReadOnlyList<FitbitLeaderboardRank>> GetLeaderboardAsync(SyncUser user, CancellationToken cancellationToken = default) =>
        Api.ReadListAsync<LeaderboardDocument, FitbitLeaderboardRank>(user, FitbitOperations.Friends.GetFriendsLeaderboard, [], cancellationToken);
}
