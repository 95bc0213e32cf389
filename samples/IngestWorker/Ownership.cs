using FitbitSdk.Kafka;
using FitbitSdk.Records;

namespace IngestWorker;

/// <summary>Which users are this worker's to run: all, or those of the shards that it owns where workers share them.</summary>
internal sealed class Ownership : IDisposable
{
    private readonly KafkaShards? _shards;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Ownership(KafkaShards? shards = null)
    {
        _shards = shards;
        if (shards is not null)
        {
            shards.Changed += OnChanged;
        }
    }

    /// <summary>Gets what ends when users come or go.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    public bool IsOurs(UserKey user) => _shards?.Owns(user) ?? true;

    public void Dispose()
    {
        if (_shards is not null)
        {
            _shards.Changed -= OnChanged;
        }
    }

    private void OnChanged(object? sender, EventArgs e) =>
        Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
}
