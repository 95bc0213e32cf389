using FitbitSdk.Records;
using FitbitSdk.WebApi;
using NodaTime;

namespace FitbitSdk.Sync.Tests;

/// <summary>Rows of the stream table with the facts that matter here.</summary>
internal static class TestStreams
{
    public static readonly DataStream Heart = Row("heart-rate", DayKind.Utc, Duration.FromHours(24), new()
    {
        HeadInterval = Duration.FromMinutes(15),
        SweepAges = [Duration.FromDays(1), Duration.FromDays(3), Duration.FromDays(7)],
    });

    /// <summary>A row of which one read cannot hold a day.</summary>
    public static readonly DataStream Dense = Row("heart-rate", DayKind.Utc, Duration.FromHours(4), Heart.Policy);

    public static readonly DataStream Steps = Row("steps", DayKind.Utc, Duration.FromHours(24), Heart.Policy, isZeroFilled: true, resolution: Duration.FromMinutes(1));

    public static readonly DataStream Sleep = Row("sleep", DayKind.Instant, Duration.FromDays(60), new() { HeadInterval = Duration.FromHours(6), LookBack = Duration.FromDays(14) });

    public static readonly DataStream Variability = Row("heart-rate-variability", DayKind.Civil, Duration.FromDays(30), Sleep.Policy);

    public static readonly DataStream Resting = Row("resting-heart-rate", DayKind.Civil, Duration.FromDays(365), Sleep.Policy);

    /// <summary>A row of which one read holds a single date.</summary>
    public static readonly DataStream Daily = Row("daily", DayKind.Civil, Duration.FromDays(1), Sleep.Policy);

    public static readonly DataStream Zone = Row("time-zone", DayKind.Snapshot, Duration.FromDays(1), new() { HeadInterval = Duration.FromHours(6) });

    /// <summary>The row of heart rate with a mapper that was mended.</summary>
    public static readonly DataStream Mended = Row("heart-rate", DayKind.Utc, Duration.FromHours(24), Heart.Policy, mapperVersion: 2);

    /// <summary>A row by date whose source gives records without one.</summary>
    public static readonly DataStream Undated = Row("undated", DayKind.Civil, Duration.FromDays(30), Sleep.Policy);

    public static readonly DataStream[] All = [Heart, Steps, Sleep];

    /// <summary>The rows of which what is missing can be told from windows: all but what is true now.</summary>
    public static readonly DataStream[] Windowed = [Heart, Dense, Steps, Sleep, Variability, Resting, Daily, FitbitStreams.Weight, FitbitStreams.DailyActivity];

    /// <summary>Gives a row with another policy.</summary>
    public static DataStream With(DataStream row, StreamPolicy policy) => Row(row.Id.Value, row.DayKind, row.MaximumRange, policy);

    private static DataStream Row(string id, DayKind kind, Duration range, StreamPolicy policy, bool isZeroFilled = false, Duration? resolution = null, int mapperVersion = 1) => new()
    {
        Id = new StreamId(id),
        Scope = id,
        DayKind = kind,
        MaximumRange = range,
        Granularity = kind is DayKind.Utc ? Duration.FromMinutes(1) : Duration.FromSeconds(1),
        Resolution = resolution ?? Duration.FromSeconds(1),
        IsZeroFilled = isZeroFilled,
        MapperVersion = mapperVersion,
        Policy = policy,
        Source = new Uri("https://dev.fitbit.com/build/reference/web-api/"),
    };
}
