using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <content>The plan's windows, one after the other, and what becomes of those that fail.</content>
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

        Stack<PlannedWindow> open = new(plan.Windows.Reverse());
        int done = 0;
        Report(stream: null);
        while (!account.IsStopped && open.TryPop(out PlannedWindow? window))
        {
            StreamRun run = byStream[window.Stream.Id];
            done++;
            if (run.IsStopped)
            {
                continue;
            }

            run.IsLastOfPurpose = !open.Any(other => other.Stream.Id == window.Stream.Id && other.Purpose == window.Purpose);
            try
            {
                IReadOnlyList<PlannedWindow> parts = await _telemetry.WindowAsync(
                    run, window, () => RunWindowAsync(source, user, run, window, account.State.Zones, cancellationToken)).ConfigureAwait(false);
                foreach (PlannedWindow part in parts.Reverse())
                {
                    open.Push(part);
                }
            }
            catch (HealthApiException e)
            {
                run.Requests += e.Requests;
                await (FailurePolicy.Of(e.Kind).Scope switch
                {
                    FailureScope.Provider when e.Kind is HealthApiErrorKind.Retired => ConfirmRetiredAsync(source, user, account, runs, () => PauseStreamAsync(run, e, cancellationToken), cancellationToken),
                    FailureScope.Stream => PauseStreamAsync(run, e, cancellationToken),
                    _ => PauseAccountAsync(source, user, account, runs, e, cancellationToken),
                }).ConfigureAwait(false);
            }
            catch (Exception e) when (IsFault(e, cancellationToken))
            {
                Fail(run, e);
            }

            Report(window.Stream.Id);
        }

        await SpendAsync(account, runs.Sum(static run => run.Requests), Array.Exists(runs, static run => run.Windows > 0), cancellationToken).ConfigureAwait(false);
        foreach (StreamId postponed in plan.Postponed.Select(static window => window.Stream.Id).Distinct())
        {
            byStream[postponed].Stop(StreamOutcome.RateLimited, "The rest of the backfill waits for the next quota period.", HealthApiErrorKind.RateLimited, account.State.Quota?.ResetAt);
        }

        void Report(StreamId? stream) => options.Progress?.Report(
            new(user.Key, stream, done, done + open.Count, plan.Cost, runs.Sum(static run => run.Records))
            {
                RequestsLeft = open.Sum(static window => window.Requests),
                RequestsPostponed = plan.Postponed.Sum(static window => window.Requests),
                TimeLeft = done == 0 ? null : (Now - plannedAt) / done * open.Count,
            });
    }

    /// <summary>Takes what the run spent off the quota that was last seen, so that the next run plans with what is left, and ends the count of pauses once something was read.</summary>
    private async Task SpendAsync(AccountRun account, int requests, bool delivered, CancellationToken cancellationToken)
    {
        bool isOver = delivered && !account.IsStopped && account.Offset.Pause is not null;
        bool isSpent = requests > 0 && account.State.Quota is { LimitsPlans: true };
        if (isOver || isSpent)
        {
            await StoreAccountAsync(
                account,
                offset => offset with
                {
                    Pause = isOver ? null : offset.Pause,
                    Account = isSpent && offset.Account is { Quota: { } quota } state
                        ? state with { Quota = quota with { Remaining = Math.Max(0, quota.Remaining - requests) } }
                        : offset.Account,
                },
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
                run.Stop(FailurePolicy.Of(error).Outcome, $"The stream is paused after {error}.", error, skip.Until);
                break;
            default:
                break;
        }
    }

    private async Task PauseStreamAsync(StreamRun run, HealthApiException error, CancellationToken cancellationToken)
    {
        Pause pause = FailurePolicy.After(run.Offset.Pause, error, run.Key, Now);
        _log.StreamPaused(run.Key.Account.User, run.Stream.Id.Value, error.Operation, error.Kind, pause.Until);
        run.Stored = await _offsets.TryAdvanceAsync(run.Key, run.Stored, run.Offset with { Pause = pause }, cancellationToken).ConfigureAwait(false) ?? run.Stored;
        _telemetry.Paused(run.Key, error.Kind);
        Tell(SyncEventKind.StreamFailed, run.Key, pause);
        run.Stop(FailurePolicy.Of(error.Kind).Outcome, error.Message, error.Kind, pause.Until);
    }
}
