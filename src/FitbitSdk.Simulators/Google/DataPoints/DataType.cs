using FitbitSdk.Simulators.Google.Sleep;

namespace FitbitSdk.Simulators.Google.DataPoints;

/// <summary>One data type, by its three spellings of one name, with its scope, filter members and pages.</summary>
internal sealed record DataType(string Id, string FilterName, string Scope, string? PhysicalMember, string CivilMember, PageSize Pages, Func<PointQuery, IEnumerable<DataPoint>> Points)
{
    // Documented; what really comes is cut to GoogleHealthSimulatorOptions.MaximumPageSize.
    private static readonly PageSize Dense = new(1440, 10_000);

    // Sleep refuses the physical member that its own documentation names.
    public static IReadOnlyList<DataType> All { get; } =
    [
        new("heart-rate", "heart_rate", GoogleScopes.Metrics, "sample_time.physical_time", "sample_time.civil_time", Dense, HeartRatePoint.Of),
        new("steps", "steps", GoogleScopes.Activity, "interval.start_time", "interval.civil_start_time", Dense, StepsPoint.Of),
        new("sleep", "sleep", GoogleScopes.Sleep, null, "interval.civil_end_time", new(25, 25), SleepPoint.Of),
    ];

    /// <summary>Gets whether list may name a source family too.</summary>
    public bool HasFamiliesInList => Id is not "sleep";
}
