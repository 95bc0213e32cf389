namespace FitbitSdk.WebApi;

/// <summary>The service's words for our enums.</summary>
internal static class ArgumentWords
{
    private static readonly string[] Periods = ["1d", "7d", "30d", "1w", "1m", "3m", "6m", "1y", "max"];
    private static readonly string[] DetailLevels = ["1sec", "1min", "5min", "15min"];
    private static readonly string[] BodyMeasures = ["bmi", "fat", "weight"];

    public static string ToWord(this FitbitPeriod period) => Of(Periods, (int)period, nameof(period));

    public static string ToWord(this FitbitDetailLevel detail) => Of(DetailLevels, (int)detail, nameof(detail));

    public static string ToWord(this FitbitBodyMeasure measure) => Of(BodyMeasures, (int)measure, nameof(measure));

    /// <summary>Gives what stands for UTC; nothing for the account's own clock.</summary>
    public static FitbitValue ToArgument(this FitbitClock clock) => clock switch
    {
        FitbitClock.Account => default,
        FitbitClock.Utc => (FitbitValue)"UTC",
        _ => throw new ArgumentOutOfRangeException(nameof(clock), clock, "There is no such clock."),
    };

    private static string Of(string[] words, int index, string name) =>
        index >= 0 && index < words.Length ? words[index] : throw new ArgumentOutOfRangeException(name, index, "There is no such value.");
}
