using FitbitSdk.Records;

namespace FitbitSdk.Sync;

/// <content>What becomes of a window that failed, and of those that were to follow it.</content>
public sealed partial class SyncEngine
{
    private async Task PauseStreamAsync(StreamRun run, PlannedWindow window, HealthApiException error, CancellationToken cancellationToken)
    {
        WindowPurpose stopped = StreamPauses.Stopped(window.Purpose, error.Kind);
        Pause pause = FailurePolicy.After(StreamPauses.Before(run.Offset, stopped), error, run.Key, Now);
        _log.StreamPaused(run.Key.Account.User, run.Stream.Id.Value, error.Operation, error.Kind, pause.Until);
        SyncOffset next = StreamPauses.With(stopped is WindowPurpose.Reread ? SetAside(run, window, error) : run.Offset, stopped, pause);
        SyncOffset? stored = await _offsets.TryAdvanceAsync(run.Key, run.Stored, next, cancellationToken).ConfigureAwait(false);
        run.Stored = stored ?? run.Stored;
        _telemetry.Paused(run.Key, error.Kind);
        Tell(SyncEventKind.StreamFailed, run.Key, pause, error);
        if (stopped is WindowPurpose.Head || stored is null)
        {
            run.Stop(FailurePolicy.Of(error.Kind).Outcome, error.Message, error.Kind, pause.Until);
        }
        else
        {
            run.Paused.Add(stopped);
            run.Note(FailurePolicy.Of(error.Kind).Outcome, error.Message, error.Kind, pause.Until);
        }
    }

    /// <summary>Makes a gap of what could not be read again, so that it waits for itself, and gaps of the rest of the run's sweep, which is thereby done:
    /// else one day that is never answered would hold up all behind it, and what was swept before it would be again.</summary>
    /// <remarks>Its next try comes after the pause of the re-reads, so that the others go first; and ever later, however well those go.</remarks>
    private SyncOffset SetAside(StreamRun run, PlannedWindow window, HealthApiException error)
    {
        // What is too large is a gap already, with a time of its own.
        IReadOnlyList<Gap> gaps = error.Kind is HealthApiErrorKind.TooLarge
            ? run.Offset.Gaps
            : GapList.Fail(run.Offset.Gaps, window.Covers ?? window.Window, $"Reading it again failed ({error.Kind}).", run.Stream.MapperVersion,
                failures => FailurePolicy.After(new Pause(error.Kind, failures, Now), error, run.Key, Now).Until);
        IEnumerable<FetchWindow> sweep = run.Rest.Where(static rest => rest.Purpose is WindowPurpose.Reread).Select(static rest => rest.Covers ?? rest.Window);
        return run.Offset with
        {
            Gaps = GapList.SetAside(gaps, sweep, run.Stream.MapperVersion, Now),
            SweptAt = run.PlannedAt,
        };
    }
}
