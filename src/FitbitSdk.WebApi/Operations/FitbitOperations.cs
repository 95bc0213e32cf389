using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>The calls of the API that are in use: a new one is a new row.</summary>
internal static class FitbitOperations
{
    public static FitbitOperation GetDevices { get; } = new()
    {
        Name = "GetDevices",
        Version = "1",
        Path = "devices.json",
        Scope = "settings",
        Source = Reference("devices/get-devices"),
    };

    public static FitbitOperation GetProfile { get; } = new()
    {
        Name = "GetProfile",
        Version = "1",
        Path = "profile.json",
        Scope = "profile",
        Source = Reference("user/get-profile"),
    };

    public static FitbitOperation GetHeartRateIntraday { get; } = new()
    {
        Name = "GetHeartRateIntraday",
        Version = "1",
        Path = "activities/heart/date/{date}/1d/1sec.json",
        TimePath = "activities/heart/date/{date}/1d/1sec/time/{start}/{end}.json",
        Scope = "heartrate",
        MaximumRange = Duration.FromHours(24),
        Source = Reference("intraday/get-heartrate-intraday-by-date"),
    };

    public static FitbitOperation GetStepsIntraday { get; } = new()
    {
        Name = "GetStepsIntraday",
        Version = "1",
        Path = "activities/steps/date/{date}/1d/1min.json",
        TimePath = "activities/steps/date/{date}/1d/1min/time/{start}/{end}.json",
        Scope = "activity",
        MaximumRange = Duration.FromHours(24),
        Source = Reference("intraday/get-activity-intraday-by-date"),
    };

    public static FitbitOperation GetCaloriesIntraday { get; } = new()
    {
        Name = "GetCaloriesIntraday",
        Version = "1",
        Path = "activities/calories/date/{date}/1d/1min.json",
        TimePath = "activities/calories/date/{date}/1d/1min/time/{start}/{end}.json",
        Scope = "activity",
        MaximumRange = Duration.FromHours(24),
        Source = Reference("intraday/get-activity-intraday-by-date"),
    };

    public static FitbitOperation GetSleepLogList { get; } = new()
    {
        Name = "GetSleepLogList",
        Version = "1.2",
        Path = "sleep/list.json",
        Scope = "sleep",
        PageLimit = 100,
        Source = Reference("sleep/get-sleep-log-list"),
    };

    public static FitbitOperation GetActivityLogList { get; } = new()
    {
        Name = "GetActivityLogList",
        Version = "1",
        Path = "activities/list.json",
        Scope = "activity",
        PageLimit = 100,
        // A race or a march may take days.
        LongestEntry = Duration.FromDays(3),
        Source = Reference("activity/get-activity-log-list"),
    };

    public static FitbitOperation GetHeartRateVariability { get; } =
        ByDates("GetHeartRateVariability", "hrv/date/{start}/{end}/all.json", "heartrate", 30, "intraday/get-hrv-intraday-by-interval");

    public static FitbitOperation GetOxygenSaturation { get; } =
        ByDates("GetOxygenSaturation", "spo2/date/{start}/{end}/all.json", "oxygen_saturation", 30, "intraday/get-spo2-intraday-by-interval");

    public static FitbitOperation GetBreathingRate { get; } =
        ByDates("GetBreathingRate", "br/date/{start}/{end}/all.json", "respiratory_rate", 30, "intraday/get-br-intraday-by-interval");

    public static FitbitOperation GetSkinTemperature { get; } =
        ByDates("GetSkinTemperature", "temp/skin/date/{start}/{end}.json", "temperature", 30, "temperature/get-temperature-skin-summary-by-interval");

    public static FitbitOperation GetRestingHeartRate { get; } =
        ByDates("GetRestingHeartRate", "activities/heart/date/{start}/{end}.json", "heartrate", 365, "heartrate-timeseries/get-heartrate-timeseries-by-date-range");

    // 1,095 dates of each resource that is asked for; others of this path have less.
    public static FitbitOperation GetDailyActivity { get; } =
        ByDates("GetDailyActivity", "activities/{resource}/date/{start}/{end}.json", "activity", 1095, "activity-timeseries/get-activity-timeseries-by-date-range");

    public static FitbitOperation GetWeightLogs { get; } =
        ByDates("GetWeightLogs", "body/log/weight/date/{start}/{end}.json", "weight", 31, "body/get-weight-log");

    public static IReadOnlyList<FitbitOperation> All { get; } =
    [
        GetDevices, GetProfile,
        GetHeartRateIntraday, GetStepsIntraday, GetCaloriesIntraday,
        GetHeartRateVariability, GetOxygenSaturation, GetBreathingRate, GetSkinTemperature, GetRestingHeartRate, GetDailyActivity, GetWeightLogs,
        GetSleepLogList, GetActivityLogList,
    ];

    /// <summary>A call for the user's own dates from <c>{start}</c> to <c>{end}</c>, both included.</summary>
    private static FitbitOperation ByDates(string name, string path, string scope, int days, string page) => new()
    {
        Name = name,
        Version = "1",
        Path = path,
        Scope = scope,
        MaximumRange = Duration.FromDays(days),
        Source = Reference(page),
    };

    private static Uri Reference(string page) => new($"https://dev.fitbit.com/build/reference/web-api/{page}/");
}
