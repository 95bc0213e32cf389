using System.Diagnostics.Metrics;
using FitbitSdk.Records;
using FitbitSdk.Records.Tests;
using Microsoft.Extensions.Logging;

namespace FitbitSdk.Kafka.Tests;

/// <summary>One worker: its shards, and the sink and store on them.</summary>
internal sealed class TestWorker : IAsyncDisposable
{
    public const string StateTopic = "fitbitsdk.state";
    public const string HeartTopic = "fitbitsdk.heart-rate";

    private TestWorker(KafkaSinkOptions sink, KafkaShardOptions shards, TestParts parts, Func<IShardMembership>? join)
    {
        Microsoft.Extensions.Options.IOptions<KafkaSinkOptions> options = Microsoft.Extensions.Options.Options.Create(sink);
        Shards = new(options, Microsoft.Extensions.Options.Options.Create(shards), parts.Meters, parts.Log, time: null, join)
        {
            PolicyPatience = TimeSpan.FromMilliseconds(TestCluster.NamedBrokers is null ? 100 : 5_000), // librdkafka's cluster never answers
        };
        Sink = new(options, Shards, parts.Encoders, schemaIds: null, parts.Topics);
        Store = new(Shards);
    }

    public KafkaShards Shards { get; }

    public KafkaTransactionalSink Sink { get; }

    public KafkaStateStore Store { get; }

    /// <summary>Gives the options of a worker that is quick to notice faults.</summary>
    public static KafkaSinkOptions OptionsFor(TestCluster cluster, Action<KafkaSinkOptions>? configure = null)
    {
        KafkaSinkOptions options = TestSink.OptionsFor(cluster);
        options.Settings["retry.backoff.ms"] = "20";
        configure?.Invoke(options);
        TestSink.UseNamesOf(cluster, options);
        return options;
    }

    /// <summary>Starts a worker that owns all shards, without a group; or only some of them.</summary>
    public static Task<TestWorker> StartAsync(
        TestCluster cluster, Action<KafkaSinkOptions>? configure = null, Action<KafkaShardOptions>? configureShards = null, TestParts parts = default, params int[] shards) =>
        StartAsync(cluster, configure, configureShards, parts, () => new FixedMembership(shards is [] ? [.. Enumerable.Range(0, TestCluster.Partitions)] : shards));

    /// <summary>Starts a worker that is told of its shards by somebody else.</summary>
    public static Task<TestWorker> StartAsync(TestCluster cluster, IShardMembership membership) =>
        StartAsync(cluster, null, static options => options.StartTimeout = TimeSpan.FromSeconds(1), default, () => membership);

    /// <summary>Starts a worker that shares the shards with the others of its group.</summary>
    public static Task<TestWorker> JoinAsync(TestCluster cluster, string stateTopic = StateTopic, TestParts parts = default) => StartAsync(cluster, static options =>
    {
        options.Settings["session.timeout.ms"] = "6000";
        options.Settings["heartbeat.interval.ms"] = "200";
    }, options => options.StateTopic = stateTopic, parts, join: null);

    /// <summary>Gives a user of a shard.</summary>
    public static UserKey UserOf(int shard, int number = 0) =>
        Enumerable.Range(0, 1000).Select(static i => new UserKey($"user-{i}")).Where(user => UserShards.Of(user, TestCluster.Partitions) == shard).ElementAt(number);

    public static OffsetKey HeartOf(UserKey user) => new(new(ProviderId.Fitbit, user, 0), StreamId.HeartRate);

    /// <summary>Delivers seconds of heart rate as the engine does a window.</summary>
    /// <returns>The stored offset.</returns>
    public async Task<SyncOffset?> DeliverAsync(UserKey user, int first, int count)
    {
        OffsetKey key = HeartOf(user);
        SyncOffset? before = (await Store.GetAsync(key.Account, TestContext.Current.CancellationToken)).GetValueOrDefault(key);
        await using ISinkTransaction transaction = await Sink.BeginAsync(key, TestContext.Current.CancellationToken);
        using (RecordBatch batch = BatchOf(user, first, count))
        {
            Assert.False((await transaction.WriteAsync(batch, TestContext.Current.CancellationToken)).IsUnknown);
        }

        return await transaction.CommitAsync(before, SyncOffset.Initial, TestContext.Current.CancellationToken);
    }

    public static RecordBatch BatchOf(UserKey user, int first, int count) =>
        Batches.Of(Batches.Origin(StreamId.HeartRate, user: user.Value), [.. Enumerable.Range(first, count).Select(static second => Batches.Heart(second, 60))]);

    public async Task<SyncOffset?> StoredAsync(UserKey user) =>
        (await Store.GetAsync(HeartOf(user).Account, TestContext.Current.CancellationToken)).GetValueOrDefault(HeartOf(user));

    /// <summary>Gives a task that ends when a user's shard is open again after it was lost, be it before or after this call.</summary>
    public Task UntilReopenedAsync(UserKey user)
    {
        bool lost = false;
        return ShardEvents.UntilAsync(() => (lost |= !Shards.Owns(user)) && Shards.Owns(user), Shards);
    }

    public ValueTask DisposeAsync() => Shards.DisposeAsync();

    private static async Task<TestWorker> StartAsync(
        TestCluster cluster, Action<KafkaSinkOptions>? configure, Action<KafkaShardOptions>? configureShards, TestParts parts, Func<IShardMembership>? join)
    {
        KafkaShardOptions shards = new() { StartTimeout = TimeSpan.FromSeconds(20) };
        configureShards?.Invoke(shards);
        (shards.StateTopic, shards.GroupId, shards.TransactionalIdPrefix) = (cluster.NameOf(shards.StateTopic), cluster.NameOf(shards.GroupId), cluster.NameOf(shards.TransactionalIdPrefix));
        TestWorker worker = new(OptionsFor(cluster, configure), shards, parts, join);
        await worker.Shards.StartAsync(TestContext.Current.CancellationToken);
        return worker;
    }

    internal readonly record struct TestParts(ILogger<KafkaShards>? Log = null, IMeterFactory? Meters = null, IEnumerable<ITopicEncoder>? Encoders = null, TopicProvisioner? Topics = null);

    private sealed class FixedMembership(int[] shards) : IShardMembership
    {
        public void Start(Action<IReadOnlyList<int>> assigned, Action<IReadOnlyList<int>, ShardDeparture> revoked, Action<Confluent.Kafka.KafkaException> failed) => assigned(shards);

        public bool Confirms(int shard) => true;

        public ValueTask DisposeAsync() => default;
    }
}
