using NodaTime;
using static FitbitSdk.WebApi.OperationRows;

namespace FitbitSdk.WebApi;

public static partial class FitbitOperations
{
    /// <summary>Activities, their goals and their kinds.</summary>
    public static class Activities
    {
        /// <summary>Reads the totals, goals and activities of a date.</summary>
        public static FitbitOperation GetActivitySummary { get; } = Read(
            "activities/date/{date}.json", ["activity"], "activity/get-daily-activity-summary",
            [Date("date")]);

        /// <summary>Reads totals and best days of the whole life of an account.</summary>
        public static FitbitOperation GetLifetimeStatistics { get; } = Read("activities.json", ["activity"], "activity/get-lifetime-stats", []);

        /// <summary>Reads logged activities before or after a time, by pages.</summary>
        public static FitbitOperation GetActivityLogList { get; } = Read(
            "activities/list.json", ["activity"], "activity/get-activity-log-list",
            LogList(100))
        with
        {
            PageLimit = 100,
            // A race or a march may take days.
            LongestEntry = Duration.FromDays(3),
        };

        /// <summary>Reads the route of an activity in Garmin's format TCX.</summary>
        public static FitbitOperation GetActivityTcx { get; } = Read(
            "activities/{log-id}.tcx", ["activity", "location"], "activity/get-activity-tcx",
            [Id("log-id"), Boolean("includePartialTCX").InQuery().Optional()]) with { Format = FitbitAnswerFormat.Tcx };

        /// <summary>Reads the goals of a day or of a week.</summary>
        public static FitbitOperation GetActivityGoals { get; } = Read(
            "activities/goals/{period}.json", ["activity"], "activity/get-activity-goals",
            [Words("period", "daily", "weekly")]);

        /// <summary>Reads all public kinds of activities and the user's own.</summary>
        public static FitbitOperation GetActivityTypes { get; } = Read("activities.json", ["activity"], "activity/get-all-activity-types", [])
        with
        {
            IsPersonal = false,
        };

        /// <summary>Reads one kind of activity.</summary>
        public static FitbitOperation GetActivityType { get; } = Read(
            "activities/{activity-id}.json", ["activity"], "activity/get-activity-type",
            [Id("activity-id")]) with { IsPersonal = false };

        /// <summary>Reads the activities that the user logs often.</summary>
        public static FitbitOperation GetFrequentActivities { get; } = Read(
            "activities/frequent.json", ["activity"], "activity/get-frequent-activities", []);

        /// <summary>Reads the activities that the user logged of late.</summary>
        public static FitbitOperation GetRecentActivities { get; } = Read(
            "activities/recent.json", ["activity"], "activity/get-recent-activity-types", []);

        /// <summary>Reads the user's favourite activities.</summary>
        public static FitbitOperation GetFavoriteActivities { get; } = Read(
            "activities/favorite.json", ["activity"], "activity/get-favorite-activities", []);

        /// <summary>Logs an activity.</summary>
        public static FitbitOperation AddActivityLog { get; } = Post(
            "activities.json", ["activity"], "activity/create-activity-log",
            [
                Id("activityId").InQuery().Optional(), Text("activityName").InQuery().Optional(),
                Whole("manualCalories").InQuery().Optional(), ExactTime("startTime").InQuery(), Whole("durationMillis").InQuery(),
                Date("date").InQuery(), Number("distance").InQuery().Optional(), Text("distanceUnit").InQuery().Optional(),
            ]);

        /// <summary>Deletes a logged activity.</summary>
        public static FitbitOperation DeleteActivityLog { get; } = Delete(
            "activities/{activity-log-id}.json", ["activity"], "activity/delete-activity-log",
            [Id("activity-log-id")]);

        /// <summary>Adds a kind of activity to the favourites.</summary>
        public static FitbitOperation AddFavoriteActivity { get; } = Post(
            "activities/favorite/{activity-id}.json", ["activity"], "activity/create-favorite-activity",
            [Id("activity-id")]);

        /// <summary>Takes a kind of activity from the favourites.</summary>
        public static FitbitOperation DeleteFavoriteActivity { get; } = Delete(
            "activities/favorite/{activity-id}.json", ["activity"], "activity/delete-favorite-activity",
            [Id("activity-id")]);

        /// <summary>Sets a goal of a day or of a week.</summary>
        public static FitbitOperation UpdateActivityGoal { get; } = Post(
            "activities/goals/{period}.json", ["activity"], "activity/create-update-activity-goals",
            [Words("period", "daily", "weekly"), Text("type").InQuery(), Number("value").InQuery()]);

        internal static IReadOnlyList<FitbitOperation> All { get; } =
        [
            GetActivitySummary, GetLifetimeStatistics, GetActivityLogList, GetActivityTcx, GetActivityGoals, GetActivityTypes,
            GetActivityType, GetFrequentActivities, GetRecentActivities, GetFavoriteActivities, AddActivityLog, DeleteActivityLog,
            AddFavoriteActivity, DeleteFavoriteActivity, UpdateActivityGoal,
        ];
    }
}
