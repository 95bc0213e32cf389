using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace FitbitSdk.Kafka;

/// <summary>A shard for as long as the group assigns it to this worker: opened, and opened anew whenever it was lost.</summary>
internal sealed class ShardSlot : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ShardParts _parts;
    private readonly int _number;
    private readonly IShardMembership _membership;
    private readonly Action _changed;
    private readonly CancellationTokenSource _revoked = new();
    private readonly TaskCompletionSource _tried = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _running;
    private volatile Shard? _shard;

    public ShardSlot(ShardParts parts, int number, IShardMembership membership, Action changed)
    {
        (_parts, _number, _membership, _changed) = (parts, number, membership, changed);
        _running = Task.Run(RunAsync);
    }

    /// <summary>Gets the shard; <see langword="null"/> while it is not open.</summary>
    public Shard? Shard => _shard;

    /// <summary>Gets what keeps the shard from being open, where it has a name.</summary>
    public KafkaSinkException? Fault { get; private set; }

    /// <summary>Gets a task that ends once the shard is open, or could not be opened at first.</summary>
    public Task Tried => _tried.Task;

    /// <summary>Gives the shard up.</summary>
    public async Task CloseAsync(TimeSpan patience)
    {
        await _revoked.CancelAsync().ConfigureAwait(false);
        if (_shard is { } shard)
        {
            await shard.CloseAsync(patience).ConfigureAwait(false);
        }

        await _running.ConfigureAwait(false);
        _revoked.Dispose();
    }

    public ValueTask DisposeAsync() => new(CloseAsync(TimeSpan.Zero));

    private async Task RunAsync()
    {
        while (!_revoked.IsCancellationRequested)
        {
            try
            {
                if (!_tried.Task.IsCompleted || await ConfirmsAsync().ConfigureAwait(false))
                {
                    await OwnAsync().ConfigureAwait(false);
                }
            }
            catch (Exception e)
            {
                if (!_revoked.IsCancellationRequested)
                {
                    Fault = e as KafkaSinkException;
                    _parts.Log.ShardNotOpened(_number, NameOf(e));
                }
            }

            _tried.TrySetResult();
            await Task.Delay(Pause, _parts.Time, _revoked.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task OwnAsync()
    {
        Shard shard = await Shard.OpenAsync(_parts, _number, _revoked.Token).ConfigureAwait(false);
        int rows = shard.State.Count;
        _parts.Telemetry.Opened(rows);
        _parts.Log.ShardOpened(_number, rows);
        (_shard, Fault) = (shard, null);
        if (_revoked.IsCancellationRequested)
        {
            // Who revoked it may have found no shard to close.
            await shard.CloseAsync(TimeSpan.Zero).ConfigureAwait(false);
        }

        _tried.TrySetResult();
        _changed();
        Exception? loss = await shard.Ended.ConfigureAwait(false);
        _shard = null;
        _parts.Telemetry.Closed(shard.State.Count);
        if (loss is null || _revoked.IsCancellationRequested)
        {
            _parts.Log.ShardClosed(_number);
        }
        else
        {
            _parts.Log.ShardLost(_number, NameOf(loss));
        }

        _changed();
    }

    private Task<bool> ConfirmsAsync() =>
        Task.Factory.StartNew(() => _membership.Confirms(_number), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            .WaitAsync(_revoked.Token); // without a coordinator it takes minutes

    // Texts of errors name hosts; codes and the names of types do not.
    private static string NameOf(Exception e) => e switch
    {
        KafkaException kafka => ShardFaults.IsFenced(kafka.Error.Code) ? "another worker has taken it" : kafka.Error.Code.ToString(),
        KafkaSinkException sink => sink.Fault.ToString(),
        _ => e.GetType().Name,
    };
}
