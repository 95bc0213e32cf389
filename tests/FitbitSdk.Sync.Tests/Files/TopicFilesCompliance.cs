using FitbitSdk.Records;
using FitbitSdk.Testing;
using Microsoft.Extensions.Options;

namespace FitbitSdk.Sync.Tests.Files;

/// <summary>Files of topics keep what every sink must keep, shown by topics that carry each delivery whole.</summary>
public sealed class TopicFilesCompliance
{
    public static IEnumerable<object[]> Cases => RecordSinkCompliance.Cases;

    [Theory, MemberData(nameof(Cases))]
    public Task Holds(ComplianceCase<IRecordSinkFixture> one) => one.RunAsync(static () => new(new Fixture()));

    private sealed class Fixture : IRecordSinkFixture, IDisposable
    {
        private readonly string _directory = Directory.CreateTempSubdirectory("fitbitsdk-topics-").FullName;

        public IOffsetStore Offsets { get; } = new InMemoryOffsetStore();

        public ValueTask<IRecordSink> OpenAsync() =>
            new(new FileRecordSink(Options.Create(new FileSinkOptions { Directory = _directory, Formats = FileFormats.Topics }), Offsets, [new DeliveryTopics()]));

        public ValueTask<IReadOnlyList<DeliveredRecord>> ReadBackAsync()
        {
            string folder = Path.Combine(_directory, "deliveries");
            string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.avro") : [];
            return new([.. files.SelectMany(AvroEntries.Read).Select(static entry => DeliveredRecord.ParseJson((byte[])entry["value"]!))]);
        }

        public void Dispose() => Directory.Delete(_directory, recursive: true);
    }

    /// <summary>A topic a stream, with each delivery's JSON as its value.</summary>
    private sealed class DeliveryTopics : ITopicEncoder
    {
        private readonly JsonDeliveryEncoder _json = new();

        public string Name => "deliveries";

        public IReadOnlyList<Topic> Topics { get; } =
        [
            .. ((StreamId[])[StreamId.HeartRate, StreamId.Steps, StreamId.Calories, StreamId.HeartRateVariability, StreamId.OxygenSaturation, StreamId.BreathingRate,
                StreamId.SkinTemperature, StreamId.RestingHeartRate, StreamId.DailyActivity, StreamId.Weight, StreamId.Sleep, StreamId.ActivityLog, StreamId.TimeZone])
                .Select(static stream => new Topic(stream, stream.Value, "\"null\"", "\"bytes\"")),
        ];

        public IReadOnlyList<TopicBatch> Encode(RecordBatch batch)
        {
            using EncodedBatch json = _json.Encode(batch);
            TopicBatch entries = new(Topics.Single(topic => topic.Stream == batch.Origin.Stream), ReadOnlyMemory<byte>.Empty, json.Count);
            AvroWriter<PooledBuffer> writer = new(entries.Buffer);
            for (int i = 0; i < json.Count; i++)
            {
                writer.WriteBytes(json[i].Span);
                entries.EndEntry(Math.Max(0, i - (json.Count - batch.Count)), writer.Length);
            }

            writer.Flush();
            return [entries];
        }
    }
}
