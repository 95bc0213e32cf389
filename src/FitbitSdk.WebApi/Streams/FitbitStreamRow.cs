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
        new(FitbitStreams.HeartRate, StreamOperations.GetHeartRateIntraday, HeartRateMapper.Map),
        new(FitbitStreams.Steps, StreamOperations.GetStepsIntraday, StepsMapper.Map),
        new(FitbitStreams.Calories, StreamOperations.GetCaloriesIntraday, CaloriesMapper.Map),
        new(FitbitStreams.HeartRateVariability, StreamOperations.GetHeartRateVariability, HeartRateVariabilityMapper.Map),
        new(FitbitStreams.OxygenSaturation, StreamOperations.GetOxygenSaturation, OxygenSaturationMapper.Map),
        new(FitbitStreams.BreathingRate, StreamOperations.GetBreathingRate, BreathingRateMapper.Map),
        new(FitbitStreams.SkinTemperature, StreamOperations.GetSkinTemperature, SkinTemperatureMapper.Map),
        new(FitbitStreams.RestingHeartRate, StreamOperations.GetRestingHeartRate, RestingHeartRateMapper.Map),
        new(FitbitStreams.DailyActivity, StreamOperations.GetDailyActivity, [.. ActivitySeries.All.Select(static series => series.Resource)], DailyActivityMapper.Map),
        new(FitbitStreams.Weight, StreamOperations.GetWeightLogs, WeightMapper.Map),
        new(FitbitStreams.Sleep, StreamOperations.GetSleepLogList, SleepMapper.Map),
        new(FitbitStreams.ActivityLog, StreamOperations.GetActivityLogList, ActivityLogMapper.Map),
        new(FitbitStreams.TimeZone, StreamOperations.GetProfile, TimeZoneMapper.Map),
    ];

    public static FitbitStreamRow Of(DataStream stream) => All.FirstOrDefault(row => row.Stream.Id == stream.Id)
        ?? throw new ArgumentException($"The Fitbit Web API has no stream '{stream.Id}'.", nameof(stream));
}
