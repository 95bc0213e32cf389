using static FitbitSdk.WebApi.OperationRows;

namespace FitbitSdk.WebApi;

public static partial class FitbitOperations
{
    /// <summary>Steps, energy and the like, by date and within a day.</summary>
    public static class ActivitySeries
    {
        /// <summary>Reads a measure by date for a period that ends on a date.</summary>
        public static FitbitOperation GetActivitySeriesByPeriod { get; } = Read(
            "activities/{resource-path}/date/{date}/{period}.json", ["activity"], "activity-timeseries/get-activity-timeseries-by-date",
            [Words("resource-path", DailyMeasures), Date("date"), Period(YearPeriods), Clock]);

        /// <summary>Reads a measure by date.</summary>
        public static FitbitOperation GetActivitySeriesByDates { get; } = Read(
            "activities/{resource-path}/date/{base-date}/{end-date}.json", ["activity"], "activity-timeseries/get-activity-timeseries-by-date-range",
            [Words("resource-path", DailyMeasures), Date("base-date"), Date("end-date"), Clock])
        with
        {
            MaximumRange = Days(1095),
            ShorterRanges = Shorter(("activityCalories", 30)),
        };

        /// <summary>Reads a measure by date for a period that ends on a date, of trackers alone.</summary>
        public static FitbitOperation GetTrackerSeriesByPeriod { get; } = Read(
            "activities/tracker/{resource-path}/date/{date}/{period}.json", ["activity"], "activity-timeseries/get-activity-timeseries-by-date",
            [Words("resource-path", DailyMeasures), Date("date"), Period(YearPeriods), Clock]);

        /// <summary>Reads a measure by date, of trackers alone.</summary>
        public static FitbitOperation GetTrackerSeriesByDates { get; } = Read(
            "activities/tracker/{resource-path}/date/{base-date}/{end-date}.json",
            ["activity"], "activity-timeseries/get-activity-timeseries-by-date-range",
            [Words("resource-path", DailyMeasures), Date("base-date"), Date("end-date"), Clock])
        with
        {
            MaximumRange = Days(1095),
            ShorterRanges = Shorter(("activityCalories", 30)),
        };

        /// <summary>Reads a measure within a date.</summary>
        public static FitbitOperation GetActivityIntraday { get; } = Read(
            "activities/{resource-path}/date/{date}/1d/{detail-level}.json", ["activity"], "intraday/get-activity-intraday-by-date",
            [Words("resource-path", IntradayMeasures), Date("date"), DetailLevel("1min", "5min", "15min"), Clock]) with { MaximumRange = Days(1) };

        /// <summary>Reads a measure within a part of a date.</summary>
        public static FitbitOperation GetActivityIntradayByTime { get; } = Read(
            "activities/{resource-path}/date/{date}/1d/{detail-level}/time/{start-time}/{end-time}.json",
            ["activity"], "intraday/get-activity-intraday-by-date",
            [
                Words("resource-path", IntradayMeasures), Date("date"), DetailLevel("1min", "5min", "15min"), Time("start-time"),
                Time("end-time"), Clock,
            ]) with { MaximumRange = Days(1) };

        /// <summary>Reads a measure within dates.</summary>
        public static FitbitOperation GetActivityIntradayByDates { get; } = Read(
            "activities/{resource-path}/date/{base-date}/{end-date}/{detail-level}.json",
            ["activity"], "intraday/get-activity-intraday-by-date-range",
            [Words("resource-path", IntradayMeasures), Date("base-date"), Date("end-date"), DetailLevel("1min", "5min", "15min"), Clock])
        with
        {
            MaximumRange = Days(1),
        };

        /// <summary>Reads a measure from a time of one date to a time of another.</summary>
        public static FitbitOperation GetActivityIntradayByDatesAndTime { get; } = Read(
            "activities/{resource-path}/date/{date}/{end-date}/{detail-level}/time/{start-time}/{end-time}.json",
            ["activity"], "intraday/get-activity-intraday-by-date-range",
            [
                Words("resource-path", IntradayMeasures), Date("date"), Date("end-date"), DetailLevel("1min", "5min", "15min"),
                Time("start-time"), Time("end-time"), Clock,
            ]) with { MaximumRange = Days(1) };

        internal static IReadOnlyList<FitbitOperation> All { get; } =
        [
            GetActivitySeriesByPeriod, GetActivitySeriesByDates, GetTrackerSeriesByPeriod, GetTrackerSeriesByDates, GetActivityIntraday,
            GetActivityIntradayByTime, GetActivityIntradayByDates, GetActivityIntradayByDatesAndTime,
        ];
    }
}
