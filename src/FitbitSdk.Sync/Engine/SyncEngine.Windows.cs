using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <content>The plan's windows, one after the other.</content>
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
            if (run.IsStopped || run.Paused.Contains(StreamPauses.PartOf(window.Purpose)))
            {
                continue;
            }

            run.Rest = open.Where(other => other.Stream.Id == window.Stream.Id);
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
                    FailureScope.Provider when e.Kind is HealthApiErrorKind.Retired => ConfirmRetiredAsync(source, user, account, runs, () => PauseStreamAsync(run, window, e, cancellationToken), cancellationToken),
                    FailureScope.Stream => PauseStreamAsync(run, window, e, cancellationToken),
                    _ => PauseAccountAsync(source, user, account, runs, e, cancellationToken),
                }).ConfigureAwait(false);
            }
            catch (Exception e) when (IsFault(e, cancellationToken))
            {
                Fail(run, e);
            }

            Report(window.Stream.Id);
        }

        await SettleAsync(account, runs, cancellationToken).ConfigureAwait(false);
        HashSet<StreamId> postponed = [.. plan.Postponed.Select(static window => window.Stream.Id)];
        foreach (StreamRun run in runs)
        {
            // A copy that lacks old data is not called complete, however well new data goes; nor is one of which something is to be read again.
            if (plan.HeldBack.Contains(run.Stream.Id) && run.Offset.RereadPause is { } held && Now < held.Until)
            {
                run.Note(FailurePolicy.Of(held.Reason).Outcome, $"Re-reads are paused after {held.Reason}.", held.Reason, held.Until);
            }

            if (!run.IsStopped && run.BackfillPauseAt(Now) is { } pause)
            {
                run.Note(FailurePolicy.Of(pause.Reason).Outcome, $"The backfill is paused after {pause.Reason}.", pause.Reason, pause.Until);
            }
            else if (postponed.Contains(run.Stream.Id))
            {
                run.Stop(StreamOutcome.RateLimited, "The rest of the backfill waits for the next quota period.", HealthApiErrorKind.RateLimited, account.State.Quota?.ResetAt);
            }
        }

        void Report(StreamId? stream) => options.Progress?.Report(
            new(user.Key, stream, done, done + open.Count, plan.Cost, runs.Sum(static run => run.Records))
            {
                RequestsLeft = open.Sum(static window => window.Requests),
                RequestsPostponed = plan.Postponed.Sum(static window => window.Requests),
                TimeLeft = done == 0 ? null : (Now - plannedAt) / done * open.Count,
            });
    }

    /// <summary>Keeps what the run came to for the account: what it spent of the quota, so that the next run plans with what is left; a zone that a
    /// stream told; and, once something was read, the end of the count of pauses.</summary>
    private async Task SettleAsync(AccountRun account, StreamRun[] runs, CancellationToken cancellationToken)
    {
        int requests = account.State.Quota is { LimitsPlans: true } ? runs.Sum(static run => run.Requests) : 0;
        (Instant At, DateTimeZone Zone)? seen = Array.Find(runs, static run => run.ZoneSeen is not null)?.ZoneSeen;
        Pause? over = Array.Exists(runs, static run => run.Windows > 0) && !account.IsStopped ? account.Offset.Pause : null;
        if (over is not null || requests > 0 || seen is not null)
        {
            await StoreAccountAsync(
                account,
                offset => offset with { Pause = offset.Pause == over ? null : offset.Pause, Account = SeeZone(Spend(offset.Account ?? new(), requests), seen?.At, seen?.Zone) },
                cancellationToken).ConfigureAwait(false);
        }
    }

    private static AccountState Spend(AccountState state, int requests) =>
        state.Quota is { } quota ? state with { Quota = quota with { Remaining = Math.Max(0, quota.Remaining - requests) } } : state;

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
}
