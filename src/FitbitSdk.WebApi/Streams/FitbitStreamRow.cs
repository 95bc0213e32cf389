using System.Buffers;

namespace FitbitSdk.WebApi;

/// <summary>How a stream is read: by which operation, and what turns its answers into records.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Operation">The call.</param>
/// <param name="Resources">What the path's <c>{resource}</c> stands for: a window takes a request each.</param>
/// <param name="Map">Turns the answers to these requests, in their order, into records.</param>
internal sealed record FitbitStreamRow(
    DataStream Stream, FitbitOperation Operation, IReadOnlyList<string> Resources, Func<IReadOnlyList<ReadOnlySequence<byte>>, MappingContext, MappedAnswer> Map)
{
    private FitbitStreamRow(DataStream stream, FitbitOperation operation, Func<ReadOnlySequence<byte>, MappingContext, MappedAnswer> map)
        : this(stream, operation, [string.Empty], (bodies, context) => map(bodies[0], context))
    {
    }

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
        new(FitbitStreams.DailyActivity, FitbitOperations.GetDailyActivity, [.. ActivitySeries.All.Select(static series => series.Resource)], DailyActivityMapper.Map),
        new(FitbitStreams.Weight, FitbitOperations.GetWeightLogs, WeightMapper.Map),
        new(FitbitStreams.Sleep, FitbitOperations.GetSleepLogList, SleepMapper.Map),
        new(FitbitStreams.ActivityLog, FitbitOperations.GetActivityLogList, ActivityLogMapper.Map),
        new(FitbitStreams.TimeZone, FitbitOperations.GetProfile, TimeZoneMapper.Map),
    ];

    public static FitbitStreamRow Of(DataStream stream) => All.FirstOrDefault(row => row.Stream.Id == stream.Id)
        ?? throw new ArgumentException($"The Fitbit Web API has no stream '{stream.Id}'.", nameof(stream));
}
