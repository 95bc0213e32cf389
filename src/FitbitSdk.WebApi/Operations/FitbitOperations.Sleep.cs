using static FitbitSdk.WebApi.OperationRows;

namespace FitbitSdk.WebApi;

public static partial class FitbitOperations
{
    /// <summary>Sleep and its goal.</summary>
    public static class Sleep
    {
        /// <summary>Reads the sleep that ended on a date.</summary>
        public static FitbitOperation GetSleep { get; } = Read("sleep/date/{date}.json", ["sleep"], "sleep/get-sleep-log-by-date", [Date("date")])
        with
        {
            Version = "1.2",
        };

        /// <summary>Reads sleep by the date on which it ended.</summary>
        public static FitbitOperation GetSleepByDates { get; } = Read(
            "sleep/date/{base-date}/{end-date}.json", ["sleep"], "sleep/get-sleep-log-by-date-range",
            [Date("base-date"), Date("end-date")])
        with
        {
            Version = "1.2",
            MaximumRange = Days(100),
        };

        /// <summary>Reads sleep before or after a time, by pages.</summary>
        public static FitbitOperation GetSleepLogList { get; } = Read("sleep/list.json", ["sleep"], "sleep/get-sleep-log-list", LogList(100))
        with
        {
            Version = "1.2",
            PageLimit = 100,
        };

        /// <summary>Reads how long the user means to sleep.</summary>
        public static FitbitOperation GetSleepGoal { get; } = Read("sleep/goal.json", ["sleep"], "sleep/get-sleep-goals", [])
        with
        {
            Version = "1.2",
        };

        /// <summary>Logs sleep.</summary>
        public static FitbitOperation AddSleepLog { get; } = Post(
            "sleep.json", ["sleep"], "sleep/create-sleep-log",
            [Time("startTime").InQuery(), Whole("duration").InQuery(), Date("date").InQuery()]) with { Version = "1.2" };

        /// <summary>Deletes logged sleep.</summary>
        public static FitbitOperation DeleteSleepLog { get; } = Delete("sleep/{log-id}.json", ["sleep"], "sleep/delete-sleep-log", [Id("log-id")])
        with
        {
            Version = "1.2",
        };

        /// <summary>Sets how long the user means to sleep.</summary>
        public static FitbitOperation UpdateSleepGoal { get; } = Post(
            "sleep/goal.json", ["sleep"], "sleep/create-sleep-goals",
            [Whole("minDuration").InQuery()]) with { Version = "1.2" };

        internal static IReadOnlyList<FitbitOperation> All { get; } =
        [
            GetSleep, GetSleepByDates, GetSleepLogList, GetSleepGoal, AddSleepLog, DeleteSleepLog, UpdateSleepGoal,
        ];
    }
}
