using System.Diagnostics;
using Confluent.Kafka;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka.Tests;

/// <summary>Windows of several users in one transaction, and what one of them may do to the others.</summary>
public sealed class GroupCommitTests : IDisposable
{
    private readonly MockCluster _cluster = new(brokers: 1);

    public GroupCommitTests() => Array.ForEach([TestWorker.StateTopic, TestWorker.HeartTopic], topic => _cluster.CreateTopic(topic));

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
