using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <content>What stops a provider for everyone: its API is switched off, or it refuses the application. Kept in a row that belongs to no user.</content>
public sealed partial class SyncEngine
{
    private static OffsetKey KeyOf(ProviderId provider) => new(SyncAccount.Of(provider), Stream: null);

    /// <summary>Asks whether the provider is on.</summary>
    /// <returns>Whether this run may go on. Of those that come when a pause is over, one alone does: it finds out for everyone.</returns>
    private async Task<bool> EnterAsync(AccountRun run, StreamRun[] runs, CancellationToken cancellationToken)
    {
        OffsetKey key = KeyOf(run.Key.Account.Provider);
        SyncOffset? stored = (await _offsets.GetAsync(key.Account, cancellationToken).ConfigureAwait(false)).GetValueOrDefault(key);
        if (stored?.Pause is not { } pause)
        {
            return true;
        }

        if (IsOnTrial(stored))
        {
            if (pause.Until <= Now && await _offsets.TryAdvanceAsync(key, stored, stored with { Pause = null, Account = null }, cancellationToken).ConfigureAwait(false) is not null)
            {
                TellBack(key);
            }

            return true;
        }

        // The next pause is written before the probe, so that nobody else makes it, and a crash does not make it twice.
        Pause next = pause.Until > Now ? pause : FailurePolicy.After(pause, pause.Reason, key, Now);
        run.ProbesProvider = next != pause && await _offsets.TryAdvanceAsync(key, stored, stored with { Pause = next }, cancellationToken).ConfigureAwait(false) is not null;
        if (!run.ProbesProvider)
        {
            StopAll(run, runs, next, $"The provider is off for everyone after {next.Reason}.");
        }

        return run.ProbesProvider;
    }

    /// <summary>Notes that a provider that was off answers again.</summary>
    private async Task SwitchOnAsync(AccountRun run, CancellationToken cancellationToken)
    {
        if (!run.ProbesProvider)
        {
            return;
        }

        run.ProbesProvider = false;
        OffsetKey key = KeyOf(run.Key.Account.Provider);
        SyncOffset? stored = (await _offsets.GetAsync(key.Account, cancellationToken).ConfigureAwait(false)).GetValueOrDefault(key);
        if (stored?.Pause is { Reason: HealthApiErrorKind.ApplicationRefused } pause)
        {
            // The probe's access token may have been given out before: only when all were refreshed since is the application taken again.
            // Until then everybody is served, and the next refusal goes on with the count that stood before the probe.
            Pause trial = pause with { Count = pause.Count - 1, Until = Now + FailurePolicy.Of(pause.Reason).Longest };
            await StoreAsync(key, stored, offset => offset with { Pause = trial, Account = new() { CheckedAt = Now } }, cancellationToken).ConfigureAwait(false);
            return;
        }

        await StoreAsync(key, stored, static offset => offset with { Pause = null }, cancellationToken).ConfigureAwait(false);
        TellBack(key);
    }

    /// <summary>Tells whether a provider that refused the application answers again, without having proved yet that it will go on.</summary>
    private static bool IsOnTrial(SyncOffset? row) => row?.Account?.CheckedAt is not null;

    private void TellBack(OffsetKey key)
    {
        _log.ProviderBack(key.Account.Provider.Value);
        Tell(new(SyncEventKind.ProviderBack, key.Account.Provider, Now));
    }

    /// <summary>Switches the provider off for everyone; no user's state changes.</summary>
    private async Task PauseProviderAsync(AccountRun run, StreamRun[] runs, HealthApiException error, CancellationToken cancellationToken)
    {
        OffsetKey key = KeyOf(run.Key.Account.Provider);
        SyncOffset? stored = (await _offsets.GetAsync(key.Account, cancellationToken).ConfigureAwait(false)).GetValueOrDefault(key);
        Pause? known = stored?.Pause is { } pause && pause.Until > Now && !IsOnTrial(stored) ? pause : null;
        Pause next = known is not null && known.Reason == error.Kind ? known : FailurePolicy.After(stored?.Pause, error, key, Now);
        if (next != known && await _offsets.TryAdvanceAsync(key, stored, (stored ?? SyncOffset.Initial) with { Pause = next, Account = null }, cancellationToken).ConfigureAwait(false) is not null
            && stored?.Pause?.Reason != error.Kind)
        {
            // Whoever notices it first tells; all others find the row.
            _log.ProviderPaused(key.Account.Provider.Value, error.Operation, error.Kind, next.Until);
            SyncEventKind kind = error.Kind is HealthApiErrorKind.Retired ? SyncEventKind.ApiRetired : SyncEventKind.ApplicationRefused;
            Tell(new(kind, key.Account.Provider, Now) { Error = error.Kind, OcariotCode = error.OcariotCode, MetBy = run.Key.Account.User, Until = next.Until });
        }

        run.ProbesProvider = false;
        StopAll(run, runs, next, error.Message);
    }

    /// <summary>Follows the word of one operation that the API is switched off only if the profile says the same; a profile that may not be read says nothing.</summary>
    private async Task ConfirmRetiredAsync(
        IHealthDataSource source, SyncUser user, AccountRun account, StreamRun[] runs, Func<Task> pauseOtherwise, CancellationToken cancellationToken)
    {
        try
        {
            AccountStatus status = await source.GetStatusAsync(new(user, AccountParts.Zone), cancellationToken).ConfigureAwait(false);
            account.Requests += status.Requests;
            if (status.Zone is not null)
            {
                await SwitchOnAsync(account, cancellationToken).ConfigureAwait(false);
            }

            await pauseOtherwise().ConfigureAwait(false);
        }
        catch (HealthApiException e)
        {
            account.Requests += e.Requests;
            await (FailurePolicy.Of(e.Kind).Scope switch
            {
                FailureScope.Provider => PauseProviderAsync(account, runs, e, cancellationToken),
                FailureScope.Account => PauseAccountAsync(source, user, account, runs, e, cancellationToken),
                _ => pauseOtherwise(),
            }).ConfigureAwait(false);
        }
    }
}
