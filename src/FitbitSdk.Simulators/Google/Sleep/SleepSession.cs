using FitbitSdk.Simulators.People.Sleep;

namespace FitbitSdk.Simulators.Google.Sleep;

/// <summary>A sleep as this service holds it at one moment.</summary>
/// <param name="Log">The log, edits included; while it is processed a rough one.</param>
/// <param name="IsProcessed">Whether the stages are final.</param>
/// <param name="IsEdited">Whether its owner moved its ends.</param>
/// <param name="CreatedAt">When it appeared.</param>
/// <param name="UpdatedAt">When it changed last.</param>
internal sealed record SleepSession(SleepLog Log, bool IsProcessed, bool IsEdited, long CreatedAt, long UpdatedAt)
{
    public bool IsNap => !Log.IsMainSleep;

    /// <summary>Gets the minutes of the level "awake" alone: this service does not count restless ones.</summary>
    public int MinutesAwake => Log.Totals.Where(static total => total.Level is "awake" or "wake").Sum(static total => total.Minutes);
}
