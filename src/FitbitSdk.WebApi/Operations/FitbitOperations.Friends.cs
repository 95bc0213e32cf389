using static FitbitSdk.WebApi.OperationRows;

namespace FitbitSdk.WebApi;

public static partial class FitbitOperations
{
    /// <summary>Friends.</summary>
    public static class Friends
    {
        /// <summary>Reads the user's friends.</summary>
        public static FitbitOperation GetFriends { get; } = Read("friends.json", ["social"], "friends/get-friends", []) with { Version = "1.1" };

        /// <summary>Reads the user's friends in the order of their steps.</summary>
        public static FitbitOperation GetFriendsLeaderboard { get; } = Read(
            "leaderboard/friends.json", ["social"], "friends/get-friends-leaderboard", []) with { Version = "1.1" };

        internal static IReadOnlyList<FitbitOperation> All { get; } =
        [
            GetFriends, GetFriendsLeaderboard,
        ];
    }
}
