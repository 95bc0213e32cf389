using System.Diagnostics;
using Confluent.Kafka;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka.Tests;

/// <summary>Windows of several users in one transaction, and what one of them may do to the others.</summary>
public sealed class GroupCommitTests : IDisposable
{
    private readonly MockCluster _cluster = new(brokers: 1);

    public GroupCommitTests() => Array.ForEach([TestWorker.StateTopic, TestWorker.HeartTopic, OwnEncoder.Topic], topic => _cluster.CreateTopic(topic));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static UserKey[] Users { get; } = [.. Enumerable.Range(0, 8).Select(static i => TestWorker.UserOf(0, i))];

    public void Dispose() => _cluster.Dispose();

    [Fact]
    public async Task Commit_WindowsThatWaitForOneAnother_ShareATransaction()
    {
        using CounterSums transactions = new();
        await using TestWorker worker = await TestWorker.StartAsync(_cluster, parts: new(Meters: transactions));
        await worker.DeliverAsync(Users[0], first: 0, count: 10);
        int before = transactions.Committed;
        _cluster.Delay(TimeSpan.FromMilliseconds(200));

        await Task.WhenAll(Users.Select(user => worker.DeliverAsync(user, first: 10, count: 10)));

        // The first goes alone; while it is being committed the others come.
        Assert.InRange(transactions.Committed - before, 1, 3);
        Assert.Equal(90, Received().Count);
    }

    [Fact]
    public async Task Commit_TransactionIsFull_TheNextWindowsGetAnotherOne()
    {
        using CounterSums transactions = new();
        await using TestWorker worker = await TestWorker.StartAsync(_cluster, null, static options => options.MaximumTransactionRecords = 20, new(Meters: transactions));
        await worker.DeliverAsync(Users[0], first: 0, count: 10);
        int before = transactions.Committed;
        _cluster.Delay(TimeSpan.FromMilliseconds(100));

        // Ten records and one row of state each: two windows reach the limit.
        await Task.WhenAll(Users.Select(user => worker.DeliverAsync(user, first: 10, count: 10)));

        Assert.InRange(transactions.Committed - before, 4, 8);
        Assert.Equal(90, Received().Count);
    }

    [Fact]
    public async Task Commit_NoTimeForOthers_EachWindowHasItsOwnTransaction()
    {
        using CounterSums transactions = new();
        await using TestWorker worker = await TestWorker.StartAsync(_cluster, null, static options => options.MaximumTransactionTime = TimeSpan.Zero, new(Meters: transactions));

        await Task.WhenAll(Users.Select(user => worker.DeliverAsync(user, first: 0, count: 10)));

        Assert.Equal(8, transactions.Committed);
    }

    [Fact]
    public async Task Dispose_WindowThatWasNotCommitted_WasNeverSentAndDisturbsNobody()
    {
        await using TestWorker worker = await TestWorker.StartAsync(_cluster);
        await using (ISinkTransaction given = await worker.Sink.BeginAsync(TestWorker.HeartOf(Users[0]), Cancel))
        {
            using RecordBatch batch = TestWorker.BatchOf(Users[0], 0, 10);
            await given.WriteAsync(batch, Cancel);
            await worker.DeliverAsync(Users[1], first: 0, count: 10);
        }

        Assert.All(Received(), static message => Assert.Equal(Users[1].Value, TestSink.Text(message.Message.Key)));
        Assert.Null(await worker.StoredAsync(Users[0]));
    }

    [Fact]
    public async Task Commit_RecordsThatAreRefused_FailOnceAndAreThenRejectedAlone()
    {
        // The records at 1 and 3 are larger than the brokers take.
        OwnEncoder encoder = new(static place => [place is 1 or 3 ? 5_000 : 10]);
        await using TestWorker worker = await TestWorker.StartAsync(_cluster, static options =>
        {
            options.Format = KafkaFormat.Topics;
            options.Settings["message.max.bytes"] = "2000";
        }, null, new(Encoders: [encoder]));

        KafkaRecordsRefusedException refused = await Assert.ThrowsAsync<KafkaRecordsRefusedException>(() => worker.DeliverAsync(Users[0], first: 0, count: 5));
        Assert.Equal(2, refused.Count);
        Assert.Null(await worker.StoredAsync(Users[0]));

        await using ISinkTransaction again = await worker.Sink.BeginAsync(TestWorker.HeartOf(Users[0]), Cancel);
        using RecordBatch batch = TestWorker.BatchOf(Users[0], 0, 5);
        WriteResult result = await again.WriteAsync(batch, Cancel);
        Assert.Equal([1, 3], result.Rejected.Select(static one => one.Index));
        Assert.NotNull(await again.CommitAsync(null, SyncOffset.Initial, Cancel));

        using TopicReader reader = new(_cluster.Bootstrap, OwnEncoder.Topic);
        Assert.Equal(3, reader.ReadToEnd().TakeLast(3).Count());
    }

