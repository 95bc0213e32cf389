namespace FitbitSdk.Sync;

/// <content>Who is told what happens.</content>
public sealed partial class SyncEngine
{
    private void Tell(SyncEvent happened)
    {
        foreach (ISyncObserver observer in _observers)
        {
            try
            {
                observer.OnEvent(happened);
            }
#pragma warning disable CA1031 // An observer is a bystander: whatever it throws, the data is delivered.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _log.ObserverFailed(happened.Kind, e.GetType().Name);
            }
        }
    }

    private void Tell(SyncEventKind kind, OffsetKey key) => Tell(new(kind, key.Account.Provider, Now) { User = key.Account.User, Stream = key.Stream });

    private void Tell(SyncEventKind kind, OffsetKey key, Pause pause, HealthApiException error) => Tell(
        new(kind, key.Account.Provider, Now) { User = key.Account.User, Stream = key.Stream, Error = pause.Reason, OcariotCode = error.OcariotCode, Until = pause.Until });

    /// <summary>Tells which gaps a write has opened and closed; one that only shrank or grew is neither, nor is what is
    /// only due again.</summary>
    private void TellGaps(OffsetKey key, IReadOnlyList<Gap> before, IReadOnlyList<Gap> after)
    {
        (before, after) = ([.. before.Where(static gap => gap.IsMissing)], [.. after.Where(static gap => gap.IsMissing)]);
        TellEach(SyncEventKind.GapClosed, before, after);
        TellEach(SyncEventKind.GapOpened, after, before);

        void TellEach(SyncEventKind kind, IReadOnlyList<Gap> gaps, IReadOnlyList<Gap> others)
        {
            foreach (Gap gap in gaps.Where(gap => !others.Any(other => gap.Span.Start < other.Span.End && other.Span.Start < gap.Span.End)))
            {
                Tell(new(kind, key.Account.Provider, Now) { User = key.Account.User, Stream = key.Stream, Window = gap.Span, Until = kind is SyncEventKind.GapOpened ? gap.NextTry : null });
            }
        }
    }
}
