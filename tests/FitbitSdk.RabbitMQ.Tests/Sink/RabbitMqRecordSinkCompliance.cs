using System.Text.Json;
using FitbitSdk.Records;
using FitbitSdk.Testing;

namespace FitbitSdk.RabbitMQ.Tests;

public sealed class RabbitMqJsonSinkCompliance(SharedServer shared) : RabbitMqRecordSinkCompliance(shared, RabbitMqFormat.Json, recordsPerMessage: 1);

public sealed class RabbitMqAvroSinkCompliance(SharedServer shared) : RabbitMqRecordSinkCompliance(shared, RabbitMqFormat.Avro, recordsPerMessage: 1);

public sealed class RabbitMqPackedSinkCompliance(SharedServer shared) : RabbitMqRecordSinkCompliance(shared, RabbitMqFormat.Json, recordsPerMessage: 7);

public abstract class RabbitMqRecordSinkCompliance(SharedServer shared, RabbitMqFormat format, int recordsPerMessage)
{
    public static IEnumerable<object[]> Cases => RecordSinkCompliance.Cases.Select(static row => new[] { row[0] });

    [Theory, MemberData(nameof(Cases))]
    public Task Holds(ComplianceCase<IRecordSinkFixture> one) => one.RunAsync(async () => new Fixture(await shared.GetUriAsync(), format, recordsPerMessage));

    private sealed class Fixture(Uri server, RabbitMqFormat format, int recordsPerMessage) : IRecordSinkFixture, IAsyncDisposable
    {
        private readonly string _name = TestSink.NewName();
        private readonly List<DeliveredRecord> _delivered = [];
        private readonly List<TestSink> _open = [];

        public IOffsetStore Offsets { get; } = new InMemoryOffsetStore();

        public async ValueTask<IRecordSink> OpenAsync()
        {
            // All streams in one queue: what it gives is in the order of delivery.
            _open.Add(await TestSink.OpenAsync(
                server, options => (options.Format, options.RecordsPerMessage) = (format, recordsPerMessage), options => options.QueueName = _name, name: _name));
            return _open[^1].Sink;
        }

        public async ValueTask<IReadOnlyList<DeliveredRecord>> ReadBackAsync()
        {
            TestRabbit rabbit = _open[^1].Rabbit;
            await rabbit.QueueAsync(_name, new() { ["x-queue-type"] = "classic" });
            foreach (global::RabbitMQ.Client.BasicGetResult message in await rabbit.TakeAsync(_name))
            {
                _delivered.AddRange((format, recordsPerMessage) switch
                {
                    (RabbitMqFormat.Avro, _) => [message.Delivered()],
                    (_, 1) => [DeliveredRecord.ParseJson(message.Body.ToArray())],
                    _ => JsonDocument.Parse(message.Body).RootElement.EnumerateArray().Select(static one => DeliveredRecord.ParseJson(JsonSerializer.SerializeToUtf8Bytes(one))),
                });
            }

            return [.. _delivered];
        }

        public async ValueTask DisposeAsync()
        {
            foreach (TestSink sink in _open)
            {
                await sink.DisposeAsync();
            }
        }
    }
}
