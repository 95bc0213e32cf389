namespace FitbitSdk.WebApi;

/// <summary>The calls that streams are read with: rows of <see cref="FitbitOperations"/> in which all but the window is filled in. Dates are
/// called <c>{date}</c>, or <c>{start}</c> and <c>{end}</c>, both included; so are times of a day. <c>{resource}</c> is filled in by the stream.</summary>
internal static class StreamOperations
{
    public static FitbitOperation GetHeartRateIntraday { get; } =
        Intraday("GetHeartRateIntraday", FitbitOperations.Heart.GetHeartRateIntraday, FitbitOperations.Heart.GetHeartRateIntradayByTime, "1sec");

    public static FitbitOperation GetStepsIntraday { get; } =
        Intraday("GetStepsIntraday", FitbitOperations.ActivitySeries.GetActivityIntraday, FitbitOperations.ActivitySeries.GetActivityIntradayByTime, "1min", "steps");

    public static FitbitOperation GetCaloriesIntraday { get; } =
        Intraday("GetCaloriesIntraday", FitbitOperations.ActivitySeries.GetActivityIntraday, FitbitOperations.ActivitySeries.GetActivityIntradayByTime, "1min", "calories");

    public static FitbitOperation GetHeartRateVariability { get; } = ByDates("GetHeartRateVariability", FitbitOperations.Nights.GetHeartRateVariabilityIntradayByDates);

    public static FitbitOperation GetOxygenSaturation { get; } = ByDates("GetOxygenSaturation", FitbitOperations.Nights.GetOxygenSaturationIntradayByDates);

    public static FitbitOperation GetBreathingRate { get; } = ByDates("GetBreathingRate", FitbitOperations.Nights.GetBreathingRateIntradayByDates);

    public static FitbitOperation GetSkinTemperature { get; } = ByDates("GetSkinTemperature", FitbitOperations.Nights.GetSkinTemperature);

    public static FitbitOperation GetRestingHeartRate { get; } = ByDates("GetRestingHeartRate", FitbitOperations.Heart.GetHeartRateByDates);

    // 1,095 dates of each resource that is asked for; the one of this path that has less is not among them.
    public static FitbitOperation GetDailyActivity { get; } = ByDates("GetDailyActivity", FitbitOperations.ActivitySeries.GetActivitySeriesByDates);

    public static FitbitOperation GetWeightLogs { get; } = ByDates("GetWeightLogs", FitbitOperations.Body.GetWeightLogsByDates);

    public static FitbitOperation GetSleepLogList { get; } = FitbitOperations.Sleep.GetSleepLogList;

    public static FitbitOperation GetActivityLogList { get; } = FitbitOperations.Activities.GetActivityLogList;

    public static FitbitOperation GetProfile { get; } = FitbitOperations.User.GetProfile;

    private static FitbitOperation ByDates(string name, FitbitOperation operation)
    {
        (FitbitParameter first, FitbitParameter last) = operation.Range!.Value;
        string path = operation.Path.Replace($"{{{first}}}", "{start}", StringComparison.Ordinal).Replace($"{{{last}}}", "{end}", StringComparison.Ordinal);
        return operation with { Name = name, Path = path.Replace("{resource-path}", "{resource}", StringComparison.Ordinal) };
    }

    private static FitbitOperation Intraday(string name, FitbitOperation day, FitbitOperation part, string detail, string measure = "")
    {
        return day with { Name = name, Path = Fill(day.Path), TimePath = Fill(part.Path) };

        string Fill(string path) => path.Replace("{detail-level}", detail, StringComparison.Ordinal).Replace("{resource-path}", measure, StringComparison.Ordinal)
            .Replace("{start-time}", "{start}", StringComparison.Ordinal).Replace("{end-time}", "{end}", StringComparison.Ordinal);
    }
}
