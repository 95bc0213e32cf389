using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <content>The plan's windows, one after the other: read, compare, deliver, commit.</content>
public sealed partial class SyncEngine
{
    private async Task RunPlanAsync(
        IHealthDataSource source, SyncUser user, SyncPlan plan, StreamRun[] runs, AccountRun account, SyncRunOptions options, CancellationToken cancellationToken)
    {
        Dictionary<StreamId, StreamRun> byStream = runs.ToDictionary(static run => run.Stream.Id);
        foreach (PlanSkip skip in plan.Skips)
        {
            Skip(byStream[skip.Stream], skip);
        }

        foreach (PlannedWindow window in plan.Windows)
        {
            byStream[window.Stream.Id].RereadsLeft += window.Purpose is WindowPurpose.Reread ? 1 : 0;
        }

        Report(stream: null, done: 0);
        for (int i = 0; i < plan.Windows.Count && !account.IsStopped; i++)
        {
            PlannedWindow window = plan.Windows[i];
            StreamRun run = byStream[window.Stream.Id];
            if (run.IsStopped)
            {
                continue;
            }

            try
            {
                await RunWindowAsync(source, user, run, window, account.State.Zones, cancellationToken).ConfigureAwait(false);
            }
            catch (HealthApiException e)
            {
                run.Requests += e.Requests;
                if (FailurePolicy.ConcernsAccount(e.Kind))
                {
                    await PauseAccountAsync(account, runs, e, cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    await PauseStreamAsync(run, e, cancellationToken).ConfigureAwait(false);
                }
            }

            Report(window.Stream.Id, i + 1);
        }

        foreach (StreamId postponed in plan.Postponed.Select(static window => window.Stream.Id).Distinct())
        {
            byStream[postponed].Stop(StreamOutcome.RateLimited, "The rest of the backfill waits for the next quota period.", HealthApiErrorKind.RateLimited, account.State.Quota?.ResetAt);
        }

        void Report(StreamId? stream, int done) => options.Progress?.Report(
            new(user.Key, stream, done, plan.Windows.Count, plan.Cost, runs.Sum(static run => run.Records)));
    }

    private static void Skip(StreamRun run, PlanSkip skip)
    {
        switch (skip.Reason)
        {
            case SkipReason.MissingScope:
                run.Stop(StreamOutcome.Skipped, $"The scope {run.Stream.Scope} is not granted.", HealthApiErrorKind.MissingScope);
                break;
            case SkipReason.NotUploaded:
                run.Stop(StreamOutcome.Skipped, "No tracker has uploaded anything of the consent yet.");
                break;
            case SkipReason.Paused when skip.Error is { } error:
                run.Stop(FailurePolicy.OutcomeOf(error), $"The stream is paused after {error}.", error, skip.Until);
                break;
            default:
                break;
        }
    }

    private async Task RunWindowAsync(IHealthDataSource source, SyncUser user, StreamRun run, PlannedWindow planned, ZoneHistory zones, CancellationToken cancellationToken)
    {
        ChangeDetector detector = new(run.Stream, run.Offset, planned.Window, Now);
        using WindowDelivery delivery = new();
        await foreach (SourcePage page in source.ReadAsync(new(user, run.Stream, planned.Window, zones), cancellationToken).ConfigureAwait(false))
        {
            run.Requests += page.Requests;
            delivery.Add(page, detector);
        }

        run.Problems += delivery.Problems;
        run.RereadsLeft -= planned.Purpose is WindowPurpose.Reread ? 1 : 0;
        SyncOffset next = Advance(run, planned, delivery) with { Digest = detector.ToDigest() };
        if (!await DeliverAsync(run, delivery, next, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        run.Delivered(delivery);
        _log.WindowDelivered(user.Key, run.Stream.Id.Value, planned.Window, planned.Purpose, delivery.Batches.Sum(static batch => batch.Count), delivery.Unchanged);
        if (run.Offset.Pause is { } pause)
        {
            string reason = delivery.FirstProblem is { } problem ? $"{delivery.Problems} elements could not be mapped; the first: {problem.Position}: {problem.Reason}" : "The provider is still processing the data.";
            run.Stop(StreamOutcome.Partial, reason, until: pause.Until);
        }
    }

    /// <summary>The offset after a window: all of it covered, or a pause where some of it is still open.</summary>
    private SyncOffset Advance(StreamRun run, PlannedWindow planned, WindowDelivery delivery)
    {
        Instant now = Now;
        SyncOffset offset = run.Offset;
        if (delivery.PendingUntil is { } pending)
        {
            return offset with { Pause = new(HealthApiErrorKind.Unavailable, 1, pending) };
        }

        if (delivery.Problems > 0)
        {
            int attempts = offset.Pause is { Reason: HealthApiErrorKind.Protocol } earlier ? earlier.Count + 1 : 1;
            if (attempts < FailurePolicy.MappingAttempts)
            {
                return offset with { Pause = new(HealthApiErrorKind.Protocol, attempts, now + FailurePolicy.MappingInterval) };
            }

            Gap gap = new(planned.Covers, $"{delivery.Problems} elements cannot be mapped.", attempts, now + FailurePolicy.GapInterval);
            offset = offset with { Gaps = [.. offset.Gaps, gap] };
            run.Note(StreamOutcome.Partial, "A gap was opened: elements of the answer cannot be mapped.");
        }

        bool readsBack = run.Stream.Policy.LookBack > Duration.Zero;
        bool swept = offset.SweptAt is null || run.RereadsLeft == 0 && planned.Purpose is WindowPurpose.Reread || readsBack && planned.Purpose is WindowPurpose.Head;
        return offset with
        {
            Coverage = Coverage.Extend(offset.Coverage, planned.Covers),
            Pause = null,
            HeadReadAt = planned.Purpose is WindowPurpose.Head ? now : offset.HeadReadAt,
            SweptAt = swept ? now : offset.SweptAt,
        };
    }

    /// <summary>Writes the news and the offset as one.</summary>
    /// <returns>Whether both are safe; if not, the stream is stopped and its offset stays where it was.</returns>
    private async Task<bool> DeliverAsync(StreamRun run, WindowDelivery delivery, SyncOffset next, CancellationToken cancellationToken)
    {
        try
        {
            ISinkTransaction transaction = await _sink.BeginAsync(run.Key, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                foreach (RecordBatch batch in delivery.Batches)
                {
                    WriteResult result = await transaction.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
                    if (!result.AllAcknowledged)
                    {
                        run.Problems += result.Rejected.Count;
                        run.Stop(StreamOutcome.Failed, result.IsUnknown ? "The sink did not acknowledge every record." : $"The sink refused {result.Rejected.Count} records: {result.Rejected[0].Reason}");
                        return false;
                    }
                }

                if (await transaction.CommitAsync(run.Stored, next, cancellationToken).ConfigureAwait(false) is not { } stored)
                {
                    run.Stop(StreamOutcome.Failed, "Another run advanced the stream first.");
                    return false;
                }

                run.Stored = stored;
                return true;
            }
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Whatever a sink throws means that nothing is known of the records; the window is read again. Only messages of files and stores are
            // repeated: those of a stranger's sink may quote what it was writing.
            string reason = e is IOException or InvalidDataException ? e.Message : $"The delivery failed ({e.GetType().Name}).";
            _log.DeliveryFailed(run.Stream.Id.Value, e.GetType().Name);
            run.Stop(StreamOutcome.Failed, reason);
            return false;
        }
    }

    private async Task PauseStreamAsync(StreamRun run, HealthApiException error, CancellationToken cancellationToken)
    {
        Pause pause = FailurePolicy.After(run.Offset.Pause, error, Now);
        _log.StreamPaused(run.Key.Account.User, run.Stream.Id.Value, error.Kind, error.Operation, pause.Until);
        run.Stored = await _offsets.TryAdvanceAsync(run.Key, run.Stored, run.Offset with { Pause = pause }, cancellationToken).ConfigureAwait(false) ?? run.Stored;
        run.Stop(FailurePolicy.OutcomeOf(error.Kind), error.Message, error.Kind, pause.Until);
    }
}
