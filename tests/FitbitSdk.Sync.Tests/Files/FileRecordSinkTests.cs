using FitbitSdk.Records;
using FitbitSdk.Testing;
using Microsoft.Extensions.Options;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Files;

public sealed class FileRecordSinkTests : IDisposable
{
    private static readonly OffsetKey Heart = new(new(ProviderId.Fitbit, Anna, 0), StreamId.HeartRate);

    private readonly string _directory = Directory.CreateTempSubdirectory("fitbitsdk-files-").FullName;
    private readonly InMemoryOffsetStore _offsets = new();

    private string Avro => Path.Combine(_directory, "avro", "heart-rate.avro");

    private string Json => Path.Combine(_directory, "json", "heart-rate.jsonl");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Commit_FirstRecords_WritesBothFormatsAndTheirLengths()
    {
        await using (FileRecordSink sink = NewSink())
        {
            await WriteAsync(sink, 60, 61);
        }

        Assert.Equal(2, File.ReadAllLines(Json).Length);
        Assert.Equal($"avro={new FileInfo(Avro).Length};jsonl={new FileInfo(Json).Length}", System.Text.Encoding.ASCII.GetString((await StoredAsync())!.SinkPosition.Span));
        Assert.Equal("Obj\u0001"u8.ToArray(), File.ReadAllBytes(Avro)[..4]);
    }

    [Fact]
    public async Task Open_TornTailOfAKilledRun_IsCutToWhatIsCommitted()
    {
        await using (FileRecordSink sink = NewSink())
        {
            await WriteAsync(sink, 60);
        }

        byte[] avro = File.ReadAllBytes(Avro), json = File.ReadAllBytes(Json);
        File.AppendAllText(Avro, "torn");
        File.AppendAllText(Json, """{"userKey":"anna","provider":"fit""");
        await using (FileRecordSink sink = NewSink())
        {
            await using ISinkTransaction transaction = await sink.BeginAsync(Heart, TestContext.Current.CancellationToken);
        }

        Assert.Equal(avro, File.ReadAllBytes(Avro));
        Assert.Equal(json, File.ReadAllBytes(Json));
    }

    [Fact]
    public async Task Open_SeveralUsersWroteTheFile_KeepsWhatTheLastOfThemCommitted()
    {
        OffsetKey ben = new(new(ProviderId.Fitbit, new UserKey("ben"), 0), StreamId.HeartRate);
        await using (FileRecordSink sink = NewSink())
        {
            await WriteAsync(sink, 60);
            await WriteAsync(sink, ben, expected: null, 70);
        }

        await using (FileRecordSink sink = NewSink())
        {
            await WriteAsync(sink, Heart, await StoredAsync(), 61);
        }

        Assert.Equal(3, File.ReadAllLines(Json).Length);
    }

