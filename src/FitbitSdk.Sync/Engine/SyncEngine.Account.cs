using NodaTime;

namespace FitbitSdk.Sync;

/// <content>The account's own row: trackers, zone, quota, and pauses that concern every stream.</content>
public sealed partial class SyncEngine
{
    private async Task<AccountRun> CheckAccountAsync(
        IHealthDataSource source,
        SyncUser user,
        SyncAccount account,
        IReadOnlyDictionary<OffsetKey, SyncOffset> offsets,
        DueRule due,
        StreamRun[] runs,
        CancellationToken cancellationToken)
    {
        OffsetKey key = new(account, Stream: null);
        AccountRun run = new(key, offsets.GetValueOrDefault(key));
        if (run.Offset.Pause is { } pause && Now < pause.Until)
        {
            StopAll(run, runs, pause);
            return run;
        }

        if (run.State.CheckedAt is { } last && Now < last - SyncPlannerDefaults.ClockTolerance)
        {
            // What was read since would look like nothing, or like zeros, and take the place of what was delivered.
            run.IsStopped = true;
            foreach (StreamRun stream in runs)
            {
                stream.Stop(StreamOutcome.Failed, $"The clock says {Now}, but the last run was at {last}. Correct the clock; nothing was read.");
            }

            return run;
        }

        // Of a consent that is over, nothing new is awaited: what is still missing is read by what is known of the account.
        bool isOver = due is DueRule.WhenDue && run.State.CheckedAt is not null && ToHorizon(run.State, Now).IsOver(user);
        bool isDue = due is DueRule.Now || run.State.CheckedAt is not { } checkedAt || Now >= checkedAt + Duration.FromMinutes(_options.StatusIntervalMinutes);
        if (!isDue || isOver)
        {
            return run;
        }

        try
        {
            AccountStatus status = await source.GetStatusAsync(ToRequest(user, run.State, due), cancellationToken).ConfigureAwait(false);
            run.Requests += status.Requests;
            run.Scopes = status.Scopes;
            await ReopenAsync(LateUploads.Of(run.State, Merge(run.State, status)), source.Streams, account, offsets, runs, cancellationToken).ConfigureAwait(false);
            await StoreAccountAsync(run, offset => offset with { Pause = null, Account = Merge(offset.Account ?? new(), status) }, cancellationToken).ConfigureAwait(false);
        }
        catch (HealthApiException e)
        {
            // Without trackers and zone nothing can be called complete, so the failure is the whole account's.
            run.Requests += e.Requests;
            await PauseAccountAsync(run, runs, e, cancellationToken).ConfigureAwait(false);
        }

        return run;
    }

    /// <summary>Trackers are asked for each time, the zone only now and then: it seldom changes, and a source notices itself when it must have.</summary>
    private StatusRequest ToRequest(SyncUser user, AccountState state, DueRule due)
    {
        bool zoneIsDue = due is DueRule.Now || state.ZoneCheckedAt is not { } checkedAt || Now >= checkedAt + Duration.FromMinutes(_options.ZoneIntervalMinutes);
        return new(user, zoneIsDue ? AccountParts.All : AccountParts.Trackers, state.Zones.Entries.Count == 0 ? null : state.Zones.Entries[^1].Zone);
    }

    private AccountState Merge(AccountState state, AccountStatus status)
    {
        Instant now = Now;
        Dictionary<string, Instant> watermarks = new(state.Watermarks, StringComparer.Ordinal);
        foreach ((string tracker, Instant seen) in status.Watermarks)
        {
            // A tracker cannot have uploaded in the future, and what it has uploaded it does not take back.
            Instant watermark = Instant.Min(seen, now);
            watermarks[tracker] = watermarks.TryGetValue(tracker, out Instant known) ? Instant.Max(known, watermark) : watermark;
        }

        return state with
        {
            CheckedAt = now,
            Watermarks = watermarks,
            UploadNoticedAt = watermarks.Any(seen => !state.Watermarks.TryGetValue(seen.Key, out Instant known) || known < seen.Value) ? now : state.UploadNoticedAt,
            ZoneCheckedAt = status.Parts.HasFlag(AccountParts.Zone) ? now : state.ZoneCheckedAt,
            Zones = status.Zone is null ? state.Zones : state.Zones.Add(now, status.Zone),
            Quota = status.Quota ?? state.Quota,
            NeedsAuthorization = false,
        };
    }

    private async Task PauseAccountAsync(AccountRun run, StreamRun[] runs, HealthApiException error, CancellationToken cancellationToken)
    {
        Pause pause = FailurePolicy.After(run.Offset.Pause, error, Now);
        _observer.Paused(run.Key, error.Kind);
        _log.AccountPaused(run.Key.Account.User, error.Kind, error.Operation, pause.Until);
        bool refused = error.Kind is HealthApiErrorKind.NeedsAuthorization;
        await StoreAccountAsync(run, offset => offset with { Pause = pause, Account = (offset.Account ?? new()) with { NeedsAuthorization = refused } }, cancellationToken)
            .ConfigureAwait(false);
        StopAll(run, runs, pause, error.Message);
    }

    private static void StopAll(AccountRun account, StreamRun[] runs, Pause pause, string? reason = null)
    {
        account.IsStopped = true;
        foreach (StreamRun run in runs.Where(static run => !run.IsStopped))
        {
            run.Stop(FailurePolicy.OutcomeOf(pause.Reason), reason ?? $"The account is paused after {pause.Reason}.", pause.Reason, pause.Until);
        }
    }

    /// <summary>Makes every stream read again what a tracker uploaded behind the others.</summary>
    /// <remarks>Before the account's row is written: a crash in between only means that the same uploads are noticed once more.</remarks>
    private async Task ReopenAsync(
        LateUploads late, IReadOnlyList<DataStream> streams, SyncAccount account, IReadOnlyDictionary<OffsetKey, SyncOffset> offsets, StreamRun[] runs, CancellationToken cancellationToken)
    {
        foreach (DataStream stream in late.IsEmpty ? [] : streams)
        {
            OffsetKey key = new(account, stream.Id);
            if (offsets.GetValueOrDefault(key) is { } stored && !ReferenceEquals(late.Reopen(stored, stream, Now), stored))
            {
                SyncOffset next = await StoreAsync(key, stored, offset => late.Reopen(offset, stream, Now), cancellationToken).ConfigureAwait(false);
                _observer.GapsChanged(key, stored.Gaps.Count, next.Gaps.Count);
                if (Array.Find(runs, run => run.Key == key) is { } run)
                {
                    run.Stored = next;
                }
            }
        }
    }

    private async Task StoreAccountAsync(AccountRun run, Func<SyncOffset, SyncOffset> change, CancellationToken cancellationToken) =>
        run.Stored = await StoreAsync(run.Key, run.Stored, change, cancellationToken).ConfigureAwait(false);

    /// <summary>Writes a row. Another run of the same account may write it too: what it stored is the basis of one more try.</summary>
    private async Task<SyncOffset> StoreAsync(OffsetKey key, SyncOffset? stored, Func<SyncOffset, SyncOffset> change, CancellationToken cancellationToken)
    {
        const int Tries = 5;
        for (int i = 0; i < Tries; i++)
        {
            if (await _offsets.TryAdvanceAsync(key, stored, change(stored ?? SyncOffset.Initial), cancellationToken).ConfigureAwait(false) is { } next)
            {
                return next;
            }

            stored = (await _offsets.GetAsync(key.Account, cancellationToken).ConfigureAwait(false)).GetValueOrDefault(key);
        }

        throw new InvalidOperationException("The account's rows are written by others all the time: more than one process syncs this user.");
    }
}
