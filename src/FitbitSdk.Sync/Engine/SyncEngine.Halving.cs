using FitbitSdk.Records;

namespace FitbitSdk.Sync;

/// <content>Answers that are too large are asked for in halves; one that cannot be halved any more is left out, a second one in a
/// row pauses what it belongs to.</content>
public sealed partial class SyncEngine
{
    /// <summary>How many windows that are known to be too large are asked for again one after the other: as many requests as halving a day costs.</summary>
    private const int MostKnownInARow = 8;

    private async Task<IReadOnlyList<PlannedWindow>> HalveAsync(StreamRun run, PlannedWindow planned, HealthApiException error, CancellationToken cancellationToken)
    {
        if (WindowHalves.Of(planned) is { Count: > 0 } halves)
        {
            _log.WindowHalved(run.Key.Account.User, run.Stream.Id.Value, planned.Window);
            return halves;
        }

        // One that is too large is read around. If nothing was read since the failure before it, perhaps nothing can be, and each try costs a chain
        // of halves: the stream pauses. A pause of no length remembers the first, also for the next run; what is read ends it. What is known to be
        // too large is no news: a sweep that meets it again goes on, unless there is nothing else: gaps may hold hundreds of such hours.
        bool isKnown = run.Offset.Gaps.Any(gap => gap.IsMissing && planned.Covers is { } covers && gap.Span.Start <= covers.Start && covers.End <= gap.Span.End);
        bool isReread = StreamPauses.PartOf(planned.Purpose) is WindowPurpose.Reread;
        Pause? standing = StreamPauses.Before(run.Offset, planned.Purpose);
        run.KnownInARow = isKnown && isReread ? run.KnownInARow + 1 : 0;
        bool isEnough = isKnown ? run.KnownInARow >= MostKnownInARow : standing is not null;
        run.Note(StreamOutcome.Partial, $"The answer to the smallest window, {planned.Window}, is too large.", error.Kind);
        SyncOffset next = StreamPauses.With(
            Advance(run, planned, "The answer to the smallest window is too large."),
            planned.Purpose,
            isKnown ? standing : standing ?? new(error.Kind, 0, Now));
        if (await _offsets.TryAdvanceAsync(run.Key, run.Stored, next, cancellationToken).ConfigureAwait(false) is not { } stored)
        {
            run.Stop(StreamOutcome.Failed, LostRace, until: Now + Soon);
            return [];
        }

        TellGaps(run.Key, run.Offset.Gaps, stored.Gaps);
        run.Stored = stored;
        if (isEnough)
        {
            await PauseStreamAsync(run, planned, error, cancellationToken).ConfigureAwait(false);
        }

        return [];
    }
}
