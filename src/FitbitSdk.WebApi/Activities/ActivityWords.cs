namespace FitbitSdk.WebApi;

/// <summary>The service's words for the enums of activities.</summary>
internal static class ActivityWords
{
    public static string ToWord(this FitbitGoalPeriod period) => period switch
    {
        FitbitGoalPeriod.Daily => "daily",
        FitbitGoalPeriod.Weekly => "weekly",
        _ => throw new ArgumentOutOfRangeException(nameof(period), period, "There is no such period."),
    };

    /// <summary>Gives what asks for points without a place; nothing where they are not wanted.</summary>
    public static FitbitValue ToArgument(this FitbitTcxPoints points) => points switch
    {
        FitbitTcxPoints.WithPosition => default,
        FitbitTcxPoints.All => (FitbitValue)true,
        _ => throw new ArgumentOutOfRangeException(nameof(points), points, "There are no such points."),
    };
}
