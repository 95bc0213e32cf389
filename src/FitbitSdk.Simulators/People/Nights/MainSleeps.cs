using FitbitSdk.Simulators.People.Sleep;

namespace FitbitSdk.Simulators.People.Nights;

/// <summary>The sleeps from which the service derives what it tells of a night.</summary>
internal static class MainSleeps
{
    /// <summary>Uploaded main sleeps with stages, by date. As recorded: an edit of the log does not change what the sensors measured.</summary>
    public static IEnumerable<SleepLog> Nights(this Upload upload) =>
        upload.RecordedSleep().Where(static log => log is { IsMainSleep: true, Kind: SleepKind.Stages });

    public static string LevelAt(this SleepLog night, long instant) => night.Levels.First(level => instant < level.End).Level;
}
