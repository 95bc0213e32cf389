using Confluent.Kafka;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka.Tests;

/// <summary>Exactly once, what cannot be delivered stands in the dead letters by the transaction that delivers the rest.</summary>
public sealed class TransactionalDeadLetterTests : IDisposable
{
    private const string Letters = "dead";

    private readonly MockCluster _cluster = new(brokers: 1);
    private readonly ListLog _log = new();
    private readonly CounterSums _sums = new();

    public TransactionalDeadLetterTests() => Array.ForEach([TestWorker.StateTopic, OwnEncoder.Topic, Letters], topic => _cluster.CreateTopic(topic));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static UserKey Anna { get; } = TestWorker.UserOf(0);

    public void Dispose()
    {
        _sums.Dispose();
        _cluster.Dispose();
    }

    [Fact]
    public async Task Commit_RecordThatIsTooLarge_FailsOnceAndIsThenADeadLetter()
    {
        await using TestWorker worker = await StartAsync(new OwnEncoder(static record => record == 1 ? [3, 3000] : [3]));

        await Assert.ThrowsAsync<KafkaRecordsRefusedException>(() => DeliverAsync(worker));
        Assert.Empty(Read(Letters));
        (WriteResult written, SyncOffset? stored) = await DeliverAsync(worker);

        Assert.True(written.AllAcknowledged);
        Assert.Equal(1, stored?.Version);
        Assert.Equal(4, Read(OwnEncoder.Topic).TakeLast(4).Count());
        ConsumeResult<byte[], byte[]?> letter = Assert.Single(Read(Letters));
        Assert.Null(letter.Message.Value);
        Assert.Equal(("MsgSizeTooLarge", OwnEncoder.Topic, "3000"),
            (letter.Header(KafkaHeaders.DeadLetterError), letter.Header(KafkaHeaders.DeadLetterTopic), letter.Header(KafkaHeaders.DeadLetterSize)));
        Assert.Equal(IdOf(1), letter.Header(KafkaHeaders.RecordId));
        Assert.Contains("heart-rate: 1 messages went to the dead letters, the first because of MsgSizeTooLarge.", _log.Lines);
        Assert.DoesNotContain(_log.Lines, static line => line.Contains("refused for good", StringComparison.Ordinal));
        Assert.Equal((1, 5, 5), (_sums.Of("fitbitsdk.kafka.dead_letters"), _sums.Of("fitbitsdk.kafka.records", "Completed"), _sums.Of("fitbitsdk.kafka.records", "Refused")));
    }

    [Fact]
    public async Task Commit_RecordThatAnEncoderCannotEncode_IsADeadLetterOfTheSameTransaction()
    {
        await using TestWorker worker = await StartAsync(new FailingEncoder(new OwnEncoder(static _ => [3]), IdOf(1)));

        (WriteResult written, SyncOffset? stored) = await DeliverAsync(worker);

        Assert.True(written.AllAcknowledged);
        Assert.Equal((1, 1), (stored?.Version, _sums.Committed));
        Assert.Equal(4, Read(OwnEncoder.Topic).Count);
        ConsumeResult<byte[], byte[]?> letter = Assert.Single(Read(Letters));
        Assert.Equal(("FormatException", IdOf(1)), (letter.Header(KafkaHeaders.DeadLetterError), letter.Header(KafkaHeaders.RecordId)));
        Assert.Contains("heart-rate: 1 messages went to the dead letters, the first because of FormatException.", _log.Lines);
        Assert.Equal(1, _sums.Of("fitbitsdk.kafka.dead_letters"));
    }

    [Fact]
    public async Task Commit_WindowWithADeadLetter_IsTriedWholeTheNextTime()
    {
        int length = 3000;
        await using TestWorker worker = await StartAsync(new OwnEncoder(_ => [Volatile.Read(ref length)]));
        await Assert.ThrowsAsync<KafkaRecordsRefusedException>(() => DeliverAsync(worker));
        await DeliverAsync(worker);
        Volatile.Write(ref length, 3);

        await DeliverAsync(worker);

        Assert.Equal(5, Read(Letters).Count);
        Assert.Equal(5, Read(OwnEncoder.Topic).Count);
    }

    [Fact]
    public async Task Stage_RefusedMessage_GivesWayToALetterWithItsValue_ThatOneToARejection()
    {
        MessageEncoding encoding = new(new() { Format = KafkaFormat.Topics, DeadLetterTopic = Letters }, [new OwnEncoder(static record => record == 1 ? [3, 4] : [3])], null);
        RefusedMessages refused = new();
        using StagedBatch first = await StageAsync(encoding, refused);
        MessageSet own = Assert.Single(first.Sets);
        Assert.False(first.Refuse(new(null, own, 2), ErrorCode.InvalidRecord));

        using StagedBatch second = await StageAsync(encoding, refused);
        DeadLetter letter = Assert.Single(second.Letters);
        Assert.Equal([true, true, false, true, true, true], Enumerable.Range(0, 6).Select(i => second.Sends(second.Sets[0], i)));
        Assert.Equal((1, 4), (letter.RecordOf(0), letter.ValueOf(0)!.Length));
        Assert.Empty(second.Rejected);
        Assert.True(second.Refuse(new(null, letter, 0), ErrorCode.MsgSizeTooLarge));

        using StagedBatch third = await StageAsync(encoding, refused);
        Assert.Empty(third.Letters);
        Assert.Equal((1, "The brokers refuse the record as invalid."), (Assert.Single(third.Rejected).Index, third.Rejected[0].Reason));

        third.Clear();
        using StagedBatch fourth = await StageAsync(encoding, refused);
        Assert.Single(fourth.Sets);
        Assert.True(fourth.Sends(fourth.Sets[0], 2));
    }

    private static async Task<StagedBatch> StageAsync(MessageEncoding encoding, RefusedMessages refused)
    {
        using RecordBatch batch = TestWorker.BatchOf(Anna, 0, 5);
        return await StagedBatch.OfAsync(encoding, batch, refused, Cancel);
    }

    private static async Task<(WriteResult Written, SyncOffset? Stored)> DeliverAsync(TestWorker worker)
    {
        SyncOffset? before = await worker.StoredAsync(Anna);
        await using ISinkTransaction transaction = await worker.Sink.BeginAsync(TestWorker.HeartOf(Anna), Cancel);
        using RecordBatch batch = TestWorker.BatchOf(Anna, 0, 5);
        WriteResult written = await transaction.WriteAsync(batch, Cancel);
        return (written, await transaction.CommitAsync(before, SyncOffset.Initial, Cancel));
    }

    private static string IdOf(int index)
    {
        using RecordBatch batch = TestWorker.BatchOf(Anna, 0, 5);
        return batch.GetHead(index).Id.ToString();
    }

    private Task<TestWorker> StartAsync(ITopicEncoder encoder) => TestWorker.StartAsync(_cluster, static options =>
    {
        (options.Format, options.DeadLetterTopic) = (KafkaFormat.Topics, Letters);
        options.Settings["message.max.bytes"] = "2000";
    }, null, new(_log, _sums, [encoder]));

    private IReadOnlyList<ConsumeResult<byte[], byte[]?>> Read(string topic)
    {
        using TopicReader reader = new(_cluster.Bootstrap, topic);
        return reader.ReadToEnd();
    }
}
