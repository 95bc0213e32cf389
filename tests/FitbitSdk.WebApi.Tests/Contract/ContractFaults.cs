namespace FitbitSdk.WebApi.Tests.Contract;

/// <summary>Where the rows are unlike the official contract, each with the reason: faults of its own, and what its pages say and it does not.</summary>
internal static class ContractFaults
{
    // The pages of these calls name the parameter.
    private static readonly string[] ForgetsTheClock = ["+ Query timezone?"];

    // Swimming is among the resources of the pages.
    private static readonly string[] ForgetsTheClockAndSwimming = ["+ resource-path: swimming-strokes", "+ Query timezone?"];

    // The page of subscriptions: which of an application's endpoints is told. Its text says of the collection "if not present", its form says required.
    private static readonly string[] ForgetsTheSubscriber = ["- Path collection-path", "+ Path collection-path?", "+ Header X-Fitbit-Subscriber-Id?"];

    private static readonly Dictionary<string, string[]> Faults = new(StringComparer.Ordinal)
    {
        ["GetHeartRateByPeriod"] = ForgetsTheClock,
        ["GetHeartRateByDates"] = ForgetsTheClock,
        ["GetHeartRateIntraday"] = ForgetsTheClock,
        ["GetHeartRateIntradayByTime"] = ForgetsTheClock,
        ["GetHeartRateIntradayByDates"] = ForgetsTheClock,
        ["GetHeartRateIntradayByDatesAndTime"] = ForgetsTheClock,
        ["GetActivitySeriesByPeriod"] = ForgetsTheClockAndSwimming,
        ["GetActivitySeriesByDates"] = ForgetsTheClockAndSwimming,
        ["GetTrackerSeriesByPeriod"] = ForgetsTheClockAndSwimming,
        ["GetTrackerSeriesByDates"] = ForgetsTheClockAndSwimming,
        ["GetActivityIntraday"] = ForgetsTheClockAndSwimming,
        ["GetActivityIntradayByTime"] = ForgetsTheClockAndSwimming,
        ["GetActivityIntradayByDates"] = ForgetsTheClockAndSwimming,
        ["GetActivityIntradayByDatesAndTime"] = ForgetsTheClockAndSwimming,
        ["GetSubscriptions"] = ["- Path collection-path", "+ Path collection-path?"],
        ["AddSubscription"] = ForgetsTheSubscriber,
        ["DeleteSubscription"] = ForgetsTheSubscriber,

        // Its texts give a choice ("either activityId or activityName"), or name the case in which it is needed, and its form does not.
        ["AddActivityLog"] =
            ["- Query activityId", "- Query manualCalories", "- Query distance", "+ Query activityId?", "+ Query manualCalories?", "+ Query distance?"],
        ["AddFoodLog"] = ["- Query foodId", "+ Query foodId?"],
        ["UpdateFoodGoal"] = ["- Query calories", "+ Query calories?"],

        // Its text says what holds where none is given.
        ["AddFatLog"] = ["- Query time", "+ Query time?"],

        // Stands in its path and not among its parameters.
        ["UpdateMeal"] = ["+ Path meal-id"],

        // It names heart rate, location and profile, none of which has to do with weight.
        ["UpdateWeightGoal"] = ["+ Scope weight"],

        // OAuth 2.0 sends a form, and server applications name themselves in the header. The verifier of PKCE is newer than the file.
        ["GetToken"] =
        [
            "- Query code?", "- Query client_id", "- Query expires_in?", "- Query grant_type", "- Query redirect_uri?", "- Query refresh_token?", "- Query state?",
            "+ Form code?", "+ Form client_id?", "+ Form expires_in?", "+ Form grant_type", "+ Form redirect_uri?", "+ Form refresh_token?", "+ Form code_verifier?", "+ Form state?",
        ],
    };

    /// <summary>Gives method and path as the contract has them.</summary>
    public static string KeyInTheContract(FitbitOperation row) => row.Name switch
    {
        // Stands directly under "paths", by the name of its method and without its path.
        "UpdateProfile" => "POST post",

        // Its path forgets the level, which is among its parameters and on its page.
        "GetActiveZoneMinutesIntradayByDatesAndTime" => "GET " + row.Template.Replace("/{detail-level}", "", StringComparison.Ordinal),
        _ => $"{row.Method.Method} {row.Template}",
    };

    /// <summary>Gives the differences of a row.</summary>
    public static IReadOnlyList<string> Of(FitbitOperation row) => Faults.GetValueOrDefault(row.Name, []);
}
