using FitbitSdk;

namespace IngestWorker.Demo;

/// <summary>Counts what the engine says that it delivered.</summary>
internal sealed class DeliveredCount : ISyncObserver
{
    private long _records;

    public long Records => Interlocked.Read(ref _records);

    public void OnEvent(SyncEvent happened)
    {
        if (happened.Kind is SyncEventKind.RunEnded)
        {
            Interlocked.Add(ref _records, happened.Records);
        }
    }
}
