using NodaTime;

namespace FitbitSdk.Sync;

/// <content>What is no failure of the provider: a store, sink or handler of the host's that throws, or a fault of ours. It stops a stream or a user, nobody else.</content>
public sealed partial class SyncEngine
{
    /// <summary>Tells whether an exception is an outcome; only the caller's own cancellation ends a run without a report.</summary>
    private static bool IsFault(Exception e, CancellationToken cancellationToken) => e is not OperationCanceledException || !cancellationToken.IsCancellationRequested;

    /// <summary>Leaves a user alone whose last run failed like that.</summary>
    private bool HoldsBack(AccountRun account, StreamRun[] runs)
    {
        if (_faultWaits.WaitOf(account.Key, Now) is not { } wait)
        {
            return false;
        }

        account.Stop(wait);
        foreach (StreamRun run in runs)
        {
            run.Stop(StreamOutcome.Failed, "The last run failed in a way that is none of the provider's; it is tried again later.", until: wait);
        }

        return true;
    }

    private void Fail(StreamRun run, Exception fault) =>
        run.Stop(StreamOutcome.Failed, ReasonOf(fault), until: WaitAfter(fault, run.Key), fault: fault);

    private void FailAll(AccountRun account, StreamRun[] runs, Exception fault)
    {
        account.Stop(WaitAfter(fault, account.Key));
        foreach (StreamRun run in runs.Where(static run => !run.IsStopped))
        {
            run.Stop(StreamOutcome.Failed, ReasonOf(fault), until: account.Until, fault: fault);
        }
    }

    private Instant WaitAfter(Exception fault, OffsetKey key)
    {
        Instant until = _faultWaits.Failed(key, Now);
        _log.HostFailed(key.Account.User, key.StreamText, fault.GetType().Name, until);
        Tell(new(SyncEventKind.StreamFailed, key.Account.Provider, Now) { User = key.Account.User, Stream = key.Stream, Until = until });
        return until;
    }

    // Its message is a stranger's, and may quote what it was doing.
    private static string ReasonOf(Exception fault) => $"It failed in a way that is none of the provider's ({fault.GetType().Name}).";
}
