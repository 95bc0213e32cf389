using FitbitSdk.Records;
using FitbitSdk.Testing;

namespace FitbitSdk.Kafka.Tests;

public sealed class KafkaAvroSinkCompliance() : KafkaRecordSinkCompliance(KafkaFormat.Avro);

public sealed class KafkaJsonSinkCompliance() : KafkaRecordSinkCompliance(KafkaFormat.Json);

/// <summary>A class a format: classes run side by side, and nearly all of their time is librdkafka's timers.</summary>
public abstract class KafkaRecordSinkCompliance(KafkaFormat format)
{
    public static IEnumerable<object[]> Cases => RecordSinkCompliance.Cases.Select(static row => new[] { row[0] });

    [Theory, MemberData(nameof(Cases))]
    public Task Holds(ComplianceCase<IRecordSinkFixture> one) => one.RunAsync(() => new(new Fixture(format)));

    private sealed class Fixture : IRecordSinkFixture, IDisposable
    {
        private readonly KafkaFormat _format;
        private readonly TestCluster _cluster = TestCluster.Open();
        private readonly TopicReader _reader;

        public Fixture(KafkaFormat format)
        {
            _format = format;
            string[] topics = [.. ((StreamId[])[StreamId.HeartRate, StreamId.Steps, StreamId.Sleep]).Select(TestSink.TopicOf)];
            Array.ForEach(topics, topic => _cluster.CreateTopic(topic));
            _reader = new(_cluster.Bootstrap, topics.Select(_cluster.NameOf));
        }

        public IOffsetStore Offsets { get; } = new InMemoryOffsetStore();

        public ValueTask<IRecordSink> OpenAsync() => new(TestSink.Open(_cluster, options =>
        {
            options.Format = _format;
            options.Settings["message.max.bytes"] = "4000000"; // the longest texts of all records
        }));

        // Objects of JSON say everything themselves; of Avro the headers do.
        public ValueTask<IReadOnlyList<DeliveredRecord>> ReadBackAsync() => new([.. _reader.ReadToEnd().Select(message =>
            _format is KafkaFormat.Json ? DeliveredRecord.ParseJson(message.Message.Value) : TestSink.Delivered(message))]);

        public void Dispose()
        {
            _reader.Dispose();
            _cluster.Dispose();
        }
    }
}
