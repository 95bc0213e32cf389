using System.ComponentModel.DataAnnotations;
using FitbitSdk.Records;

namespace FitbitSdk.Sync;

/// <summary>Options of the planner.</summary>
public sealed class SyncPlannerOptions
{
    /// <summary>Gets or sets how many requests of a user's quota a backfill leaves unused.</summary>
    /// <remarks>Current data, token calls and the host's own calls draw on the same quota.</remarks>
    /// <value>The default is 10 requests; from 0 to 100.</value>
    [Range(0, 100, ErrorMessage = "SyncPlannerOptions.BackfillReserve must lie between 0 and 100 requests.")]
    public int BackfillReserve { get; set; } = SyncPlannerDefaults.BackfillReserve;

    /// <summary>Gets or sets how often, at most, the provider is asked for an account's trackers and zone.</summary>
    /// <value>The default is 15 minutes; from 1 to 1440.</value>
    [Range(1, 1440, ErrorMessage = "SyncPlannerOptions.StatusIntervalMinutes must lie between 1 and 1440 minutes.")]
    public int StatusIntervalMinutes { get; set; } = SyncPlannerDefaults.StatusIntervalMinutes;

    /// <summary>Gets or sets how often, at most, the provider is asked for the zone that an account is set to.</summary>
    /// <remarks>It is asked at once where a tracker's local time shows that it has changed.</remarks>
    /// <value>The default is 360 minutes; from 1 to 1440.</value>
    [Range(1, 1440, ErrorMessage = "SyncPlannerOptions.ZoneIntervalMinutes must lie between 1 and 1440 minutes.")]
    public int ZoneIntervalMinutes { get; set; } = SyncPlannerDefaults.ZoneIntervalMinutes;

    /// <summary>Gets the host's own policies, by stream; a stream without one has that of its row.</summary>
    /// <remarks>Longer look-backs and later ages are refused at start: it is remembered for 30 days what was delivered.</remarks>
    /// <value>The default is empty. <see cref="StreamPolicy"/> states the range of each value.</value>
    public IDictionary<StreamId, StreamPolicy> Policies { get; } = new Dictionary<StreamId, StreamPolicy>();
}
