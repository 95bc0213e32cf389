using FitbitSdk.Records;
using FitbitSdk.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Files;

public sealed class TopicFilesTests : IDisposable
{
    private static readonly OffsetKey Heart = new(new(ProviderId.Fitbit, Anna, 0), StreamId.HeartRate);

    private readonly string _directory = Directory.CreateTempSubdirectory("fitbitsdk-topics-").FullName;
    private readonly InMemoryOffsetStore _offsets = new();

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Commit_OneBatch_WritesAFileATopicAndTheirLengths()
    {
        await using (FileRecordSink sink = NewSink())
        {
            await WriteAsync(sink, expected: null, 60, 61, 63);
        }

        Assert.Equal(["key 60", "key 61", "key 63"], Entries("all").Select(static entry => $"{entry.Key} {entry.Value}"));
        Assert.Equal([61L, 63L], Entries("odd").Select(static entry => entry.Value));
        Assert.Equal($"parity/all={Length("all")};parity/odd={Length("odd")}", await PositionAsync());
    }

    [Fact]
    public async Task Commit_TopicWithoutEntries_HasNoFileUntilItsFirst()
    {
        await using (FileRecordSink sink = NewSink())
        {
            await WriteAsync(sink, expected: null, 60);
        }

        Assert.Equal(["all.avro"], Directory.GetFiles(Path.Combine(_directory, "parity")).Select(Path.GetFileName));
        Assert.Equal($"parity/all={Length("all")}", await PositionAsync());

        await using (FileRecordSink sink = NewSink())
        {
            await WriteAsync(sink, await StoredAsync(), 61);
        }

        Assert.Equal([60L, 61L], Entries("all").Select(static entry => entry.Value));
        Assert.Equal([61L], Entries("odd").Select(static entry => entry.Value));
    }

    [Fact]
    public async Task Open_TornTailsOfAKilledRun_AreCutToWhatIsCommitted()
    {
        await using (FileRecordSink sink = NewSink())
        {
            await WriteAsync(sink, expected: null, 60, 61);
        }

        byte[] all = File.ReadAllBytes(PathOf("all")), odd = File.ReadAllBytes(PathOf("odd"));
        File.AppendAllText(PathOf("all"), "torn");
        File.AppendAllText(PathOf("odd"), "torn too");
        await using (FileRecordSink sink = NewSink())
        {
            await using ISinkTransaction transaction = await sink.BeginAsync(Heart, TestContext.Current.CancellationToken);
        }

        Assert.Equal(all, File.ReadAllBytes(PathOf("all")));
        Assert.Equal(odd, File.ReadAllBytes(PathOf("odd")));
    }

    [Fact]
    public async Task Dispose_WithoutCommit_TakesBackWhatBothFilesGot()
    {
        await using FileRecordSink sink = NewSink();
        await WriteAsync(sink, expected: null, 61);
        await using (ISinkTransaction transaction = await sink.BeginAsync(Heart, TestContext.Current.CancellationToken))
        {
            using RecordBatch batch = Batch(63);
            await transaction.WriteAsync(batch, TestContext.Current.CancellationToken);
        }

        await WriteAsync(sink, await StoredAsync(), 65);

        Assert.Equal([61L, 65L], Entries("all").Select(static entry => entry.Value));
        Assert.Equal([61L, 65L], Entries("odd").Select(static entry => entry.Value));
    }

