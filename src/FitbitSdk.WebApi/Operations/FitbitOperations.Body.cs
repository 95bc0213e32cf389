using static FitbitSdk.WebApi.OperationRows;

namespace FitbitSdk.WebApi;

public static partial class FitbitOperations
{
    /// <summary>Weight, body fat and their goals.</summary>
    public static class Body
    {
        /// <summary>Reads the weights of a date.</summary>
        public static FitbitOperation GetWeightLogsOnDate { get; } = Read(
            "body/log/weight/date/{date}.json", ["weight"], "body/get-weight-log",
            [Date("date")]);

        /// <summary>Reads the weights of a period that ends on a date.</summary>
        public static FitbitOperation GetWeightLogsByPeriod { get; } = Read(
            "body/log/weight/date/{date}/{period}.json", ["weight"], "body/get-weight-log",
            [Date("date"), Period(MonthPeriods)]);

        /// <summary>Reads weights.</summary>
        public static FitbitOperation GetWeightLogsByDates { get; } = Read(
            "body/log/weight/date/{base-date}/{end-date}.json", ["weight"], "body/get-weight-log",
            [Date("base-date"), Date("end-date")]) with { MaximumRange = Days(31) };

        /// <summary>Reads the body fat of a date.</summary>
        public static FitbitOperation GetFatLogsOnDate { get; } = Read("body/log/fat/date/{date}.json", ["weight"], "body/get-body-fat-log", [Date("date")]);

        /// <summary>Reads the body fat of a period that ends on a date.</summary>
        public static FitbitOperation GetFatLogsByPeriod { get; } = Read(
            "body/log/fat/date/{date}/{period}.json", ["weight"], "body/get-body-fat-log",
            [Date("date"), Period(MonthPeriods)]);

        /// <summary>Reads body fat.</summary>
        public static FitbitOperation GetFatLogsByDates { get; } = Read(
            "body/log/fat/date/{base-date}/{end-date}.json", ["weight"], "body/get-body-fat-log",
            [Date("base-date"), Date("end-date")])
        with
        {
            // The page of this call and another one say 30 and 31 days.
            MaximumRange = Days(30),
        };

        /// <summary>Reads a measure by date for a period that ends on a date.</summary>
        public static FitbitOperation GetBodySeriesByPeriod { get; } = Read(
            "body/{resource-path}/date/{date}/{period}.json", ["weight"], "body-timeseries/get-body-timeseries-by-date",
            [Words("resource-path", "bmi", "fat", "weight"), Date("date"), Period(AllPeriods)]);

        /// <summary>Reads a measure by date.</summary>
        public static FitbitOperation GetBodySeriesByDates { get; } = Read(
            "body/{resource-path}/date/{base-date}/{end-date}.json", ["weight"], "body-timeseries/get-body-timeseries-by-date-range",
            [Words("resource-path", "bmi", "fat", "weight"), Date("base-date"), Date("end-date")])
        with
        {
            MaximumRange = Days(1095),
            ShorterRanges = Shorter(("fat", 30), ("weight", 31)),
        };

        /// <summary>Reads the goal for weight or for body fat.</summary>
        public static FitbitOperation GetBodyGoal { get; } = Read(
            "body/log/{goal-type}/goal.json", ["weight"], "body/get-body-goals",
            [Words("goal-type", "weight", "fat")]);

        /// <summary>Logs a weight.</summary>
        public static FitbitOperation AddWeightLog { get; } = Post(
            "body/log/weight.json", ["weight"], "body/create-weight-log",
            [Number("weight").InQuery(), Date("date").InQuery(), ExactTime("time").InQuery().Optional()]);

        /// <summary>Deletes a logged weight.</summary>
        public static FitbitOperation DeleteWeightLog { get; } = Delete(
            "body/log/weight/{body-weight-log-id}.json", ["weight"], "body/delete-weight-log",
            [Id("body-weight-log-id")]);

        /// <summary>Logs body fat.</summary>
        public static FitbitOperation AddFatLog { get; } = Post(
            "body/log/fat.json", ["weight"], "body/create-bodyfat-log",
            [Number("fat").InQuery(), Date("date").InQuery(), ExactTime("time").InQuery().Optional()]);

        /// <summary>Deletes logged body fat.</summary>
        public static FitbitOperation DeleteFatLog { get; } = Delete(
            "body/log/fat/{body-fat-log-id}.json", ["weight"], "body/delete-bodyfat-log",
            [Id("body-fat-log-id")]);

        /// <summary>Sets the goal for weight.</summary>
        public static FitbitOperation UpdateWeightGoal { get; } = Post(
            "body/log/weight/goal.json", ["weight"], "body/create-weight-goal",
            [Date("startDate").InQuery(), Number("startWeight").InQuery(), Number("weight").InQuery().Optional()]);

        /// <summary>Sets the goal for body fat.</summary>
        public static FitbitOperation UpdateFatGoal { get; } = Post(
            "body/log/fat/goal.json", ["weight"], "body/create-bodyfat-goal",
            [Number("fat").InQuery()]);

        internal static IReadOnlyList<FitbitOperation> All { get; } =
        [
            GetWeightLogsOnDate, GetWeightLogsByPeriod, GetWeightLogsByDates, GetFatLogsOnDate, GetFatLogsByPeriod, GetFatLogsByDates,
            GetBodySeriesByPeriod, GetBodySeriesByDates, GetBodyGoal, AddWeightLog, DeleteWeightLog, AddFatLog, DeleteFatLog,
            UpdateWeightGoal, UpdateFatGoal,
        ];
    }
}
