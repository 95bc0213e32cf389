using System.Text.Json;

namespace FitbitSdk.Simulators.Truth;

/// <summary>The table of streams whose truth can be asked for.</summary>
internal static class TruthStreams
{
    public static IReadOnlyDictionary<string, Action<Utf8JsonWriter, TruthCall>> All { get; } = new Dictionary<string, Action<Utf8JsonWriter, TruthCall>>(StringComparer.Ordinal)
    {
        ["heart-rate"] = IntradayTruth.WriteHeart,
        ["steps"] = IntradayTruth.WriteSteps,
        ["sleep"] = SleepTruth.Write,
        ["heart-rate-variability"] = NightTruth.WriteHrv,
        ["oxygen-saturation"] = NightTruth.WriteOxygen,
        ["breathing-rate"] = NightTruth.WriteBreathing,
        ["skin-temperature"] = NightTruth.WriteSkinTemperature,
        ["resting-heart-rate"] = NightTruth.WriteRestingHeartRate,
        ["activity-log"] = ActivityTruth.Write,
    };
}
