using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.GoogleHealth;

/// <summary>What can be read from the Google Health API, a row each. A new stream is a new row.</summary>
public static class GoogleHealthStreams
{
    private static readonly Uri DataTypes = new("https://developers.google.com/health/data-types");

    private static readonly StreamPolicy IntradayPolicy = new()
    {
        HeadInterval = Duration.FromMinutes(15),
        SweepAges = [Duration.FromDays(1), Duration.FromDays(3), Duration.FromDays(7)],
        BlindSweepAges = [Duration.FromDays(14)],
    };

    /// <summary>Gets heart rate in beats a minute, every few seconds while the device is worn; one request four hours, more where they hold more
    /// than a page.</summary>
    public static DataStream HeartRate { get; } = new()
    {
        Id = StreamId.HeartRate,
        Scope = GoogleHealthOperations.ReconcileHeartRate.Scope,
        DayKind = DayKind.Utc,
        // A day holds up to 30,000 samples and a page about 5,000, whatever is asked for.
        MaximumRange = Duration.FromHours(4),
        Policy = IntradayPolicy,
        Source = DataTypes,
    };

    /// <summary>Gets steps by minute, of all sources without counting any twice; one request a UTC day. Minutes without data are left out.</summary>
    public static DataStream Steps { get; } = new()
    {
        Id = StreamId.Steps,
        Scope = GoogleHealthOperations.ReconcileSteps.Scope,
        DayKind = DayKind.Utc,
        MaximumRange = Duration.FromHours(24),
        Granularity = Duration.FromMinutes(1),
        Resolution = Duration.FromMinutes(1),
        Policy = IntradayPolicy,
        Source = DataTypes,
    };

    /// <summary>Gets sleep logs with their stages; one request two weeks, more where they hold more than 25 logs.</summary>
    public static DataStream Sleep { get; } = new()
    {
        Id = StreamId.Sleep,
        Scope = GoogleHealthOperations.ListSleep.Scope,
        DayKind = DayKind.Instant,
        // A page holds 25 logs: the nights of the look-back, some naps, and the logs that may end ahead of the last upload.
        MaximumRange = Duration.FromDays(16),
        Policy = new() { HeadInterval = Duration.FromHours(1), LookBack = Duration.FromDays(14) },
        Source = DataTypes,
    };

    /// <summary>Gets all rows.</summary>
    public static IReadOnlyList<DataStream> All { get; } = [HeartRate, Steps, Sleep];
}
