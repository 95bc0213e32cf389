using FitbitSdk.Records;
using FitbitSdk.Testing;

namespace FitbitSdk.Kafka.Tests;

public sealed class KafkaTransactionalSinkCompliance
{
    public static IEnumerable<object[]> Cases => RecordSinkCompliance.Cases;

    [Theory, MemberData(nameof(Cases))]
    public Task Holds(ComplianceCase<IRecordSinkFixture> one) => one.RunAsync(static () => new(new Fixture()));

    private sealed class Fixture : IRecordSinkFixture, IAsyncDisposable
    {
        private readonly TestCluster _cluster = TestCluster.Open(brokers: 1);
        private readonly TopicReader _reader;
        private TestWorker? _worker;

        public Fixture()
        {
            string[] topics = [.. ((StreamId[])[StreamId.HeartRate, StreamId.Steps, StreamId.Sleep]).Select(TestSink.TopicOf)];
            Array.ForEach(topics, topic => _cluster.CreateTopic(topic));
            _cluster.CreateStateTopic(TestWorker.StateTopic);
            _reader = new(_cluster.Bootstrap, topics.Select(_cluster.NameOf));
        }

        public IOffsetStore Offsets => _worker!.Store;

        public async ValueTask<IRecordSink> OpenAsync()
        {
            await (_worker?.DisposeAsync() ?? default);
            _worker = await TestWorker.StartAsync(_cluster, static options => options.Settings["message.max.bytes"] = "4000000"); // the longest texts of all records
            return _worker.Sink;
        }

        public ValueTask<IReadOnlyList<DeliveredRecord>> ReadBackAsync() => new([.. _reader.ReadToEnd().Select(TestSink.Delivered)]);

        public async ValueTask DisposeAsync()
        {
            await (_worker?.DisposeAsync() ?? default);
            _reader.Dispose();
            _cluster.Dispose();
        }
    }
}
