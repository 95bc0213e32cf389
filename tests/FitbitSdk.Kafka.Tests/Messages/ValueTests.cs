using System.Collections.Concurrent;
using Confluent.Kafka;
using FitbitSdk.Radar;
using FitbitSdk.Records;
using FitbitSdk.Records.Tests;

namespace FitbitSdk.Kafka.Tests;

public sealed class ValueTests : IDisposable
{
    private readonly TestCluster _cluster = TestCluster.Open(brokers: 1);

    public static TheoryData<string> Streams => [.. Samples.Streams.Select(static stream => stream.Value)];

    [Theory, MemberData(nameof(Streams))]
    public async Task Write_EachStream_IsTheBareAvroRecordThatItsEncoderWrites(string stream)
    {
        using EncodedBatch expected = new AvroRecordEncoder().Encode(Samples.Batch(stream));

        ConsumeResult<byte[], byte[]?> message = Assert.Single(await WriteAsync(Samples.Batch(stream), $"fitbitsdk.{stream}"));

        Assert.Equal(expected[0].ToArray(), message.Message.Value);
    }

    [Fact]
    public async Task Write_AsJson_NamesTheFileOfTheSchema()
    {
        using EncodedBatch expected = new JsonDeliveryEncoder().Encode(Samples.Batch("sleep"));

        ConsumeResult<byte[], byte[]?> message = Assert.Single(await WriteAsync(Samples.Batch("sleep"), "fitbitsdk.sleep", static options => options.Format = KafkaFormat.Json));

        Assert.Equal(expected[0].ToArray(), message.Message.Value);
        Assert.Equal("sleep.schema.json", message.Header(KafkaHeaders.Schema));
    }

    [Fact]
    public async Task Write_WithARegistry_FramesValuesByTheIdOfTheirSchema()
    {
        OwnIds ids = new();
        using EncodedBatch expected = new AvroRecordEncoder().Encode(Samples.Batch("steps"));

        ConsumeResult<byte[], byte[]?> message = Assert.Single(await WriteAsync(Samples.Batch("steps"), "fitbitsdk.steps", schemaIds: ids));

        Assert.True(ConfluentWireFormat.TryRead(message.Message.Value, out int id, out ReadOnlySpan<byte> value));
        Assert.Equal(ids.IdOf(_cluster.NameOf("fitbitsdk.steps"), MessagePart.Value), id);
        Assert.Equal(expected[0].ToArray(), value.ToArray());
        Assert.Equal("anna", TestSink.Text(message.Message.Key)); // a text, of which no schema speaks
        Assert.Equal([StepCount.Schema.AvroJson], ids.Schemas);
    }

    [Fact]
    public async Task Write_TopicsOfAnEncoder_HaveItsNamesKeysAndValues()
    {
        RadarAvroEncoder encoder = new();
        IReadOnlyList<TopicBatch> expected = encoder.Encode(Samples.Batch("sleep"));
        TopicBatch entries = Assert.Single(expected);

        IReadOnlyList<ConsumeResult<byte[], byte[]?>> messages = await WriteAsync(
            Samples.Batch("sleep"), entries.Topic.Name, static options => options.Format = KafkaFormat.Topics, encoder: encoder);

        Assert.Equal(Enumerable.Range(0, entries.Count).Select(i => entries[i].ToArray()), messages.Select(static one => one.Message.Value!));
        Assert.All(messages, one => Assert.Equal(entries.Key.ToArray(), one.Message.Key));
        Assert.All(messages, one => Assert.Equal(Samples.Batch("sleep").GetHead(0).Id.ToString(), one.Header(KafkaHeaders.RecordId)));
        Assert.All(messages, one => Assert.Equal(AvroFingerprint.Rabin(AvroSchema.Parse(entries.Topic.ValueSchema)).ToString("x16"), one.Header(KafkaHeaders.Schema)));
    }

    [Fact]
    public async Task Write_SeveralEntriesOfARecord_NameItEach()
    {
        RecordBatch batch = Batches.Of(Batches.Origin(StreamId.Steps), Batches.Steps, Batches.Steps);

        IReadOnlyList<ConsumeResult<byte[], byte[]?>> messages = await WriteAsync(
            batch, OwnEncoder.Topic, static options => options.Format = KafkaFormat.Topics, encoder: new OwnEncoder(static record => record == 0 ? [1, 2] : [3]));

        Assert.Equal([(1, ""), (2, ""), (3, "~1")],
            messages.Select(static one => (one.Message.Value!.Length, one.Header(KafkaHeaders.RecordId)!["anna/steps/2026-03-14T07:15:00Z".Length..])));
    }

    [Fact]
    public async Task Write_TopicsWithARegistry_FramesKeysAsWell()
    {
        OwnIds ids = new();
        RadarAvroEncoder encoder = new();
        TopicBatch expected = Assert.Single(encoder.Encode(Samples.Batch("steps")));

        ConsumeResult<byte[], byte[]?> message = Assert.Single(await WriteAsync(
            Samples.Batch("steps"), expected.Topic.Name, static options => options.Format = KafkaFormat.Topics, ids, encoder));

        Assert.True(ConfluentWireFormat.TryRead(message.Message.Key, out int keyId, out ReadOnlySpan<byte> key));
        Assert.Equal(ids.IdOf(_cluster.NameOf(expected.Topic.Name), MessagePart.Key), keyId);
        Assert.Equal(expected.Key.ToArray(), key.ToArray());
        Assert.True(ConfluentWireFormat.TryRead(message.Message.Value, out int valueId, out _));
        Assert.Equal(ids.IdOf(_cluster.NameOf(expected.Topic.Name), MessagePart.Value), valueId);
    }

    [Fact]
    public async Task Write_WithTopicNamesOfTheHost_GoesWhereTheySay()
    {
        ConsumeResult<byte[], byte[]?> message = Assert.Single(await WriteAsync(
            Samples.Batch("steps"), "health_fitbit", static options => options.TopicName = static origin => $"health_{origin.Provider}"));

        Assert.Equal("steps", message.Header(KafkaHeaders.Stream));
    }

    public void Dispose() => _cluster.Dispose();

    private Task<IReadOnlyList<ConsumeResult<byte[], byte[]?>>> WriteAsync(
        RecordBatch batch, string topic, Action<KafkaSinkOptions>? configure = null, ISchemaIds? schemaIds = null, ITopicEncoder? encoder = null) =>
        TestSink.WriteAndReadAsync(_cluster, batch, [topic], configure, encoder is null ? [] : [encoder], schemaIds);

    private sealed class OwnIds : ISchemaIds
    {
        private readonly ConcurrentDictionary<(string Topic, MessagePart Part), string> _schemas = [];

        public IEnumerable<string> Schemas => _schemas.Values;

        public int IdOf(string topic, MessagePart part) => (topic.Length * 10) + (int)part;

        public ValueTask<int> GetIdAsync(string topic, MessagePart part, string schemaJson, CancellationToken cancellationToken)
        {
            _schemas[(topic, part)] = schemaJson;
            return new(IdOf(topic, part));
        }
    }
}
