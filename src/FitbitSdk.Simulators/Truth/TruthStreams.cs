using System.Text.Json;

namespace FitbitSdk.Simulators.Truth;

/// <summary>The table of streams whose truth can be asked for, told in the terms of one service.</summary>
internal sealed class TruthStreams(IReadOnlyDictionary<string, Action<Utf8JsonWriter, TruthCall>> writers)
{
    public static TruthStreams Fitbit { get; } = new(new Dictionary<string, Action<Utf8JsonWriter, TruthCall>>(StringComparer.Ordinal)
    {
        ["heart-rate"] = IntradayTruth.WriteHeart,
        ["steps"] = IntradayTruth.WriteSteps,
        ["calories"] = IntradayTruth.WriteCalories,
        ["time-zone"] = TimeZoneTruth.Write,
        ["sleep"] = SleepTruth.Write,
        ["heart-rate-variability"] = NightTruth.WriteHrv,
        ["oxygen-saturation"] = NightTruth.WriteOxygen,
        ["breathing-rate"] = NightTruth.WriteBreathing,
        ["skin-temperature"] = NightTruth.WriteSkinTemperature,
        ["resting-heart-rate"] = NightTruth.WriteRestingHeartRate,
        ["daily-activity"] = DailyTruth.WriteActivity,
        ["weight"] = DailyTruth.WriteWeight,
        ["activity-log"] = ActivityTruth.Write,
    });

    public static TruthStreams GoogleHealth { get; } = new(new Dictionary<string, Action<Utf8JsonWriter, TruthCall>>(StringComparer.Ordinal)
    {
        ["heart-rate"] = GoogleTruth.WriteHeart,
        ["steps"] = GoogleTruth.WriteSteps,
        ["sleep"] = GoogleSleepTruth.Write,
    });

    public Action<Utf8JsonWriter, TruthCall>? Find(string stream) => writers.GetValueOrDefault(stream);
}
