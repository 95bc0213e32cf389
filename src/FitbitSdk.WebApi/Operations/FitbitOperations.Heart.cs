using static FitbitSdk.WebApi.OperationRows;

namespace FitbitSdk.WebApi;

public static partial class FitbitOperations
{
    /// <summary>Heart rate, by date and within a day.</summary>
    public static class Heart
    {
        /// <summary>Reads heart rate zones and the resting rate by date for a period that ends on a date.</summary>
        public static FitbitOperation GetHeartRateByPeriod { get; } = Read(
            "activities/heart/date/{date}/{period}.json", ["heartrate"], "heartrate-timeseries/get-heartrate-timeseries-by-date",
            [Date("date"), Period(MonthPeriods), Clock]);

        /// <summary>Reads heart rate zones and the resting rate by date.</summary>
        public static FitbitOperation GetHeartRateByDates { get; } = Read(
            "activities/heart/date/{base-date}/{end-date}.json", ["heartrate"], "heartrate-timeseries/get-heartrate-timeseries-by-date-range",
            [Date("base-date"), Date("end-date"), Clock])
        with
        {
            // The official page says a year; a client that is in use asks for 1095 days.
            MaximumRange = Days(365),
        };

        /// <summary>Reads heart rate within a date.</summary>
        public static FitbitOperation GetHeartRateIntraday { get; } = Read(
            "activities/heart/date/{date}/1d/{detail-level}.json", ["heartrate"], "intraday/get-heartrate-intraday-by-date",
            [Date("date"), DetailLevel("1sec", "1min", "5min", "15min"), Clock]) with { MaximumRange = Days(1) };

        /// <summary>Reads heart rate within a part of a date.</summary>
        public static FitbitOperation GetHeartRateIntradayByTime { get; } = Read(
            "activities/heart/date/{date}/1d/{detail-level}/time/{start-time}/{end-time}.json",
            ["heartrate"], "intraday/get-heartrate-intraday-by-date",
            [Date("date"), DetailLevel("1sec", "1min", "5min", "15min"), Time("start-time"), Time("end-time"), Clock])
        with
        {
            MaximumRange = Days(1),
        };

        /// <summary>Reads heart rate within dates.</summary>
        public static FitbitOperation GetHeartRateIntradayByDates { get; } = Read(
            "activities/heart/date/{date}/{end-date}/{detail-level}.json", ["heartrate"], "intraday/get-heartrate-intraday-by-date-range",
            [Date("date"), Date("end-date"), DetailLevel("1sec", "1min", "5min", "15min"), Clock]) with { MaximumRange = Days(1) };

        /// <summary>Reads heart rate from a time of one date to a time of another.</summary>
        public static FitbitOperation GetHeartRateIntradayByDatesAndTime { get; } = Read(
            "activities/heart/date/{date}/{end-date}/{detail-level}/time/{start-time}/{end-time}.json",
            ["heartrate"], "intraday/get-heartrate-intraday-by-date-range",
            [Date("date"), Date("end-date"), DetailLevel("1sec", "1min", "5min", "15min"), Time("start-time"), Time("end-time"), Clock])
        with
        {
            MaximumRange = Days(1),
        };

        internal static IReadOnlyList<FitbitOperation> All { get; } =
        [
            GetHeartRateByPeriod, GetHeartRateByDates, GetHeartRateIntraday, GetHeartRateIntradayByTime, GetHeartRateIntradayByDates,
            GetHeartRateIntradayByDatesAndTime,
        ];
    }
}
