using System.Text.Json;

namespace FitbitSdk.SyncMeasures.Completeness;

/// <summary>How far a person's days have come, so that a process that was killed is gone on with.</summary>
/// <param name="Runs">The run that has begun, counted from 0.</param>
/// <param name="Ended">The runs that were abandoned.</param>
/// <param name="IsResumed">Whether an earlier process got there.</param>
internal sealed record PersonProgress(int Runs, IReadOnlyList<PersonProgress.End> Ended, bool IsResumed)
{
    public static PersonProgress Read(string folder) =>
        File.Exists(PathIn(folder)) ? JsonSerializer.Deserialize<PersonProgress>(File.ReadAllText(PathIn(folder)))! : new(0, [], IsResumed: false);

    public void Write(string folder)
    {
        // Whole at any time.
        string temporary = PathIn(folder) + ".new";
        File.WriteAllText(temporary, JsonSerializer.Serialize(this));
        File.Move(temporary, PathIn(folder), overwrite: true);
    }

    private static string PathIn(string folder) => Path.Combine(folder, "progress.json");

    /// <summary>Where a run was abandoned.</summary>
    internal sealed record End(int Run, Moment Moment);
}
