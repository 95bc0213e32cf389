using Confluent.Kafka;
using FitbitSdk.Records;
using FitbitSdk.Records.Tests;

namespace FitbitSdk.Kafka.Tests;

/// <summary>Records that cannot be delivered stand in the dead letters with the reason, or are refused; none disappears.</summary>
public sealed class DeadLetterTests : IDisposable
{
    private const string Letters = "dead";
    private const string Topic = "fitbitsdk.heart-rate";

    private readonly MockCluster _cluster = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_RecordThatIsTooLarge_LeavesAllButItsValueInTheDeadLetters()
    {
        Create(OwnEncoder.Topic, Letters);
        await using KafkaRecordSink sink = OpenOwn(new OwnEncoder(static record => record == 1 ? [3, 3000] : [3]));

        Assert.True((await WriteAsync(sink)).AllAcknowledged);

        Assert.Equal(3, Read(OwnEncoder.Topic).Count);
        ConsumeResult<byte[], byte[]?> letter = Assert.Single(Read(Letters));
        Assert.Equal("key", TestSink.Text(letter.Message.Key));
        Assert.Null(letter.Message.Value);
        Assert.Equal(("MsgSizeTooLarge", OwnEncoder.Topic, "3000"),
            (letter.Header(KafkaHeaders.DeadLetterError), letter.Header(KafkaHeaders.DeadLetterTopic), letter.Header(KafkaHeaders.DeadLetterSize)));
        Assert.Contains("message.max.bytes", letter.Header(KafkaHeaders.DeadLetterReason), StringComparison.Ordinal);
        Assert.Equal(DeliveredRecordOf(1), TestSink.Delivered(letter));
    }

    [Fact]
    public async Task Write_RecordThatTheBrokersCallInvalid_KeepsItsValueInTheDeadLetters()
    {
        Create(Topic, Letters);
        await using KafkaRecordSink sink = TestSink.Open(_cluster, static options => options.DeadLetterTopic = Letters);
        Assert.True((await WriteHeartAsync(sink, 1)).AllAcknowledged);
        _cluster.Fail(MockCluster.Request.Produce, ErrorCode.InvalidRecord, ErrorCode.InvalidRecord);

        Assert.True((await WriteHeartAsync(sink, 2)).AllAcknowledged);

        ConsumeResult<byte[], byte[]?> letter = Assert.Single(Read(Letters));
        using RecordBatch batch = Heart(2);
        using EncodedBatch expected = new AvroRecordEncoder().Encode(batch);
        Assert.Equal(expected[0].ToArray(), letter.Message.Value);
        Assert.Equal(("InvalidRecord", Topic, null), (letter.Header(KafkaHeaders.DeadLetterError), letter.Header(KafkaHeaders.DeadLetterTopic), letter.Header(KafkaHeaders.DeadLetterSize)));
        Assert.Equal(batch.Origin.ObservedAt.ToUnixTimeMilliseconds(), letter.Message.Timestamp.UnixTimestampMs);
    }

    [Fact]
    public async Task Write_DeadLettersRefuseItToo_IsRefusedAsWithoutThem()
    {
        Create(Topic, Letters);
        await using KafkaRecordSink sink = TestSink.Open(_cluster, static options => options.DeadLetterTopic = Letters);
        Assert.True((await WriteHeartAsync(sink, 1)).AllAcknowledged);
        _cluster.Fail(MockCluster.Request.Produce, ErrorCode.InvalidRecord, ErrorCode.InvalidRecord, ErrorCode.InvalidRecord);

        WriteResult result = await WriteHeartAsync(sink, 2);

        Assert.False(result.IsUnknown);
        Assert.Equal(0, Assert.Single(result.Rejected).Index);
        Assert.Empty(Read(Letters));
    }

    [Fact]
    public async Task Write_DeadLettersDoNotAnswer_IsUnknown()
    {
        Create(Topic, Letters);
        await using KafkaRecordSink sink = TestSink.Open(_cluster, static options => options.DeadLetterTopic = Letters);
        Assert.True((await WriteHeartAsync(sink, 1)).AllAcknowledged);
        _cluster.Fail(MockCluster.Request.Produce, ErrorCode.InvalidRecord, ErrorCode.InvalidRecord, ErrorCode.Unknown);

        Assert.True((await WriteHeartAsync(sink, 2)).IsUnknown);
    }

    [Fact]
    public async Task Write_DeadLettersMissing_NamesTheSettingAndNothingIsLost()
    {
        Create(OwnEncoder.Topic, Letters);
        _cluster.FailTopic(Letters, ErrorCode.UnknownTopicOrPart);
        await using KafkaRecordSink sink = OpenOwn(new OwnEncoder(static _ => [3000]));

        KafkaSinkException e = await Assert.ThrowsAsync<KafkaSinkException>(() => WriteAsync(sink));

        Assert.Equal((KafkaSinkFault.TopicMissing, "KafkaSinkOptions.DeadLetterTopic"), (e.Fault, e.Setting));
        _cluster.FailTopic(Letters, ErrorCode.NoError);
        Assert.True((await WriteAsync(sink)).AllAcknowledged);
        Assert.Equal(3, Read(Letters).Count);
    }

