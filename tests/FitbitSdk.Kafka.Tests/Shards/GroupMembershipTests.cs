using Confluent.Kafka;
using FitbitSdk.Records;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FitbitSdk.Kafka.Tests;

/// <summary>Workers of one consumer group.</summary>
public sealed class GroupMembershipTests : IDisposable
{
    private readonly MockCluster _cluster = new(brokers: 1);

    public GroupMembershipTests() => Array.ForEach([TestWorker.StateTopic, TestWorker.HeartTopic], topic => _cluster.CreateTopic(topic));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _cluster.Dispose();

    [Fact]
    public async Task Join_TwoWorkers_ShareTheUsersAndHandThemOverWithTheirState()
    {
        UserKey[] users = [.. Enumerable.Range(0, MockCluster.Partitions).Select(static shard => TestWorker.UserOf(shard))];
        TestWorker first = await TestWorker.JoinAsync(_cluster);
        Assert.Equal([0, 1, 2], first.Shards.Owned);
        await Task.WhenAll(users.Select(user => first.DeliverAsync(user, first: 0, count: 10)));

        await using TestWorker second = await TestWorker.JoinAsync(_cluster);
        await UntilAsync(() => first.Shards.Owned.Count > 0 && second.Shards.Owned.Count > 0 && first.Shards.Owned.Count + second.Shards.Owned.Count == 3, first, second);

        Assert.Empty(first.Shards.Owned.Intersect(second.Shards.Owned));
        foreach (UserKey user in users)
        {
            Assert.NotEqual(first.Shards.Owns(user), second.Shards.Owns(user));
            Assert.Equal(2, (await (first.Shards.Owns(user) ? first : second).DeliverAsync(user, first: 10, count: 10))?.Version);
        }

        await first.DisposeAsync();
        await UntilAsync(() => second.Shards.Owned.Count == 3, second);
        await Task.WhenAll(users.Select(user => second.DeliverAsync(user, first: 20, count: 10)));

        using TopicReader reader = new(_cluster.Bootstrap, TestWorker.HeartTopic);
        string?[] received = [.. reader.ReadToEnd().Select(static message => message.Header(KafkaHeaders.RecordId))];
        Assert.Equal(90, received.Length);
        Assert.Equal(90, received.Distinct().Count());
    }

    [Fact]
    public async Task Join_NoShardIsLeft_StandsByAndSaysSo()
    {
        _cluster.CreateTopic("small", partitions: 1);
        await using TestWorker first = await TestWorker.JoinAsync(_cluster, "small");
        ListLog log = new();

        await using TestWorker second = await TestWorker.JoinAsync(_cluster, "small", new(Log: log));

        Assert.Single(first.Shards.Owned.Concat(second.Shards.Owned));
        Assert.Contains(log.Lines, static line => line.Contains("stands by", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Join_GroupThatIsNotPermitted_EndsTheStartAndNamesTheSetting()
    {
        _cluster.Fail(MockCluster.Request.JoinGroup, Enumerable.Repeat(ErrorCode.GroupAuthorizationFailed, 10));

        KafkaSinkException e = await Assert.ThrowsAsync<KafkaSinkException>(() => TestWorker.JoinAsync(_cluster));

        Assert.Equal((KafkaSinkFault.NotAuthorized, "KafkaShardOptions.GroupId"), (e.Fault, e.Setting));
    }

    [Fact]
    public async Task Check_GroupThatIsSilentOrHasLostTheWorker_IsUnhealthyUntilItAnswers()
    {
        ManualMembership membership = new();
        await using TestWorker worker = await TestWorker.StartAsync(_cluster, membership);

        Assert.Equal(HealthStatus.Unhealthy, await CheckAsync(worker));
        membership.Assigned!([]);
        Assert.Equal(HealthStatus.Healthy, await CheckAsync(worker));
        membership.Revoked!([], ShardDeparture.Lost);
        Assert.Equal(HealthStatus.Unhealthy, await CheckAsync(worker));
        membership.Assigned!([]);
        Assert.Equal(HealthStatus.Healthy, await CheckAsync(worker));
    }

    [Fact]
    public async Task Dispose_GroupThatDoesNotTakeTheFarewell_EndsInTimeAndSaysSo()
    {
        ListLog log = new();
        TaskCompletionSource assigned = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenSource released = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        GroupMembership membership = new(TestWorker.OptionsFor(_cluster), new(), log) { Patience = TimeSpan.FromMilliseconds(50) };
        membership.Start(shards => _ = shards.Count > 0 && assigned.TrySetResult(), (_, _) => released.Token.WaitHandle.WaitOne(), static _ => { });
        await assigned.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancel);

        await membership.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), Cancel);

        Assert.Contains(log.Lines, static line => line.Contains("farewell", StringComparison.Ordinal));
        await released.CancelAsync();
    }

    private static async Task<HealthStatus> CheckAsync(TestWorker worker)
    {
        KafkaShardsHealthCheck check = new(worker.Shards);
        return (await check.CheckHealthAsync(new() { Registration = new("shards", check, HealthStatus.Unhealthy, []) }, Cancel)).Status;
    }

    private static Task UntilAsync(Func<bool> condition, params IEnumerable<TestWorker> workers) =>
        ShardEvents.UntilAsync(condition, [.. workers.Select(static worker => worker.Shards)]).WaitAsync(TimeSpan.FromSeconds(60), Cancel);

    private sealed class ManualMembership : IShardMembership
    {
        public Action<IReadOnlyList<int>>? Assigned { get; private set; }

        public Action<IReadOnlyList<int>, ShardDeparture>? Revoked { get; private set; }

        public void Start(Action<IReadOnlyList<int>> assigned, Action<IReadOnlyList<int>, ShardDeparture> revoked, Action<KafkaException> failed) => (Assigned, Revoked) = (assigned, revoked);

        public bool Confirms(int shard) => true;

        public ValueTask DisposeAsync() => default;
    }
}
