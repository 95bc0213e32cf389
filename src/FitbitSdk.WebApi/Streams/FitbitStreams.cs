using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>What can be read from the Fitbit Web API, a row each. A new stream is a new row.</summary>
public static class FitbitStreams
{
    private static readonly StreamPolicy IntradayPolicy = new()
    {
        HeadInterval = Duration.FromMinutes(15),
        SweepAges = [Duration.FromDays(1), Duration.FromDays(3), Duration.FromDays(7)],
        BlindSweepAges = [Duration.FromDays(14)],
    };

    private static readonly StreamPolicy DatePolicy = new() { HeadInterval = Duration.FromHours(6), NeedsUpload = true, LookBack = Duration.FromDays(14) };

    private static readonly StreamPolicy LogPolicy = new() { HeadInterval = Duration.FromHours(6), LookBack = Duration.FromDays(14) };

    /// <summary>Gets heart rate in beats a minute, every few seconds while the device is worn; one request a UTC day or part of it.</summary>
    public static DataStream HeartRate { get; } = new()
    {
        Id = StreamId.HeartRate,
        Scope = StreamOperations.GetHeartRateIntraday.Scope,
        DayKind = DayKind.Utc,
        MaximumRange = StreamOperations.GetHeartRateIntraday.MaximumRange!.Value,
        Granularity = Duration.FromMinutes(1),
        Policy = IntradayPolicy,
        Source = StreamOperations.GetHeartRateIntraday.Source,
    };

    /// <summary>Gets steps by minute; one request a UTC day or part of it. The service gives zeros for what it does not know.</summary>
    public static DataStream Steps { get; } = ByMinute(StreamId.Steps, StreamOperations.GetStepsIntraday);

    /// <summary>Gets energy by minute, with activity level and metabolic equivalents; one request a UTC day or part of it. The service gives
    /// the basal rate, or zeros, for what it does not know.</summary>
    public static DataStream Calories { get; } = ByMinute(StreamId.Calories, StreamOperations.GetCaloriesIntraday);

    /// <summary>Gets heart rate variability every five minutes of the main sleep, under the date on which it ended; one request 30 dates.</summary>
    public static DataStream HeartRateVariability { get; } = ByDate(StreamId.HeartRateVariability, StreamOperations.GetHeartRateVariability);

    /// <summary>Gets oxygen saturation by minute of the main sleep, under the date on which it ended; one request 30 dates.</summary>
    public static DataStream OxygenSaturation { get; } = ByDate(StreamId.OxygenSaturation, StreamOperations.GetOxygenSaturation);

    /// <summary>Gets breathing rate by sleep stage of the main sleep, under the date on which it ended; one request 30 dates.</summary>
    public static DataStream BreathingRate { get; } = ByDate(StreamId.BreathingRate, StreamOperations.GetBreathingRate);

    /// <summary>Gets skin temperature of the main sleep, relative to the user's baseline, under the date on which it ended; one request 30 dates.</summary>
    public static DataStream SkinTemperature { get; } = ByDate(StreamId.SkinTemperature, StreamOperations.GetSkinTemperature);

    /// <summary>Gets resting heart rate by date; one request 365 dates. Dates on which the device was not worn have none.</summary>
    public static DataStream RestingHeartRate { get; } = ByDate(StreamId.RestingHeartRate, StreamOperations.GetRestingHeartRate);

    /// <summary>Gets what each date came to: steps, distance, energy, minutes by activity level; seven requests 1,095 dates. The service gives zeros,
    /// and the energy of rest, for what it does not know.</summary>
    public static DataStream DailyActivity { get; } = new()
    {
        Id = StreamId.DailyActivity,
        Scope = StreamOperations.GetDailyActivity.Scope,
        DayKind = DayKind.Civil,
        MaximumRange = StreamOperations.GetDailyActivity.MaximumRange!.Value,
        Granularity = Duration.FromDays(1),
        Resolution = Duration.FromDays(1),
        IsZeroFilled = true,
        RequestsPerWindow = ActivitySeries.All.Count,
        Policy = DatePolicy,
        Source = StreamOperations.GetDailyActivity.Source,
    };

    /// <summary>Gets weighings, of a scale or entered; one request 31 dates. They are read up to now, whatever a tracker has uploaded.</summary>
    public static DataStream Weight { get; } = new()
    {
        Id = StreamId.Weight,
        Scope = StreamOperations.GetWeightLogs.Scope,
        DayKind = DayKind.Civil,
        MaximumRange = StreamOperations.GetWeightLogs.MaximumRange!.Value,
        Granularity = Duration.FromDays(1),
        Resolution = Duration.FromDays(1),
        FollowsTrackers = false,
        // A scale is no tracker, and what is entered needs no upload: nobody sees when there is news, so it is looked for on time alone, like logs; and
        // farther back, because a scale may be off the network for weeks. Together with the running date one request holds it.
        Policy = new() { HeadInterval = Duration.FromHours(6), LookBack = Duration.FromDays(30) },
        Source = StreamOperations.GetWeightLogs.Source,
    };

    /// <summary>Gets sleep logs with their stages; one request a hundred logs.</summary>
    public static DataStream Sleep { get; } = ByLog(StreamId.Sleep, StreamOperations.GetSleepLogList);

    /// <summary>Gets activities with their levels and heart rate zones; one request a hundred logs.</summary>
    public static DataStream ActivityLog { get; } = ByLog(StreamId.ActivityLog, StreamOperations.GetActivityLogList);

    /// <summary>Gets the time zone that the account is set to now; one request. The service knows no earlier ones.</summary>
    public static DataStream TimeZone { get; } = new()
    {
        Id = StreamId.TimeZone,
        Scope = StreamOperations.GetProfile.Scope,
        DayKind = DayKind.Snapshot,
        MaximumRange = Duration.FromDays(1),
        Policy = new() { HeadInterval = Duration.FromHours(6) },
        Source = StreamOperations.GetProfile.Source,
    };

    /// <summary>Gets all rows.</summary>
    public static IReadOnlyList<DataStream> All { get; } =
    [
        HeartRate, Steps, Calories,
        HeartRateVariability, OxygenSaturation, BreathingRate, SkinTemperature, RestingHeartRate, DailyActivity, Weight,
        Sleep, ActivityLog,
        TimeZone,
    ];

    private static DataStream ByMinute(StreamId id, FitbitOperation operation) => new()
    {
        Id = id,
        Scope = operation.Scope,
        DayKind = DayKind.Utc,
        MaximumRange = operation.MaximumRange!.Value,
        Granularity = Duration.FromMinutes(1),
        Resolution = Duration.FromMinutes(1),
        IsZeroFilled = true,
        Policy = IntradayPolicy,
        Source = operation.Source,
    };

    private static DataStream ByDate(StreamId id, FitbitOperation operation) => new()
    {
        Id = id,
        Scope = operation.Scope,
        DayKind = DayKind.Civil,
        MaximumRange = operation.MaximumRange!.Value,
        Granularity = Duration.FromDays(1),
        Resolution = Duration.FromDays(1),
        Policy = DatePolicy,
        Source = operation.Source,
    };

    private static DataStream ByLog(StreamId id, FitbitOperation operation) => new()
    {
        Id = id,
        Scope = operation.Scope,
        DayKind = DayKind.Instant,
        // A list has no longest range; about sixty days of it, naps and walks included, fit one page.
        MaximumRange = Duration.FromDays(60),
        Granularity = Duration.FromSeconds(1),
        Policy = LogPolicy,
        Source = operation.Source,
    };
}
