using Confluent.Kafka;
using FitbitSdk.Records;
using FitbitSdk.Records.Tests;

namespace FitbitSdk.Kafka.Tests;

/// <summary>Exactly once, what the brokers refuse costs its window one attempt, and the windows beside it nothing.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly MockCluster _cluster = new(brokers: 1);

    public RefusalTests() => Array.ForEach([TestWorker.StateTopic, TestWorker.HeartTopic, OwnEncoder.Topic], topic => _cluster.CreateTopic(topic));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static UserKey[] Users { get; } = [.. Enumerable.Range(0, 8).Select(static i => TestWorker.UserOf(0, i))];

    public void Dispose() => _cluster.Dispose();

    [Fact]
    public async Task Commit_RecordsThatAreRefused_FailOnceAndAreThenRejectedAlone()
    {
        // The records at 1 and 3 are larger than the brokers take.
        OwnEncoder encoder = new(static place => [place is 1 or 3 ? 5_000 : 10]);
        await using TestWorker worker = await StartAsync(encoder);

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
        await using TestWorker worker = await StartAsync(encoder);
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
            Task reopened = worker.UntilReopenedAsync(Users[0]);
            try
            {
                stored = await worker.DeliverAsync(Users[0], first: 10, count: 10);
            }
            catch (ShardNotOwnedException)
            {
                await reopened.WaitAsync(TimeSpan.FromSeconds(60), Cancel);
            }
            catch (KafkaRecordsRefusedException)
            {
                // Written again, it does without them.
            }
        }

        Assert.True(attempts > 1, "The brokers refused nothing.");
        // librdkafka's cluster shows rows of aborted transactions, too, so that versions may leap.
        Assert.InRange(stored.Version, 2, 4);
    }

    [Fact]
    public async Task Commit_MoreAreRefusedThanAreTriedAtOnce_TheRestCountsAsUnknownUntilTheNextTime()
    {
        await using TestWorker worker = await StartAsync(new(static place => [place < 103 ? 5_000 : 10]));

        KafkaRecordsRefusedException first = await Assert.ThrowsAsync<KafkaRecordsRefusedException>(() => worker.DeliverAsync(Users[0], first: 0, count: 105));
        KafkaRecordsRefusedException second = await Assert.ThrowsAsync<KafkaRecordsRefusedException>(() => worker.DeliverAsync(Users[0], first: 0, count: 105));

        Assert.Equal((100, 3), (first.Count, second.Count));
        Assert.Equal(1, (await worker.DeliverAsync(Users[0], first: 0, count: 105))?.Version);
    }

    [Fact]
    public async Task Commit_MessageOfNoRecordIsRefused_NamesTopicAndSetting()
    {
        // Twice 600 bytes: in the message's key, and in its value.
        UserKey longest = new(new string('\u4e00', 200));
        await using TestWorker worker = await TestWorker.StartAsync(_cluster, static options =>
        {
            options.Format = KafkaFormat.Json;
            options.Settings["message.max.bytes"] = "1000";
        });
        await using ISinkTransaction transaction = await worker.Sink.BeginAsync(TestWorker.HeartOf(longest), Cancel);
        using RecordBatch batch = Batches.Of<HeartRateSample>(Batches.Origin(StreamId.HeartRate, DeliveryKind.RangeReplaced, longest.Value));
        await transaction.WriteAsync(batch, Cancel);

        KafkaSinkException e = await Assert.ThrowsAsync<KafkaSinkException>(async () => await transaction.CommitAsync(null, SyncOffset.Initial, Cancel));

        Assert.Equal((KafkaSinkFault.MessageRefused, "KafkaSinkOptions.Settings[\"message.max.bytes\"]"), (e.Fault, e.Setting));
        Assert.Contains(TestWorker.HeartTopic, e.Message, StringComparison.Ordinal);
        Assert.Null(await worker.StoredAsync(longest));
    }

    [Fact]
    public async Task Commit_RowOfStateIsRefused_NamesTheStateTopic_AndGoesOnOnceItIsTaken()
    {
        await using TestWorker worker = await TestWorker.StartAsync(_cluster);
        _cluster.Fail(MockCluster.Request.Produce, ErrorCode.InvalidRecord, ErrorCode.InvalidRecord);

        KafkaSinkException e = await Assert.ThrowsAsync<KafkaSinkException>(async () => await worker.Store.TryAdvanceAsync(TestWorker.HeartOf(Users[0]), null, SyncOffset.Initial, Cancel));

        Assert.Equal((KafkaSinkFault.MessageRefused, "KafkaShardOptions.StateTopic"), (e.Fault, e.Setting));
        Assert.Contains(TestWorker.StateTopic, e.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await worker.Store.TryAdvanceAsync(TestWorker.HeartOf(Users[0]), null, SyncOffset.Initial, Cancel))?.Version);
    }

    private Task<TestWorker> StartAsync(OwnEncoder encoder) => TestWorker.StartAsync(_cluster, static options =>
    {
        options.Format = KafkaFormat.Topics;
        options.Settings["message.max.bytes"] = "2000";
    }, null, new(Encoders: [encoder]));
}
