using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Confluent.Kafka;
using FitbitSdk.Records;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FitbitSdk.Kafka;

/// <summary>The shards that this worker owns. Each partition of the state topic is one, and a consumer group shares them among its workers.</summary>
/// <remarks>A user belongs to one shard for good. Only the worker that owns it may run the user's sync; the others are refused with
/// <see cref="ShardNotOwnedException"/>. A worker that owns none stands by.</remarks>
public sealed class KafkaShards : IHostedService, IAsyncDisposable
{
    private readonly KafkaSinkOptions _sink;
    private readonly KafkaShardOptions _options;
    private readonly ShardTelemetry _telemetry;
    private readonly ILogger _log;
    private readonly TimeProvider _time;
    private readonly Func<IShardMembership> _join;
    private readonly ConcurrentDictionary<int, ShardSlot> _slots = new();
    private readonly TaskCompletionSource _assigned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IShardMembership? _membership;
    private ShardParts? _parts;
    private volatile bool _isMember;

    /// <summary>Creates the shards. They are joined by <see cref="StartAsync"/>, which a host calls by itself.</summary>
    /// <param name="sink">Brokers and credentials.</param>
    /// <param name="options">The options.</param>
    /// <param name="meters">Makes the meter.</param>
    /// <param name="logger">Receives what is worth knowing, without hosts, users and values.</param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    public KafkaShards(IOptions<KafkaSinkOptions> sink, IOptions<KafkaShardOptions> options, IMeterFactory? meters = null, ILogger<KafkaShards>? logger = null, TimeProvider? time = null)
        : this(sink, options, meters, logger, time, join: null)
    {
    }

    internal KafkaShards(
        IOptions<KafkaSinkOptions> sink, IOptions<KafkaShardOptions> options, IMeterFactory? meters, ILogger<KafkaShards>? logger, TimeProvider? time, Func<IShardMembership>? join)
    {
        ArgumentNullException.ThrowIfNull(sink);
        ArgumentNullException.ThrowIfNull(options);
        (_sink, _options, _time) = (sink.Value, options.Value, time ?? TimeProvider.System);
        _log = logger ?? NullLogger<KafkaShards>.Instance;
        _telemetry = new(meters);
        Writes = new(meters, _time);
        _join = join ?? (() => new GroupMembership(_sink, _options, _log));
    }

    /// <summary>Tells that shards were opened, closed or lost, so that other users may be run. It is raised on a thread of the pool; do not block it.</summary>
    public event EventHandler? Changed;

    /// <summary>Gets the shards that are open here, by the numbers of the state topic's partitions.</summary>
    public IReadOnlyList<int> Owned => [.. Open().Select(static shard => shard.Number).Order()];

    /// <summary>Gets how many shards the group has given to this worker, open or not.</summary>
    internal int Assigned => _slots.Count;

    /// <summary>Gets how long brokers may take to tell the topic's policy; those that never do are not waited for longer.</summary>
    internal TimeSpan PolicyPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets what watches the windows that are written to the shards.</summary>
    internal KafkaTelemetry Writes { get; }

    internal ILogger Log => _log;

    internal bool HasStarted => _parts is not null;

    /// <summary>Gets whether the group has given its word on this worker's shards, and still counts it in.</summary>
    internal bool IsMember => _isMember;

    /// <summary>Gets what keeps shards from being open, where it has a name.</summary>
    internal KafkaSinkException? Fault => _slots.Values.Select(static slot => slot.Fault).FirstOrDefault(static fault => fault is not null);

    /// <summary>Tells whether this worker may run a user now.</summary>
    /// <param name="user">The user.</param>
    /// <returns>Whether the user's shard is open here. It may be lost at any time: then the user's deliveries fail, and nothing of them is written.</returns>
    public bool Owns(UserKey user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return _parts is { } parts && _slots.TryGetValue(UserShards.Of(user, parts.Partitions), out ShardSlot? slot) && slot.Shard is not null;
    }