    [Fact]
    public async Task Write_RecordsThatAnEncoderCannotEncode_AreDeadLettersAndTheOthersAreDelivered()
    {
        Create(OwnEncoder.Topic, Letters);
        await using KafkaRecordSink sink = OpenOwn(new OwnEncoder(static record => [record]), failing: 1);

        Assert.True((await WriteAsync(sink)).AllAcknowledged);

        Assert.Equal([DeliveredRecordOf(0), DeliveredRecordOf(2)], Read(OwnEncoder.Topic).Select(TestSink.Delivered));
        ConsumeResult<byte[], byte[]?> letter = Assert.Single(Read(Letters));
        Assert.Equal(DeliveredRecordOf(1), TestSink.Delivered(letter));
        Assert.Equal(("FormatException", "anna", null), (letter.Header(KafkaHeaders.DeadLetterError), TestSink.Text(letter.Message.Key), letter.Header(KafkaHeaders.DeadLetterTopic)));
        Assert.Equal("The encoder own cannot encode the record (FormatException).", letter.Header(KafkaHeaders.DeadLetterReason));
    }

    [Fact]
    public async Task Write_RecordThatOneOfTwoEncodersCannotEncode_IsDeliveredByTheOther()
    {
        RecordBatch batch = Steps();
        MessageEncoding encoding = new(
            new() { Format = KafkaFormat.Topics, DeadLetterTopic = Letters }, [new OwnEncoder(static record => [record + 1]), new FailingEncoder(new OwnEncoder(static _ => [9]), IdOf(1))], null);

        IReadOnlyList<MessageSet> sets = await encoding.EncodeAsync(batch, Cancel);

        Assert.Equal(
            ["0: 1", "1: 2", "2: 3", "0: 9", "1: letter", "2: 9"],
            sets.SelectMany(static set => Enumerable.Range(0, set.Count).Select(i => $"{set.RecordOf(i)}: {(set.Letter is null ? $"{set.ValueOf(i)!.Length}" : "letter")}")));
    }

    [Fact]
    public async Task Write_RecordThatCannotBeEncodedInAReplacedSpan_ReplacesTheSpanOnce()
    {
        RecordBatch batch = Batches.Of(Batches.Origin(StreamId.HeartRate, DeliveryKind.RangeReplaced), [.. Enumerable.Range(0, 5).Select(static second => Batches.Heart(second, 60))]);
        EncodableParts parts = new(new FailingFormat(new AvroMessages(static _ => Topic, ids: null), failing: [1, 4], batch), Letters);

        IReadOnlyList<MessageSet> sets = await parts.EncodeAsync(batch, Cancel);

        Assert.Equal(
            ["-1", "0", "letter 1", "2", "3", "letter 4"],
            sets.SelectMany(static set => Enumerable.Range(0, set.Count).Select(i => set.Letter is null ? $"{set.RecordOf(i)}" : $"letter {set.RecordOf(i)}")));
    }

    [Fact]
    public async Task Write_RecordThatCannotBeEncodedWithoutDeadLetters_StopsTheStreamByName()
    {
        Create(OwnEncoder.Topic);
        await using KafkaRecordSink sink = OpenOwn(new OwnEncoder(static record => [record]), failing: 1, letters: null);

        KafkaSinkException e = await Assert.ThrowsAnyAsync<KafkaSinkException>(() => WriteAsync(sink));

        Assert.Equal((KafkaSinkFault.EncodingFailed, "KafkaSinkOptions.DeadLetterTopic"), (e.Fault, e.Setting));
        Assert.DoesNotContain("bpm of anna", e.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _cluster.Dispose();

    private static RecordBatch Steps() => Batches.Of(Batches.Origin(StreamId.Steps), Batches.Steps, Batches.Steps, Batches.Steps);

    private static RecordBatch Heart(int second) => Batches.Of(Batches.Origin(StreamId.HeartRate), Batches.Heart(second, 60));

    private static Testing.DeliveredRecord DeliveredRecordOf(int index)
    {
        using RecordBatch batch = Steps();
        RecordHead head = batch.GetHead(index);
        return Testing.DeliveredRecord.Upsert(head.Id.ToString(), head.Revision);
    }

    private static string IdOf(int index)
    {
        using RecordBatch batch = Steps();
        return batch.GetHead(index).Id.ToString();
    }

    private static async Task<WriteResult> WriteAsync(KafkaRecordSink sink)
    {
        using RecordBatch batch = Steps();
        return await sink.WriteAsync(batch, Cancel);
    }

    private static async Task<WriteResult> WriteHeartAsync(KafkaRecordSink sink, int second)
    {
        using RecordBatch batch = Heart(second);
        return await sink.WriteAsync(batch, Cancel);
    }

    private KafkaRecordSink OpenOwn(OwnEncoder encoder, int? failing = null, string? letters = Letters) => TestSink.Open(
        _cluster,
        options =>
        {
            options.Format = KafkaFormat.Topics;
            options.DeadLetterTopic = letters;
            options.ReadinessTimeout = TimeSpan.FromSeconds(1);
            options.Settings["message.max.bytes"] = "2000";
        },
        [failing is null ? encoder : new FailingEncoder(encoder, IdOf(failing.Value))]);

    private void Create(params string[] topics) => Array.ForEach(topics, topic => _cluster.CreateTopic(topic));

    private IReadOnlyList<ConsumeResult<byte[], byte[]?>> Read(string topic)
    {
        using TopicReader reader = new(_cluster.Bootstrap, topic);
        return reader.ReadToEnd();
    }

    /// <summary>Fails at batches with records of these places.</summary>
    private sealed class FailingFormat(IMessageFormat inner, int[] failing, RecordBatch whole) : IMessageFormat
    {
        private readonly string[] _ids = [.. failing.Select(index => whole.GetHead(index).Id.ToString())];

        public ValueTask<IReadOnlyList<MessageSet>> EncodeAsync(RecordBatch batch, CancellationToken cancellationToken)
        {
            EncodingException.Guard("own", batch, one =>
            {
                FailingEncoder.ThrowIfAny(one, _ids);
                return 0;
            });
            return inner.EncodeAsync(batch, cancellationToken);
        }
    }
}
