using static FitbitSdk.WebApi.OperationRows;

namespace FitbitSdk.WebApi;

public static partial class FitbitOperations
{
    /// <summary>Active zone minutes, by date and within a day.</summary>
    public static class ActiveZoneMinutes
    {
        /// <summary>Reads active zone minutes by date for a period that ends on a date.</summary>
        public static FitbitOperation GetActiveZoneMinutesByPeriod { get; } = Read(
            "activities/active-zone-minutes/date/{date}/{period}.json", ["activity"], "active-zone-minutes-timeseries/get-azm-timeseries-by-date",
            [Date("date"), Period(YearPeriods)]);

        /// <summary>Reads active zone minutes by date.</summary>
        public static FitbitOperation GetActiveZoneMinutesByDates { get; } = Read(
            "activities/active-zone-minutes/date/{start-date}/{end-date}.json",
            ["activity"], "active-zone-minutes-timeseries/get-azm-timeseries-by-interval",
            [Date("start-date"), Date("end-date")]) with { MaximumRange = Days(1095) };

        /// <summary>Reads active zone minutes within a date.</summary>
        public static FitbitOperation GetActiveZoneMinutesIntraday { get; } = Read(
            "activities/active-zone-minutes/date/{date}/1d/{detail-level}.json", ["activity"], "intraday/get-azm-intraday-by-date",
            [Date("date"), DetailLevel("1min", "5min", "15min")]) with { MaximumRange = Days(1) };

        /// <summary>Reads active zone minutes within a part of a date.</summary>
        public static FitbitOperation GetActiveZoneMinutesIntradayByTime { get; } = Read(
            "activities/active-zone-minutes/date/{date}/1d/{detail-level}/time/{start-time}/{end-time}.json",
            ["activity"], "intraday/get-azm-intraday-by-date",
            [Date("date"), DetailLevel("1min", "5min", "15min"), Time("start-time"), Time("end-time")]) with { MaximumRange = Days(1) };

        /// <summary>Reads active zone minutes within dates.</summary>
        public static FitbitOperation GetActiveZoneMinutesIntradayByDates { get; } = Read(
            "activities/active-zone-minutes/date/{start-date}/{end-date}/{detail-level}.json", ["activity"], "intraday/get-azm-intraday-by-interval",
            [Date("start-date"), Date("end-date"), DetailLevel("1min", "5min", "15min")]) with { MaximumRange = Days(1) };

        /// <summary>Reads active zone minutes from a time of one date to a time of another.</summary>
        public static FitbitOperation GetActiveZoneMinutesIntradayByDatesAndTime { get; } = Read(
            "activities/active-zone-minutes/date/{start-date}/{end-date}/{detail-level}/time/{start-time}/{end-time}.json",
            ["activity"], "intraday/get-azm-intraday-by-interval",
            [Date("start-date"), Date("end-date"), DetailLevel("1min", "5min", "15min"), Time("start-time"), Time("end-time")])
        with
        {
            MaximumRange = Days(1),
        };

        internal static IReadOnlyList<FitbitOperation> All { get; } =
        [
            GetActiveZoneMinutesByPeriod, GetActiveZoneMinutesByDates, GetActiveZoneMinutesIntraday, GetActiveZoneMinutesIntradayByTime,
            GetActiveZoneMinutesIntradayByDates, GetActiveZoneMinutesIntradayByDatesAndTime,
        ];
    }
}