    [Fact]
    public async Task Open_FirstRunWasKilledBeforeItsCommit_BeginsAnew()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Json)!);
        File.WriteAllText(Json + ".new", "{\"torn\":");

        await using (FileRecordSink sink = NewSink())
        {
            await WriteAsync(sink, 60);
        }

        Assert.Single(File.ReadAllLines(Json));
        Assert.False(File.Exists(Json + ".new"));
    }

    [Fact]
    public async Task Open_KilledBetweenFirstCommitAndRenaming_FindsTheFile()
    {
        await using (FileRecordSink sink = NewSink())
        {
            await WriteAsync(sink, 60);
        }

        File.Move(Json, Json + ".new");
        File.Move(Avro, Avro + ".new");
        await using (FileRecordSink sink = NewSink())
        {
            await WriteAsync(sink, Heart, await StoredAsync(), 61);
        }

        Assert.Equal(2, File.ReadAllLines(Json).Length);
    }

    [Fact]
    public async Task Open_KilledBeforeRenamingOverAnEmptyFile_FindsTheFile()
    {
        await using (FileRecordSink sink = NewSink())
        {
            await WriteAsync(sink, 60);
        }

        File.Move(Json, Json + ".new");
        File.WriteAllText(Json, string.Empty);
        await using (FileRecordSink sink = NewSink())
        {
            await WriteAsync(sink, Heart, await StoredAsync(), 61);
        }

        Assert.Equal(2, File.ReadAllLines(Json).Length);
    }

    [Fact]
    public async Task Open_StateWasLost_RefusesAndChangesNothing()
    {
        await using (FileRecordSink sink = NewSink())
        {
            await WriteAsync(sink, 60);
        }

        byte[] before = File.ReadAllBytes(Json);
        await _offsets.RemoveAsync(Anna, TestContext.Current.CancellationToken);

        await using FileRecordSink again = NewSink();
        FileSinkException error = await Assert.ThrowsAsync<FileSinkException>(async () => await again.BeginAsync(Heart, TestContext.Current.CancellationToken));

        Assert.Contains("the state knows nothing", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Json));
    }

    [Fact]
    public async Task Open_FileIsShorterThanTheStateSays_RefusesAndChangesNothing()
    {
        await using (FileRecordSink sink = NewSink())
        {
            await WriteAsync(sink, 60);
        }

        File.WriteAllText(Json, "{}");

        await using FileRecordSink again = NewSink();
        FileSinkException error = await Assert.ThrowsAsync<FileSinkException>(async () => await again.BeginAsync(Heart, TestContext.Current.CancellationToken));

        Assert.Contains("missing or shorter", error.Message, StringComparison.Ordinal);
        Assert.Equal("{}", File.ReadAllText(Json));
    }

    [Fact]
    public async Task Append_FileOfAnotherSchema_RefusesAndChangesNothing()
    {
        await using (FileRecordSink sink = NewSink())
        {
            await WriteAsync(sink, 60);
        }

        byte[] bytes = File.ReadAllBytes(Avro);
        bytes[40]++;
        File.WriteAllBytes(Avro, bytes);

        await using FileRecordSink again = NewSink();
        await Assert.ThrowsAsync<FileSinkException>(async () => await WriteAsync(again, Heart, await StoredAsync(), 61));

        Assert.Equal(bytes, File.ReadAllBytes(Avro));
    }

    [Fact]
    public async Task Append_FileOfOtherDocumentation_GoesOn()
    {
        await using (FileRecordSink sink = NewSink())
        {
            await WriteAsync(sink, 60);
        }

        ReplaceInAvro("\"doc\": \"W", "\"doc\": \"V");
        await using (FileRecordSink sink = NewSink())
        {
            await WriteAsync(sink, Heart, await StoredAsync(), 61);
        }

        Assert.Equal(2, AvroEntries.Read(Avro).Count);
    }

    [Fact]
    public async Task Append_FileWhoseTimesMeanSomethingElse_RefusesAndChangesNothing()
    {
        await using (FileRecordSink sink = NewSink())
        {
            await WriteAsync(sink, 60);
        }

        byte[] bytes = ReplaceInAvro("timestamp-micros", "timestamp-millis");

        await using FileRecordSink again = NewSink();
        await Assert.ThrowsAsync<FileSinkException>(async () => await WriteAsync(again, Heart, await StoredAsync(), 61));

        Assert.Equal(bytes, File.ReadAllBytes(Avro));
    }

    [Fact]
    public async Task Commit_FormatLeftOutForAWhile_KeepsWhatItsFileHolds()
    {
        OffsetKey ben = new(new(ProviderId.Fitbit, new UserKey("ben"), 0), StreamId.HeartRate);
        await using (FileRecordSink both = NewSink())
        {
            await WriteAsync(both, ben, expected: null, 70);
            await WriteAsync(both, 60);
        }

        await using (FileRecordSink avro = new(Options.Create(new FileSinkOptions { Directory = _directory, Formats = FileFormats.Avro }), _offsets))
        {
            await WriteAsync(avro, Heart, await StoredAsync(), 61);
        }

        await using (FileRecordSink both = NewSink())
        {
            await WriteAsync(both, Heart, await StoredAsync(), 62);
        }

        Assert.Equal(3, File.ReadAllLines(Json).Length);
    }

    [Fact]
    public async Task Commit_AnotherCodecThanTheFileHas_GoesOnWithThatOfTheFile()
    {
        await using (FileRecordSink deflate = new(Options.Create(new FileSinkOptions { Directory = _directory, Codec = AvroCodec.Deflate }), _offsets))
        {
            await WriteAsync(deflate, 60, 61);
        }

        await using (FileRecordSink sink = NewSink())
        {
            await WriteAsync(sink, Heart, await StoredAsync(), 62);
        }

        AvroFileReader reader = new(new MemoryStream(await File.ReadAllBytesAsync(Avro, TestContext.Current.CancellationToken)));
        Assert.Equal(new object[] { 60, 61, 62 }, reader.Read().Select(static entry => ((AvroRecord)((AvroRecord)entry!)["record"]!)["beatsPerMinute"]));
        Assert.Equal((AvroCodec.Deflate, false), (reader.Header.Codec, reader.IsTorn));
    }

    [Fact]
    public async Task Open_AnotherWriterHoldsTheFolder_SaysSo()
    {
        await using FileRecordSink first = NewSink();
        await WriteAsync(first, 60);

        await using FileRecordSink second = NewSink();
        FileSinkException error = await Assert.ThrowsAsync<FileSinkException>(async () => await second.BeginAsync(Heart, TestContext.Current.CancellationToken));

        Assert.Contains("no other process", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commit_StoreFails_OpensTheFileAnewAndHoldsWhatTheStoreSays()
    {
        FailingStore store = new(_offsets);
        await using FileRecordSink sink = new(Options.Create(new FileSinkOptions { Directory = _directory }), store);

        // The answer is lost, the write is not: the records count.
        store.FailAfterwards = true;
        await Assert.ThrowsAsync<TimeoutException>(() => WriteAsync(sink, 60));
        store.FailAfterwards = false;
        await WriteAsync(sink, Heart, await StoredAsync(), 61);

        // The write never happened: the records are gone, and are sent again.
        store.FailBefore = true;
        await Assert.ThrowsAsync<TimeoutException>(async () => await WriteAsync(sink, Heart, await StoredAsync(), 62));
        store.FailBefore = false;
        await WriteAsync(sink, Heart, await StoredAsync(), 63);

        Assert.Equal(["60", "61", "63"], File.ReadAllLines(Json).Select(static line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("beatsPerMinute").GetRawText()));
    }

    private byte[] ReplaceInAvro(string text, string other)
    {
        string before = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(Avro));
        byte[] after = System.Text.Encoding.Latin1.GetBytes(before.Replace(text, other, StringComparison.Ordinal));
        Assert.NotEqual(before, System.Text.Encoding.Latin1.GetString(after));
        File.WriteAllBytes(Avro, after);
        return after;
    }

    private FileRecordSink NewSink() => new(Options.Create(new FileSinkOptions { Directory = _directory }), _offsets);

    private async Task<SyncOffset?> StoredAsync() => (await _offsets.GetAsync(Heart.Account, TestContext.Current.CancellationToken)).GetValueOrDefault(Heart);

    private static Task WriteAsync(FileRecordSink sink, params int[] rates) => WriteAsync(sink, Heart, expected: null, rates);

    private static async Task WriteAsync(FileRecordSink sink, OffsetKey key, SyncOffset? expected, params int[] rates)
    {
        using RecordBatchBuilder<HeartRateSample> builder = new();
        foreach (int rate in rates)
        {
            builder.Add(new() { Time = RecordTime.FromInstant(At(10, 0, 0, rate - 60)), IntervalSeconds = 1, BeatsPerMinute = rate });
        }

        using RecordBatch<HeartRateSample> batch = builder.Build(new() { User = key.Account.User, Provider = ProviderId.Fitbit, Stream = StreamId.HeartRate, Window = Window(On(10), On(11)), ObservedAt = At(12) });
        await using ISinkTransaction transaction = await sink.BeginAsync(key, TestContext.Current.CancellationToken);
        Assert.True((await transaction.WriteAsync(batch, TestContext.Current.CancellationToken)).AllAcknowledged);
        Assert.NotNull(await transaction.CommitAsync(expected, SyncOffset.Initial, TestContext.Current.CancellationToken));
    }

    private sealed class FailingStore(IOffsetStore inner) : IOffsetStore
    {
        public bool FailBefore { get; set; }

        public bool FailAfterwards { get; set; }

        public ValueTask<IReadOnlyDictionary<OffsetKey, SyncOffset>> GetAsync(SyncAccount account, CancellationToken cancellationToken) => inner.GetAsync(account, cancellationToken);

        public async ValueTask<SyncOffset?> TryAdvanceAsync(OffsetKey key, SyncOffset? expected, SyncOffset next, CancellationToken cancellationToken)
        {
            if (FailBefore)
            {
                throw new TimeoutException();
            }

            SyncOffset? stored = await inner.TryAdvanceAsync(key, expected, next, cancellationToken);
            return FailAfterwards ? throw new TimeoutException() : stored;
        }

        public IAsyncEnumerable<KeyValuePair<OffsetKey, SyncOffset>> ListAsync(StreamId stream, CancellationToken cancellationToken) => inner.ListAsync(stream, cancellationToken);

        public ValueTask RemoveAsync(UserKey user, CancellationToken cancellationToken) => inner.RemoveAsync(user, cancellationToken);
    }
}
