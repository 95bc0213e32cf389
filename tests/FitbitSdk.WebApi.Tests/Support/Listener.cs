namespace FitbitSdk.WebApi.Tests;

internal sealed class Listener(Action<SyncEvent> hear) : ISyncObserver
{
    public void OnEvent(SyncEvent happened) => hear(happened);
}
