using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <content>The plan's windows, one after the other: read, compare, deliver, commit.</content>
public sealed partial class SyncEngine
{
    private async Task RunPlanAsync(
        IHealthDataSource source, SyncUser user, SyncPlan plan, Instant plannedAt, StreamRun[] runs, AccountRun account, SyncRunOptions options, CancellationToken cancellationToken)
    {
        Dictionary<StreamId, StreamRun> byStream = runs.ToDictionary(static run => run.Stream.Id);
        foreach (PlanSkip skip in plan.Skips)
        {
            Skip(byStream[skip.Stream], skip);
        }

        foreach (StreamRun run in runs)
        {
            run.PlannedAt = plannedAt;
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

        await SpendAsync(account, runs.Sum(static run => run.Requests), cancellationToken).ConfigureAwait(false);
        foreach (StreamId postponed in plan.Postponed.Select(static window => window.Stream.Id).Distinct())
        {
            byStream[postponed].Stop(StreamOutcome.RateLimited, "The rest of the backfill waits for the next quota period.", HealthApiErrorKind.RateLimited, account.State.Quota?.ResetAt);
        }

        void Report(StreamId? stream, int done) => options.Progress?.Report(
            new(user.Key, stream, done, plan.Windows.Count, plan.Cost, runs.Sum(static run => run.Records)));
    }

    /// <summary>Takes what the run spent off the quota that was last seen, so that the next run plans with what is left.</summary>
    private async Task SpendAsync(AccountRun account, int requests, CancellationToken cancellationToken)
    {
        if (requests > 0 && account.State.Quota is { LimitsPlans: true })
        {
            await StoreAccountAsync(
                account,
                offset => offset.Account is { Quota: { } quota } state
                    ? offset with { Account = state with { Quota = quota with { Remaining = Math.Max(0, quota.Remaining - requests) } } }
                    : offset,
                cancellationToken).ConfigureAwait(false);
        }
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
            case SkipReason.ConsentMoved:
                run.Stop(StreamOutcome.Failed, $"The consent no longer touches what was delivered, {run.Offset.Coverage}; a new SyncUser.Version (or an empty state) begins a copy of its own.");
                break;
            case SkipReason.OutsideConsent:
                run.Stop(StreamOutcome.Skipped, "The consent has not begun or is over; this stream tells what is true now.");
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
        ChangeDetector detector = new(run.Stream, run.Offset, planned);
        using WindowDelivery delivery = new();
        await foreach (SourcePage page in source.ReadAsync(new(user, run.Stream, planned.Window, zones), cancellationToken).ConfigureAwait(false))
        {
            run.Requests += page.Requests;
            delivery.Add(page, detector);
        }

        delivery.Complete(detector, Now);

        run.Problems += delivery.Problems;
        run.RereadsLeft -= planned.Purpose is WindowPurpose.Reread ? 1 : 0;
        if (!await DeliverAsync(run, planned, delivery, detector, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        run.Delivered(delivery, zones);
        _log.WindowDelivered(user.Key, run.Stream.Id.Value, planned.Window, planned.Purpose, delivery.Records, delivery.Unchanged);
        if (delivery.PendingUntil is { } pending)
        {
            run.Stop(StreamOutcome.Skipped, "The provider is still processing the data.", HealthApiErrorKind.Pending, pending);
        }
        else if (delivery.FirstProblem is { } problem)
        {
            run.Note(StreamOutcome.Partial, $"{delivery.Problems} elements could not be mapped; the first: {problem.Position}: {problem.Reason}");
        }
    }

    /// <summary>Writes the news and the offset as one.</summary>
    /// <returns>Whether both are safe; if not, the stream is stopped and its offset stays where it was.</returns>
    private async Task<bool> DeliverAsync(StreamRun run, PlannedWindow planned, WindowDelivery delivery, ChangeDetector detector, CancellationToken cancellationToken)
    {
        try
        {
            ISinkTransaction transaction = await _sink.BeginAsync(run.Key, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                List<RejectedRecord> rejected = [];
                foreach (RecordBatch batch in delivery.Batches)
                {
                    WriteResult result = await transaction.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
                    if (result.IsUnknown)
                    {
                        run.Stop(StreamOutcome.Failed, "The sink did not acknowledge every record.");
                        return false;
                    }

                    rejected.AddRange(result.Rejected);
                }

                SyncOffset next = Advance(run, planned, delivery, rejected);
                next = next with { Digest = detector.ToDigest(next.Gaps, isSafe: rejected.Count == 0) };
                if (await transaction.CommitAsync(run.Stored, next, cancellationToken).ConfigureAwait(false) is not { } stored)
                {
                    run.Stop(StreamOutcome.Failed, "Another run advanced the stream first.");
                    return false;
                }

                if (rejected.Count > 0)
                {
                    run.Problems += rejected.Count;
                    run.Note(StreamOutcome.Partial, $"The sink refused {rejected.Count} records; the first: {rejected[0].Reason}");
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

    /// <summary>The offset after a window was delivered: covered, with a gap where something of it is missing; or a pause where it is not final.</summary>
    private SyncOffset Advance(StreamRun run, PlannedWindow planned, WindowDelivery delivery, List<RejectedRecord> rejected)
    {
        Instant now = Now;
        SyncOffset offset = run.Offset;
        if (delivery.PendingUntil is { } pending)
        {
            return offset with { Pause = new(HealthApiErrorKind.Pending, 1, pending) };
        }

        bool readsBack = run.Stream.Policy.LookBack > Duration.Zero;
        bool swept = offset.SweptAt is null
            || (planned.Purpose is WindowPurpose.Reread && run.RereadsLeft == 0)
            || (planned.Purpose is WindowPurpose.Head && readsBack);
        return Cover(offset, planned.Covers, delivery.Problems, rejected.Count) with
        {
            Pause = null,
            HeadReadAt = planned.Purpose is WindowPurpose.Head ? now : offset.HeadReadAt,
            // As of the plan: what becomes due while it is carried out is not in it.
            SweptAt = swept ? run.PlannedAt : offset.SweptAt,
        };
    }

    /// <summary>The offset with a stretch more that is read. What is not complete is read again anyway, so it is neither covered nor a gap.</summary>
    private SyncOffset Cover(SyncOffset offset, FetchWindow? covers, int problems, int rejected) => covers is null ? offset : offset with
    {
        Coverage = Coverage.Extend(offset.Coverage, covers),
        Gaps = (problems, rejected) switch
        {
            (0, 0) => GapList.Close(offset.Gaps, covers),
            (> 0, _) => GapList.Open(offset.Gaps, covers, "Elements of the answer cannot be mapped.", Now),
            _ => GapList.Open(offset.Gaps, covers, "The sink refused records.", Now),
        },
    };

    private async Task PauseStreamAsync(StreamRun run, HealthApiException error, CancellationToken cancellationToken)
    {
        Pause pause = FailurePolicy.After(run.Offset.Pause, error, Now);
        _log.StreamPaused(run.Key.Account.User, run.Stream.Id.Value, error.Kind, error.Operation, pause.Until);
        run.Stored = await _offsets.TryAdvanceAsync(run.Key, run.Stored, run.Offset with { Pause = pause }, cancellationToken).ConfigureAwait(false) ?? run.Stored;
        run.Stop(FailurePolicy.OutcomeOf(error.Kind), error.Message, error.Kind, pause.Until);
    }
}
