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
    };

    /// <summary>Gets heart rate in beats a minute, every few seconds while the device is worn; one request a UTC day or part of it.</summary>
    public static DataStream HeartRate { get; } = new()
    {
        Id = StreamId.HeartRate,
        Scope = FitbitOperations.GetHeartRateIntraday.Scope,
        DayKind = DayKind.Utc,
        MaximumRange = FitbitOperations.GetHeartRateIntraday.MaximumRange!.Value,
        Granularity = Duration.FromMinutes(1),
        Policy = IntradayPolicy,
        Source = FitbitOperations.GetHeartRateIntraday.Source,
    };

    /// <summary>Gets steps by minute; one request a UTC day or part of it. The service gives zeros for what it does not know.</summary>
    public static DataStream Steps { get; } = new()
    {
        Id = StreamId.Steps,
        Scope = FitbitOperations.GetStepsIntraday.Scope,
        DayKind = DayKind.Utc,
        MaximumRange = FitbitOperations.GetStepsIntraday.MaximumRange!.Value,
        Granularity = Duration.FromMinutes(1),
        Resolution = Duration.FromMinutes(1),
        IsZeroFilled = true,
        Policy = IntradayPolicy,
        Source = FitbitOperations.GetStepsIntraday.Source,
    };

    /// <summary>Gets energy by minute, with activity level and metabolic equivalents; one request a UTC day or part of it. The service gives
    /// the basal rate, or zeros, for what it does not know.</summary>
    public static DataStream Calories { get; } = new()
    {
        Id = StreamId.Calories,
        Scope = FitbitOperations.GetCaloriesIntraday.Scope,
        DayKind = DayKind.Utc,
        MaximumRange = FitbitOperations.GetCaloriesIntraday.MaximumRange!.Value,
        Granularity = Duration.FromMinutes(1),
        Resolution = Duration.FromMinutes(1),
        IsZeroFilled = true,
        Policy = IntradayPolicy,
        Source = FitbitOperations.GetCaloriesIntraday.Source,
    };

    /// <summary>Gets sleep logs with their stages; one request a hundred logs.</summary>
    public static DataStream Sleep { get; } = new()
    {
        Id = StreamId.Sleep,
        Scope = FitbitOperations.GetSleepLogList.Scope,
        DayKind = DayKind.Instant,
        // The list has no longest range; about sixty days of it, naps included, fit one page.
        MaximumRange = Duration.FromDays(60),
        Granularity = Duration.FromSeconds(1),
        Policy = new() { HeadInterval = Duration.FromHours(6), LookBack = Duration.FromDays(14) },
        Source = FitbitOperations.GetSleepLogList.Source,
    };

    /// <summary>Gets activities with their levels and heart rate zones; one request a hundred logs.</summary>
    public static DataStream ActivityLog { get; } = new()
    {
        Id = StreamId.ActivityLog,
        Scope = FitbitOperations.GetActivityLogList.Scope,
        DayKind = DayKind.Instant,
        // The list has no longest range; about sixty days of it fit one page.
        MaximumRange = Duration.FromDays(60),
        Granularity = Duration.FromSeconds(1),
        Policy = new() { HeadInterval = Duration.FromHours(6), LookBack = Duration.FromDays(14) },
        Source = FitbitOperations.GetActivityLogList.Source,
    };

    /// <summary>Gets the time zone of the account as it is set now: the service knows no earlier ones; one request.</summary>
    public static DataStream TimeZone { get; } = new()
    {
        Id = StreamId.TimeZone,
        Scope = FitbitOperations.GetProfile.Scope,
        DayKind = DayKind.Snapshot,
        MaximumRange = Duration.FromDays(1),
        Policy = new() { HeadInterval = Duration.FromHours(6) },
        Source = FitbitOperations.GetProfile.Source,
    };

    /// <summary>Gets all rows.</summary>
    public static IReadOnlyList<DataStream> All { get; } = [HeartRate, Steps, Calories, Sleep, ActivityLog, TimeZone];
}
