using FitbitSdk.Records;

namespace FitbitSdk.Sync;

/// <summary>What is to be read, in order: new data first, then gaps and re-reads, then older data, newest first; streams take turns.</summary>
public sealed class SyncPlan
{
    /// <summary>Gets the windows in the order in which they are read.</summary>
    public required IReadOnlyList<PlannedWindow> Windows { get; init; }

    /// <summary>Gets the streams for which nothing is planned.</summary>
    public required IReadOnlyList<PlanSkip> Skips { get; init; }

    /// <summary>Gets the windows of older data for which the budget does not suffice.</summary>
    public required IReadOnlyList<PlannedWindow> Postponed { get; init; }

    /// <summary>Gets the streams of which something is to be read again, but not before their pause is over.</summary>
    internal IReadOnlySet<StreamId> HeldBack { get; init; } = new HashSet<StreamId>();

    /// <summary>Gets the price of <see cref="Windows"/> in requests.</summary>
    public int Cost => Windows.Sum(static window => window.Requests);
}