    /// <summary>Checks the state topic, joins the group, and waits for the shards that it assigns first.</summary>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <returns>A task that ends when the first shards are open, or the group has none for this worker. Where it does not say so in time, the start goes on without.</returns>
    /// <exception cref="KafkaSinkException">The state topic is missing or not compacted, no broker answers, or the credentials may not join the group; it names the setting.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        int partitions = await StateTopic.CheckAsync(_sink, _options, PolicyPatience, _log, _time, cancellationToken).ConfigureAwait(false);
        _parts = new(_sink, _options, partitions, _telemetry, _log, _time);
        _membership = _join();
        _membership.Start(Assign, Revoke, Refuse);
        try
        {
            await _assigned.Task.WaitAsync(_options.StartTimeout, _time, cancellationToken).ConfigureAwait(false);
            await Task.WhenAll(_slots.Values.Select(static slot => slot.Tried)).WaitAsync(_options.StartTimeout, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The group may take longer than this host wants to wait; what it assigns later is opened then.
        }

        if (!_isMember)
        {
            _log.GroupSilent();
        }
        else if (_slots.IsEmpty)
        {
            _log.StandingBy();
        }
    }

    /// <summary>Gives all shards back: what is being committed has some time for it, and the other workers get them at once.</summary>
    /// <param name="cancellationToken">Stops the wait, not the closing.</param>
    /// <returns>A task that ends when nothing runs any more.</returns>
    public Task StopAsync(CancellationToken cancellationToken) => DisposeAsync().AsTask().WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _membership, null) is { } membership)
        {
            // First the shards: the group must not give them to others before they are closed.
            await CloseAsync([.. _slots.Keys], _sink.FlushTimeout).ConfigureAwait(false);
            await membership.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Gives the shard of a user.</summary>
    /// <exception cref="ShardNotOwnedException">It is not open here.</exception>
    internal Shard ShardOf(UserKey user)
    {
        // What belongs to no user has no shard of its own: each worker keeps it in one that it owns.
        if (user == UserKey.Everyone)
        {
            return Open().MinBy(static shard => shard.Number) ?? throw new ShardNotOwnedException(null);
        }

        int number = UserShards.Of(user, (_parts ?? throw new ShardNotOwnedException(null)).Partitions);
        return _slots.TryGetValue(number, out ShardSlot? slot) && slot.Shard is { } shard ? shard : throw new ShardNotOwnedException(number, slot?.Fault);
    }

    internal IEnumerable<Shard> Open() => _slots.Values.Select(static slot => slot.Shard).OfType<Shard>();

    internal RefusedMessages Refused => (_parts ?? throw new ShardNotOwnedException(null)).Refused;

    private void Assign(IReadOnlyList<int> shards)
    {
        ShardParts parts = _parts!;
        foreach (int shard in shards)
        {
            if (shard >= parts.Partitions)
            {
                _log.ShardUnknown(shard, parts.Partitions);
            }
            else
            {
                _slots.GetOrAdd(shard, number => new(parts, number, _membership!, OnChanged));
            }
        }

        _isMember = true;
        _assigned.TrySetResult();
    }

    /// <summary>Ends the wait for the group where no wait helps.</summary>
    private void Refuse(KafkaException error)
    {
        if (error.Error.Code is ErrorCode.GroupAuthorizationFailed || KafkaFaults.FaultOf(error.Error.Code) is KafkaSinkFault.NotAuthorized or KafkaSinkFault.CredentialsRefused)
        {
            _assigned.TrySetException(ShardFaults.ToException(error, known: null));
        }
    }

    private void Revoke(IReadOnlyList<int> shards, ShardDeparture departure)
    {
        // librdkafka gives the shards away when this returns. To be waited for they are worth some time; nothing goes wrong without.
        TimeSpan patience = departure is ShardDeparture.Lost ? TimeSpan.Zero : _sink.FlushTimeout;
        IAsyncResult closing = CloseAsync(shards, patience);
        closing.AsyncWaitHandle.WaitOne(patience);
        _isMember &= departure is not ShardDeparture.Lost;
        if (_slots.IsEmpty && _isMember && _membership is not null)
        {
            _log.StandingBy();
        }
    }

    private Task CloseAsync(IReadOnlyList<int> shards, TimeSpan patience) => Task.WhenAll(shards.Select(shard =>
        _slots.TryRemove(shard, out ShardSlot? slot) ? Task.Run(() => slot.CloseAsync(patience)) : Task.CompletedTask));

    private void OnChanged()
    {
        foreach (EventHandler one in Changed?.GetInvocationList() ?? [])
        {
            try
            {
                one(this, EventArgs.Empty);
            }
            catch (Exception e)
            {
                // A handler of the host's must not cost the shard.
                _log.ChangedHandlerFailed(e.GetType().Name);
            }
        }
    }
}