    [Fact]
    public async Task Commit_RequestIsRefusedThoughNoRecordIs_IsWrittenAgain()
    {
        await using TestWorker worker = await TestWorker.StartAsync(_cluster);
        await worker.DeliverAsync(Users[0], first: 0, count: 10);
        _cluster.Fail(MockCluster.Request.Produce, ErrorCode.MsgSizeTooLarge);

        Assert.Equal(2, (await worker.DeliverAsync(Users[0], first: 10, count: 10))?.Version);
    }

    [Fact]
    public async Task Commit_OneOfAGroupIsRefused_TheOthersAreCommitted()
    {
        OwnEncoder encoder = new(static place => [place == 7 ? 5_000 : 10]);
        await using TestWorker worker = await TestWorker.StartAsync(_cluster, static options =>
        {
            options.Format = KafkaFormat.Topics;
            options.Settings["message.max.bytes"] = "2000";
        }, null, new(Encoders: [encoder]));
        await worker.DeliverAsync(Users[1], first: 0, count: 1);
        _cluster.Delay(TimeSpan.FromMilliseconds(100));

        Task<SyncOffset?>[] others = [.. Users.Skip(2).Select(user => worker.DeliverAsync(user, first: 0, count: 3))];
        await Assert.ThrowsAsync<KafkaRecordsRefusedException>(() => worker.DeliverAsync(Users[0], first: 0, count: 9));

        Assert.All(await Task.WhenAll(others), static stored => Assert.Equal(1, stored?.Version));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Commit_BrokersBefore25RefuseRequests_IsCommittedInTheEnd(int refusals)
    {
        // These end the producer with each aborted transaction.
        _cluster.Limit(MockCluster.Request.InitProducerId, 1);
        await using TestWorker worker = await TestWorker.StartAsync(_cluster);
        await worker.DeliverAsync(Users[0], first: 0, count: 10);
        _cluster.Fail(MockCluster.Request.Produce, Enumerable.Repeat(ErrorCode.MsgSizeTooLarge, refusals));

        SyncOffset? stored = null;
        int attempts = 0;
        for (; stored is null; attempts++)
        {
            Assert.InRange(attempts, 0, 10);
            try
            {
                stored = await worker.DeliverAsync(Users[0], first: 10, count: 10);
            }
            catch (Exception e) when (e is ShardNotOwnedException or KafkaRecordsRefusedException)
            {
                await worker.UntilOwnedAsync(Users[0]);
            }
        }

        Assert.True(attempts > 1, "The brokers refused nothing.");
        // librdkafka's cluster shows rows of aborted transactions, too, so that versions may leap.
        Assert.InRange(stored.Version, 2, 4);
    }

    [Fact]
    public async Task Commit_WithinATrace_IsAnActivityThatItsMessagesName()
    {
        List<Activity> ended = [];
        using Activity outer = new Activity("host").SetIdFormat(ActivityIdFormat.W3C).Start();
        using ActivityListener listener = new()
        {
            ShouldListenTo = static source => source.Name == KafkaDiagnostics.ActivitySourceName,
            Sample = static (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => ended.AddRange(activity.TraceId == outer.TraceId ? [activity] : []),
        };
        System.Diagnostics.ActivitySource.AddActivityListener(listener);
        await using TestWorker worker = await TestWorker.StartAsync(_cluster);

        await worker.DeliverAsync(Users[0], first: 0, count: 1);

        Activity commit = Assert.Single(ended);
        Assert.Equal(("fitbitsdk.kafka.write", "Completed", 1), (commit.OperationName, commit.GetTagItem("fitbitsdk.outcome"), commit.GetTagItem("fitbitsdk.records")));
        Assert.Equal(commit.Id, Assert.Single(Received()).Header(KafkaHeaders.TraceParent));
    }

    [Fact]
    public async Task Advance_RacersInOneTransaction_OneWins()
    {
        await using TestWorker worker = await TestWorker.StartAsync(_cluster);
        OffsetKey key = TestWorker.HeartOf(Users[0]);
        _cluster.Delay(TimeSpan.FromMilliseconds(100));

        SyncOffset?[] results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => worker.Store.TryAdvanceAsync(key, null, SyncOffset.Initial, Cancel).AsTask()));

        Assert.Single(results, static one => one is not null);
    }

    private IReadOnlyList<ConsumeResult<byte[], byte[]?>> Received()
    {
        _cluster.Delay(TimeSpan.Zero);
        using TopicReader reader = new(_cluster.Bootstrap, TestWorker.HeartTopic);
        return reader.ReadToEnd();
    }
}
