namespace FitbitSdk;

/// <summary>Is told what happens. A host may register several.</summary>
public interface ISyncObserver
{
    /// <summary>Takes an event, right after it happened and in order for each user. What takes long belongs into a queue: the sync waits.</summary>
    /// <param name="happened">The event.</param>
    /// <remarks>A throw harms nothing and is logged. After a crash the same may be told again.</remarks>
    void OnEvent(SyncEvent happened);
}
