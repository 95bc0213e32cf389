using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <content>The account's own row: trackers, zone, quota, and pauses that concern every stream.</content>
public sealed partial class SyncEngine
{
    private async Task CheckAccountAsync(
        IHealthDataSource source,
        SyncUser user,
        AccountRun run,
        IReadOnlyDictionary<OffsetKey, SyncOffset> offsets,
        DueRule due,
        StreamRun[] runs,
        CancellationToken cancellationToken)
    {
        if (run.Offset.Pause is { } pause && Now < pause.Until)
        {
            StopAll(run, runs, pause);
            return;
        }

        if (run.State.CheckedAt is { } last && Now < last - SyncPlannerDefaults.ClockTolerance)
        {
            // What was read since would look like nothing, or like zeros, and take the place of what was delivered.
            run.Stop(last - SyncPlannerDefaults.ClockTolerance);
            foreach (StreamRun stream in runs)
            {
                stream.Stop(StreamOutcome.Failed, $"The clock says {Now}, but the last run was at {last}. Correct the clock; nothing was read.", until: run.Until);
            }

            return;
        }

        string? authorization = run.State.NeedsAuthorization ? await source.GetAuthorizationAsync(user, cancellationToken).ConfigureAwait(false) : null;
        if (authorization is not null && authorization == run.State.RefusedAuthorization)
        {
            StopAll(run, runs, new(HealthApiErrorKind.NeedsAuthorization, 1, Instant.MinValue), "The user must authorize again.");
            return;
        }

        if (!await EnterAsync(run, runs, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        SyncHorizon horizon = ToHorizon(run.State, Now);
        bool isAsked = due is DueRule.Now || run.ProbesProvider || run.State.NeedsAuthorization || run.State.CheckedAt is null;
        bool isDue = !IsFinished(user, runs, horizon) && Now >= run.State.CheckedAt + Duration.FromMinutes(_options.StatusIntervalMinutes);
        if (!isAsked && !isDue)
        {
            return;
        }

        try
        {
            // Of a consent that is over, no upload is awaited: what is still missing may yet be granted, and that costs no request.
            StatusRequest request = !isAsked && horizon.IsOver(user) ? new(user, AccountParts.None) : ToRequest(user, run.State, runs, due);
            AccountStatus status = await source.GetStatusAsync(request, cancellationToken).ConfigureAwait(false);
            run.Requests += status.Requests;
            AccountState before = run.State;
            LateUploads late = LateUploads.Of(before, Merge(before, status));
            bool changed = !SameScopes(before.Scopes, status.Scopes);

            // Before the account's row: a crash in between only means that the same is noticed once more.
            await ChangeStreamsAsync(source.Streams, run.Key.Account, offsets, runs, (offset, stream) => Regrant(late.Reopen(offset, stream, _planner.PolicyOf(stream), Now), changed), cancellationToken).ConfigureAwait(false);

            // The quota's pauses are over once something was read, not once a status was.
            await StoreAccountAsync(
                run,
                offset => offset with { Pause = offset.Pause is { Reason: HealthApiErrorKind.RateLimited } ? offset.Pause : null, Account = Merge(offset.Account ?? new(), status) },
                cancellationToken).ConfigureAwait(false);
            await SwitchOnAsync(run, cancellationToken).ConfigureAwait(false);
            TellStatus(run.Key, before, run.State);
        }
        catch (HealthApiException e) when (e.Kind is HealthApiErrorKind.Retired)
        {
            run.Requests += e.Requests;
            await ConfirmRetiredAsync(source, user, run, runs, () => PauseUserAsync(source, user, run, runs, e, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (HealthApiException e)
        {
            // Without trackers and zone nothing can be called complete, so the failure is the whole account's.
            run.Requests += e.Requests;
            await PauseAccountAsync(source, user, run, runs, e, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Trackers are asked for each time, the zone only now and then: it seldom changes, and a source notices itself when it must have. Where
    /// one is known, and the stream that tells it is about to be read, that is enough.</summary>
    private StatusRequest ToRequest(SyncUser user, AccountState state, StreamRun[] runs, DueRule due)
    {
        DateTimeZone? known = state.Zones.Entries.Count == 0 ? null : state.Zones.Entries[^1].Zone;
        bool zoneIsDue = due is DueRule.Now || state.ZoneCheckedAt is not { } checkedAt || Now >= checkedAt + Duration.FromMinutes(_options.ZoneIntervalMinutes);
        bool isTold = known is not null && Array.Exists(runs, run => run.Stream.Id == StreamId.TimeZone && WillRead(user, state, run, due));
        return new(user, zoneIsDue && !isTold ? AccountParts.All : AccountParts.Trackers, known);
    }

    private bool WillRead(SyncUser user, AccountState state, StreamRun run, DueRule due) =>
        (_sinkWaits.WaitOf(run.Key, Now) ?? _faultWaits.WaitOf(run.Key, Now)) is null
        && _planner.Plan(user, [run.Stream], new Dictionary<StreamId, SyncOffset> { [run.Stream.Id] = run.Offset }, ToHorizon(state, Now), due, state.Scopes).Windows.Count > 0;

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

        return SeeZone(state, status.Parts.HasFlag(AccountParts.Zone) ? now : null, status.Zone) with
        {
            CheckedAt = now,
            Watermarks = watermarks,
            Trackers = status.Parts.HasFlag(AccountParts.Trackers) ? status.Watermarks.Keys.ToHashSet(StringComparer.Ordinal) : state.Trackers,
            UploadNoticedAt = watermarks.Any(seen => !state.Watermarks.TryGetValue(seen.Key, out Instant known) || known < seen.Value) ? now : state.UploadNoticedAt,
            Quota = status.Quota ?? state.Quota,
            Scopes = status.Scopes,
            NeedsAuthorization = false,
            RefusedAuthorization = null,
        };
    }

    private static AccountState SeeZone(AccountState state, Instant? checkedAt, DateTimeZone? zone) => checkedAt is { } at
        ? state with { ZoneCheckedAt = at, Zones = zone is null ? state.Zones : state.Zones.Add(at, zone) }
        : state;

    /// <summary>Makes a failure the whole account's, or everyone's.</summary>
    private Task PauseAccountAsync(IHealthDataSource source, SyncUser user, AccountRun run, StreamRun[] runs, HealthApiException error, CancellationToken cancellationToken) =>
        FailurePolicy.Of(error.Kind).Scope is FailureScope.Provider
            ? PauseProviderAsync(run, runs, error, cancellationToken)
            : PauseUserAsync(source, user, run, runs, error, cancellationToken);

    private async Task PauseUserAsync(IHealthDataSource source, SyncUser user, AccountRun run, StreamRun[] runs, HealthApiException error, CancellationToken cancellationToken)
    {
        bool refused = error.Kind is HealthApiErrorKind.NeedsAuthorization;
        // The refused one where the source names it: the one that is stored by now may be a new consent's.
        string? authorization = (error as NeedsAuthorizationException)?.RefusedAuthorization
            ?? (refused ? await source.GetAuthorizationAsync(user, cancellationToken).ConfigureAwait(false) : null);
        Pause pause = FailurePolicy.After(run.Offset.Pause, error, run.Key, Now);

        // Other tokens end this state at once where they can be told apart, or where being refused again costs no request.
        pause = refused && (authorization is not null || error.Requests == 0) ? pause with { Until = Now } : pause;
        bool isNews = !refused || !run.State.NeedsAuthorization;
        await StoreAccountAsync(
            run,
            offset => offset with
            {
                Pause = pause,
                Account = refused ? (offset.Account ?? new()) with { NeedsAuthorization = true, RefusedAuthorization = authorization } : offset.Account ?? new(),
            },
            cancellationToken).ConfigureAwait(false);
        _telemetry.Paused(run.Key, error.Kind);
        if (isNews)
        {
            _log.AccountPaused(run.Key.Account.User, error.Operation, error.Kind, pause.Until);
            Tell(refused ? SyncEventKind.NeedsAuthorization : error.Kind is HealthApiErrorKind.RateLimited ? SyncEventKind.RateLimited : SyncEventKind.StreamFailed, run.Key, pause, error);
        }

        StopAll(run, runs, pause, error.Message);
    }

    private void StopAll(AccountRun account, StreamRun[] runs, Pause pause, string? reason = null)
    {
        account.Stop(pause.Until > Now ? pause.Until : null);
        foreach (StreamRun run in runs.Where(static run => !run.IsStopped))
        {
            run.Stop(FailurePolicy.Of(pause.Reason).Outcome, reason ?? $"The account is paused after {pause.Reason}.", pause.Reason, account.Until);
        }
    }

    /// <summary>Lets streams be asked again that were off for a scope, once other scopes are granted.</summary>
    private static SyncOffset Regrant(SyncOffset offset, bool scopesChanged) =>
        scopesChanged && (IsOff(offset.Pause) || IsOff(offset.BackfillPause))
            ? offset with { Pause = IsOff(offset.Pause) ? null : offset.Pause, BackfillPause = IsOff(offset.BackfillPause) ? null : offset.BackfillPause }
            : offset;

    private static bool IsOff(Pause? pause) => pause is { Reason: HealthApiErrorKind.MissingScope };

    private static bool SameScopes(IReadOnlySet<string>? one, IReadOnlySet<string>? other) => one is null || other is null ? one is null && other is null : one.SetEquals(other);

    private void TellStatus(OffsetKey key, AccountState before, AccountState after)
    {
        if (before.NeedsAuthorization)
        {
            Tell(SyncEventKind.Authorized, key);
        }

        Instant? watermark = WatermarkOf(after);
        if (watermark is null && (before.CheckedAt is null || WatermarkOf(before) is not null))
        {
            Tell(SyncEventKind.NoDevice, key);
        }

        // Only the check that passes the limit tells, so nothing of it need be kept.
        Instant? limit = watermark + SyncPlannerDefaults.InactiveAfter;
        if (limit <= after.CheckedAt && (before.CheckedAt is not { } earlier || earlier < limit))
        {
            Tell(SyncEventKind.Inactive, key);
        }
    }

    /// <summary>Writes what changes in the streams' rows, also of streams that are no part of this run.</summary>
    private async Task ChangeStreamsAsync(
        IReadOnlyList<DataStream> streams,
        SyncAccount account,
        IReadOnlyDictionary<OffsetKey, SyncOffset> offsets,
        StreamRun[] runs,
        Func<SyncOffset, DataStream, SyncOffset> change,
        CancellationToken cancellationToken)
    {
        foreach (DataStream stream in streams)
        {
            OffsetKey key = new(account, stream.Id);
            if (offsets.GetValueOrDefault(key) is { } stored && !ReferenceEquals(change(stored, stream), stored))
            {
                SyncOffset next = await StoreAsync(key, stored, offset => change(offset, stream), cancellationToken).ConfigureAwait(false);
                _telemetry.GapsChanged(key, stored.Gaps, next.Gaps);
                TellGaps(key, stored.Gaps, next.Gaps);
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
