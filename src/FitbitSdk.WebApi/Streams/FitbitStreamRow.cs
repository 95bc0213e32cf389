using System.Buffers;

namespace FitbitSdk.WebApi;

/// <summary>How a stream is read: by which operation, and what turns its answers into records.</summary>
internal sealed record FitbitStreamRow(DataStream Stream, FitbitOperation Operation, Func<ReadOnlySequence<byte>, MappingContext, MappedAnswer> Map)
{
    public static IReadOnlyList<FitbitStreamRow> All { get; } =
    [
        new(FitbitStreams.HeartRate, StreamOperations.GetHeartRateIntraday, HeartRateMapper.Map),
        new(FitbitStreams.Steps, StreamOperations.GetStepsIntraday, StepsMapper.Map),
        new(FitbitStreams.Calories, StreamOperations.GetCaloriesIntraday, CaloriesMapper.Map),
        new(FitbitStreams.HeartRateVariability, StreamOperations.GetHeartRateVariability, HeartRateVariabilityMapper.Map),
        new(FitbitStreams.OxygenSaturation, StreamOperations.GetOxygenSaturation, OxygenSaturationMapper.Map),
        new(FitbitStreams.BreathingRate, StreamOperations.GetBreathingRate, BreathingRateMapper.Map),
        new(FitbitStreams.SkinTemperature, StreamOperations.GetSkinTemperature, SkinTemperatureMapper.Map),
        new(FitbitStreams.RestingHeartRate, StreamOperations.GetRestingHeartRate, RestingHeartRateMapper.Map),
        new(FitbitStreams.Sleep, StreamOperations.GetSleepLogList, SleepMapper.Map),
        new(FitbitStreams.ActivityLog, StreamOperations.GetActivityLogList, ActivityLogMapper.Map),
        new(FitbitStreams.TimeZone, StreamOperations.GetProfile, TimeZoneMapper.Map),
    ];

    public static FitbitStreamRow Of(DataStream stream) => All.FirstOrDefault(row => row.Stream.Id == stream.Id)
        ?? throw new ArgumentException($"The Fitbit Web API has no stream '{stream.Id}'.", nameof(stream));
}
