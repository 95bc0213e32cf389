namespace FitbitSdk.WebApi;

/// <summary>The service's words for measures.</summary>
internal static class MeasureWords
{
    private static readonly string[] Words =
    [
        "calories", "steps", "distance", "floors", "elevation", "swimming-strokes",
        "caloriesBMR", "minutesSedentary", "minutesLightlyActive", "minutesFairlyActive", "minutesVeryActive", "activityCalories",
    ];

    public static string ToWord(this FitbitActivityMeasure measure) => (int)measure >= 0 && (int)measure < Words.Length
        ? Words[(int)measure]
        : throw new ArgumentOutOfRangeException(nameof(measure), measure, "There is no such measure.");
}