    [Fact]
    public async Task Begin_StreamOfWhichNoFileIsKept_SaysSoBeforeRecordsAreLost()
    {
        await using FileRecordSink sink = NewSink();

        FileSinkException error = await Assert.ThrowsAsync<FileSinkException>(async () => await sink.BeginAsync(new(Heart.Account, StreamId.Sleep), TestContext.Current.CancellationToken));

        Assert.Contains("no file is kept of sleep", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PathsOf_Stream_AreThoseOfAllFormats() => Assert.Equal(
        ["avro/heart-rate.avro", "parity/all.avro", "parity/odd.avro"],
        NewSink(FileFormats.Avro | FileFormats.Topics).PathsOf(StreamId.HeartRate).Select(path => Path.GetRelativePath(_directory, path).Replace('\\', '/')));

    [Theory]
    [InlineData("avro", 1)]
    [InlineData("", 1)]
    [InlineData("../up", 1)]
    [InlineData("many", 9)]
    public void Sink_EncoderThatCannotBeFiles_IsRefused(string name, int topics) => Assert.Throws<ArgumentException>(() =>
        new FileRecordSink(Options.Create(new FileSinkOptions { Directory = _directory, Formats = FileFormats.Topics }), _offsets, [new ParityEncoder(name, topics)]));

    [Fact]
    public void Sink_TopicsWithoutAnEncoder_AreRefusedAndNamedAtStart()
    {
        ServiceCollection services = new();
        services.AddHealthSync().AddFileSink(_directory, static options => options.Formats = FileFormats.Topics);
        using ServiceProvider provider = services.BuildServiceProvider();

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<FileSinkOptions>>().Value);

        Assert.Contains("AddRadarEncoder", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new FileRecordSink(Options.Create(new FileSinkOptions { Directory = _directory, Formats = FileFormats.Topics }), _offsets));
    }

    private FileRecordSink NewSink(FileFormats formats = FileFormats.Topics) =>
        new(Options.Create(new FileSinkOptions { Directory = _directory, Formats = formats }), _offsets, [new ParityEncoder()]);

    private string PathOf(string topic) => Path.Combine(_directory, "parity", $"{topic}.avro");

    private long Length(string topic) => new FileInfo(PathOf(topic)).Length;

    private (string Key, long Value)[] Entries(string topic) => [.. AvroEntries.Read(PathOf(topic)).Select(static entry => ((string)entry["key"]!, (long)entry["value"]!))];

    private async Task<SyncOffset?> StoredAsync() => (await _offsets.GetAsync(Heart.Account, TestContext.Current.CancellationToken)).GetValueOrDefault(Heart);

    private async Task<string> PositionAsync() => System.Text.Encoding.ASCII.GetString((await StoredAsync())!.SinkPosition.Span);

    private static RecordBatch<HeartRateSample> Batch(params int[] rates)
    {
        using RecordBatchBuilder<HeartRateSample> builder = new();
        foreach (int rate in rates)
        {
            builder.Add(new() { Time = RecordTime.FromInstant(At(10, 0, 0, rate - 60)), IntervalSeconds = 1, BeatsPerMinute = rate });
        }

        return builder.Build(new() { User = Anna, Provider = ProviderId.Fitbit, Stream = StreamId.HeartRate, Window = Window(On(10), On(11)), ObservedAt = At(12) });
    }

    private static async Task WriteAsync(FileRecordSink sink, SyncOffset? expected, params int[] rates)
    {
        using RecordBatch batch = Batch(rates);
        await using ISinkTransaction transaction = await sink.BeginAsync(Heart, TestContext.Current.CancellationToken);
        Assert.True((await transaction.WriteAsync(batch, TestContext.Current.CancellationToken)).AllAcknowledged);
        Assert.NotNull(await transaction.CommitAsync(expected, SyncOffset.Initial, TestContext.Current.CancellationToken));
    }

    /// <summary>Writes every heart rate to one topic, and odd ones to another as well.</summary>
    private sealed class ParityEncoder(string name = "parity", int moreTopics = 0) : ITopicEncoder
    {
        private static readonly byte[] Key = [6, (byte)'k', (byte)'e', (byte)'y'];

        private readonly Topic _all = new(StreamId.HeartRate, "all", "\"string\"", "\"long\"");
        private readonly Topic _odd = new(StreamId.HeartRate, "odd", "\"string\"", "\"long\"");

        public string Name => name;

        public IReadOnlyList<Topic> Topics =>
            [_all, _odd, .. Enumerable.Range(0, moreTopics).Select(static i => new Topic(StreamId.HeartRate, $"a_topic_with_quite_a_long_name_{i}", "\"string\"", "\"long\""))];

        public IReadOnlyList<TopicBatch> Encode(RecordBatch batch)
        {
            ReadOnlySpan<HeartRateSample> records = ((RecordBatch<HeartRateSample>)batch).Records;
            TopicBatch all = new(_all, Key, 1), odd = new(_odd, Key, 1);
            for (int i = 0; i < records.Length; i++)
            {
                Add(all, i, records[i].BeatsPerMinute);
                if (records[i].BeatsPerMinute % 2 == 1)
                {
                    Add(odd, i, records[i].BeatsPerMinute);
                }
            }

            return odd.Count > 0 ? [all, odd] : [all];
        }

        private static void Add(TopicBatch topic, int record, int value)
        {
            AvroWriter<PooledBuffer> writer = new(topic.Buffer);
            writer.WriteInt(value);
            writer.Flush();
            topic.EndEntry(record, topic.Buffer.Length);
        }
    }
}
