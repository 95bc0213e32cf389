using System.Buffers;

namespace FitbitSdk.WebApi;

/// <summary>How a stream is read: by which operation, and what turns its answers into records.</summary>
internal sealed record FitbitStreamRow(DataStream Stream, FitbitOperation Operation, Func<ReadOnlySequence<byte>, MappingContext, MappedAnswer> Map)
{
    public static IReadOnlyList<FitbitStreamRow> All { get; } =
    [
        new(FitbitStreams.HeartRate, FitbitOperations.GetHeartRateIntraday, HeartRateMapper.Map),
        new(FitbitStreams.Steps, FitbitOperations.GetStepsIntraday, StepsMapper.Map),
        new(FitbitStreams.Calories, FitbitOperations.GetCaloriesIntraday, CaloriesMapper.Map),
        new(FitbitStreams.HeartRateVariability, FitbitOperations.GetHeartRateVariability, HeartRateVariabilityMapper.Map),
        new(FitbitStreams.OxygenSaturation, FitbitOperations.GetOxygenSaturation, OxygenSaturationMapper.Map),
        new(FitbitStreams.BreathingRate, FitbitOperations.GetBreathingRate, BreathingRateMapper.Map),
        new(FitbitStreams.SkinTemperature, FitbitOperations.GetSkinTemperature, SkinTemperatureMapper.Map),
        new(FitbitStreams.RestingHeartRate, FitbitOperations.GetRestingHeartRate, RestingHeartRateMapper.Map),
        new(FitbitStreams.Sleep, FitbitOperations.GetSleepLogList, SleepMapper.Map),
        new(FitbitStreams.ActivityLog, FitbitOperations.GetActivityLogList, ActivityLogMapper.Map),
        new(FitbitStreams.TimeZone, FitbitOperations.GetProfile, TimeZoneMapper.Map),
    ];

    public static FitbitStreamRow Of(DataStream stream) => All.FirstOrDefault(row => row.Stream.Id == stream.Id)
        ?? throw new ArgumentException($"The Fitbit Web API has no stream '{stream.Id}'.", nameof(stream));
}
