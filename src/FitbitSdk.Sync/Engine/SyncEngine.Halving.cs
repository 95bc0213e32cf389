using FitbitSdk.Records;

namespace FitbitSdk.Sync;

/// <content>Answers that are too large are asked for in halves; where one cannot be halved any more, the rest of the stream goes on without it.</content>
public sealed partial class SyncEngine
{
    private async Task<IReadOnlyList<PlannedWindow>> HalveAsync(StreamRun run, PlannedWindow planned, HealthApiException error, CancellationToken cancellationToken)
    {
        if (WindowHalves.Of(planned) is { Count: > 0 } halves)
        {
            _log.WindowHalved(run.Key.Account.User, run.Stream.Id.Value, planned.Window);
            run.RereadsLeft += planned.Purpose is WindowPurpose.Reread ? 1 : 0;
            return halves;
        }

        run.RereadsLeft -= planned.Purpose is WindowPurpose.Reread ? 1 : 0;
        run.Note(StreamOutcome.Partial, $"The answer to the smallest window, {planned.Window}, is too large.", error.Kind);
        SyncOffset next = Advance(run, planned, "The answer to the smallest window is too large.");
        if (await _offsets.TryAdvanceAsync(run.Key, run.Stored, next, cancellationToken).ConfigureAwait(false) is not { } stored)
        {
            run.Stop(StreamOutcome.Failed, LostRace, until: Now + Soon);
            return [];
        }

        TellGaps(run.Key, run.Offset.Gaps, stored.Gaps);
        run.Stored = stored;
        return [];
    }
}
