namespace FitbitSdk.Simulators.People.Activities;

/// <summary>What has become of activity logs since they appeared.</summary>
internal static class ActivityEdits
{
    /// <summary>The logs as they are at <paramref name="now"/>, without the deleted ones, by start.</summary>
    public static IEnumerable<ActivityLog> At(IEnumerable<ActivityLog> logs, CivilClock clock, long now) =>
        logs.Where(log => !log.Fate.IsDeleted(log.LastModified, now))
            .Select(log => log.Fate.IsEdited(log.LastModified, now) ? Edit(log, clock) : log)
            .OrderBy(static log => log.Span.Start);

    private static ActivityLog Edit(ActivityLog log, CivilClock clock)
    {
        Stretch span = log.Fate.Cut(log.Span);
        return log with
        {
            Type = log.Fate.Renames ? log.Type.Corrected() : log.Type,
            Span = span,
            Offset = clock.OffsetAt(span.Start),
            LastModified = log.LastModified + log.Fate.EditedAfter!.Value,
        };
    }
}
