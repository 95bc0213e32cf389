using Microsoft.Extensions.Logging;

namespace FitbitSdk.Http;

/// <summary>Tells the host's observers what becomes of users' tokens.</summary>
/// <param name="observers">Asked when there is something to tell: an observer may itself need what tells it.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of observers that fail.</param>
internal sealed class TokenNews(Func<IEnumerable<ISyncObserver>> observers, TimeProvider time, ILogger<TokenNews> logger)
{
    public void Tell(SyncEventKind kind, TokenKey key)
    {
        SyncEvent happened = new(kind, key.Provider, time.GetInstant()) { User = key.User };

        // A refresh may outlive the host, and with it the container that has the observers.
        Guard(() =>
        {
            foreach (ISyncObserver observer in observers())
            {
                Guard(() => observer.OnEvent(happened));
            }
        });

        void Guard(Action act)
        {
            try
            {
                act();
            }
#pragma warning disable CA1031 // An observer is a bystander: the tokens are stored, whatever it throws.
            catch (Exception e)
#pragma warning restore CA1031
            {
                logger.ObserverFailed(kind, e.GetType().Name);
            }
        }
    }
}
