using System.Diagnostics;
using System.Text.Json;
using Confluent.Kafka;
using FitbitSdk.Radar;
using FitbitSdk.Records;
using FitbitSdk.Records.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk.Kafka.Tests;

/// <summary>The sink with a registry: framed values, and nothing written while the registry does not give an id.</summary>
public sealed class RegistrySinkTests : IAsyncLifetime
{
    private const string Topic = "fitbitsdk.heart-rate";

    // Asks the registry for the schema of each value's id, and prints key and record.
    private const string Reader = """
        import io, json, struct, sys, urllib.request, avro.io, avro.schema, confluent_kafka
        consumer = confluent_kafka.Consumer({"bootstrap.servers": sys.argv[1], "group.id": "judge", "enable.auto.commit": False})
        consumer.assign([confluent_kafka.TopicPartition(sys.argv[2], partition, 0) for partition in range(3)])
        message = None
        while message is None or message.error():
            message = consumer.poll(30)
            if message is None: sys.exit("Nothing came within 30 s.")
        magic, number = struct.unpack(">bI", message.value()[:5])
        answer = json.load(urllib.request.urlopen(f"{sys.argv[3]}/schemas/ids/{number}"))
        reader = avro.io.DatumReader(avro.schema.parse(answer["schema"]))
        record = reader.read(avro.io.BinaryDecoder(io.BytesIO(message.value()[5:])))
        print(json.dumps([magic, number, message.key().decode(), record], default=str))
        consumer.close()
        """;

    private readonly MockCluster _cluster = new();
    private RegistryServer _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await RegistryServer.StartAsync();
        _cluster.CreateTopic(Topic);
    }

    public ValueTask DisposeAsync()
    {
        _cluster.Dispose();
        return _server.DisposeAsync();
    }

    [Fact]
    public async Task Write_ForeignReaderThatAsksTheRegistry_DecodesTheRecord()
    {
        Assert.SkipUnless(await RunAsync("import avro, confluent_kafka") is ("", true), "python3-avro and python3-confluent-kafka are not installed.");
        await using ServiceProvider container = RegistrySync.Build(_server.Url, cluster: _cluster);
        Assert.True((await WriteAsync(container, 5)).AllAcknowledged);

        (string output, bool ended) = await RunAsync(Reader, _cluster.Bootstrap, Topic, _server.Url);

        Assert.True(ended, output);
        JsonElement read = JsonDocument.Parse(output).RootElement;
        Assert.Equal((0, 1, "anna"), (read[0].GetInt32(), read[1].GetInt32(), read[2].GetString()));
        Assert.Equal(65, read[3].GetProperty("beatsPerMinute").GetInt32());
    }

    [Fact]
    public async Task Write_ManyBatchesAtOnce_RegisterTheSchemaOnce()
    {
        await using ServiceProvider container = RegistrySync.Build(_server.Url, cluster: _cluster);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(second => Task.Run(() => WriteAsync(container, second))));

        Assert.Equal(["POST /subjects/fitbitsdk.heart-rate-value/versions"], _server.Requests);
        Assert.All(Read(Topic), static message => Assert.True(ConfluentWireFormat.TryRead(message.Message.Value, out int id, out _) && id == 1));
    }

    [Fact]
    public async Task Write_FirstCallerCancelled_LeavesTheQuestionToTheOthers()
    {
        await using ServiceProvider container = RegistrySync.Build(_server.Url, cluster: _cluster);
        _server.IsSlow = true;
        using CancellationTokenSource first = new();

        Task<WriteResult> cancelled = WriteAsync(container, 1, first.Token);
        Task<WriteResult> other = WriteAsync(container, 2);
        await first.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        _server.Release();
        Assert.True((await other).AllAcknowledged);
        Assert.Single(_server.Requests);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(500)]
    [InlineData(401)]
    public async Task Write_RegistryAwayAtTheStart_IsNamed_NothingIsWritten_AndTheSameSinkRecovers(int? status)
    {
        int port = new Uri(_server.Url).Port;
        await using ServiceProvider container = RegistrySync.Build(_server.Url, cluster: _cluster);
        _server.Failure = status;
        if (status is null)
        {
            await _server.DisposeAsync();
        }

        SchemaRegistryException e = await Assert.ThrowsAsync<SchemaRegistryException>(() => WriteAsync(container, 1));

        Assert.Equal(status == 401 ? (KafkaSinkFault.RegistryRefused, SinkCondition.Blocked) : (KafkaSinkFault.RegistryUnreachable, SinkCondition.Failing),
            (e.Fault, container.GetRequiredService<KafkaRecordSink>().Health.Read().Condition));
        _server.Failure = null;
        _server = status is null ? await RegistryServer.StartAsync(port: port) : _server;
        Assert.True((await WriteAsync(container, 2)).AllAcknowledged);
        Assert.Equal(SinkCondition.Working, container.GetRequiredService<KafkaRecordSink>().Health.Read().Condition);
        Assert.EndsWith("00:00:02Z", Assert.Single(Read(Topic)).Header(KafkaHeaders.RecordId), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_RegistryAwayLater_GoesOnWithWhatIsKnown_AndRecoversForTheRest()
    {
        _cluster.CreateTopic("fitbitsdk.steps");
        await using ServiceProvider container = RegistrySync.Build(_server.Url, cluster: _cluster);
        Assert.True((await WriteAsync(container, 1)).AllAcknowledged);
        _server.Failure = 503;

        Assert.True((await WriteAsync(container, 2)).AllAcknowledged);
        SchemaRegistryException e = await Assert.ThrowsAsync<SchemaRegistryException>(() => WriteAsync(container, Samples.Batch("steps")));

        Assert.Equal("SchemaRegistryOptions.Url", e.Setting);
        _server.Failure = null;
        Assert.True((await WriteAsync(container, Samples.Batch("steps"))).AllAcknowledged);
    }

    [Fact]
    public async Task Write_SchemaThatDoesNotFit_IsRefusedByTheSubjectsName_UntilItDoes()
    {
        _server.Store.Register("fitbitsdk.heart-rate-value", new("\"string\""));
        await using ServiceProvider container = RegistrySync.Build(_server.Url, cluster: _cluster);

        SchemaRegistryException e = await Assert.ThrowsAsync<SchemaRegistryException>(() => WriteAsync(container, 1));

        Assert.Equal(KafkaSinkFault.SchemaRefused, e.Fault);
        Assert.Contains("fitbitsdk.heart-rate-value", e.Message, StringComparison.Ordinal);
        _server.Store.Register("fitbitsdk.heart-rate-value", new(HeartRateSample.Schema.AvroJson));
        Assert.True((await WriteAsync(container, 1)).AllAcknowledged);
    }

    [Fact]
    public async Task Write_WithoutAutoRegister_LooksUpAlone()
    {
        await using ServiceProvider container = RegistrySync.Build(_server.Url, static options => options.AutoRegister = false, _cluster);

        SchemaRegistryException e = await Assert.ThrowsAsync<SchemaRegistryException>(() => WriteAsync(container, 1));

        Assert.Equal((KafkaSinkFault.SchemaMissing, "SchemaRegistryOptions.AutoRegister"), (e.Fault, e.Setting));
        Assert.Empty(_server.Store.Subjects);
        _server.Store.Register("other", new("\"string\""));
        _server.Store.Register("fitbitsdk.heart-rate-value", new(HeartRateSample.Schema.AvroJson));
        Assert.True((await WriteAsync(container, 1)).AllAcknowledged);
        Assert.True(ConfluentWireFormat.TryRead(Assert.Single(Read(Topic)).Message.Value, out int id, out _));
        Assert.Equal(2, id);
    }

    [Theory]
    [InlineData(SubjectNaming.Topic, "connect_fitbit_sleep_stages-key", "connect_fitbit_sleep_stages-value")]
    [InlineData(SubjectNaming.Record, "org.radarcns.kafka.ObservationKey", "org.radarcns.connector.fitbit.FitbitSleepStage")]
    [InlineData(SubjectNaming.TopicRecord, "connect_fitbit_sleep_stages-org.radarcns.kafka.ObservationKey", "connect_fitbit_sleep_stages-org.radarcns.connector.fitbit.FitbitSleepStage")]
    public async Task Write_TopicsOfAnEncoder_FrameKeysAndValuesByTheSubjectsOfTheStrategy(SubjectNaming naming, string key, string value)
    {
        const string Sleep = "connect_fitbit_sleep_stages";
        _cluster.CreateTopic(Sleep);
        await using ServiceProvider container = RegistrySync.Build(
            _server.Url, options => (options.KeySubjects, options.ValueSubjects) = (naming, naming), _cluster, static sink => sink.Format = KafkaFormat.Topics, new RadarAvroEncoder());

        Assert.True((await WriteAsync(container, Samples.Batch("sleep"))).AllAcknowledged);

        Assert.Equal([key, value], _server.Store.Subjects.Keys);
        ConsumeResult<byte[], byte[]?> message = Read(Sleep)[0];
        Assert.True(ConfluentWireFormat.TryRead(message.Message.Key, out int keyId, out _) && ConfluentWireFormat.TryRead(message.Message.Value, out int valueId, out _) && (keyId, valueId) == (1, 2));
    }

    [Fact]
    public async Task Write_NamelessSchemaUnderItsRecordsName_IsRefusedByTheSetting()
    {
        await using ServiceProvider container = RegistrySync.Build(
            _server.Url, static options => options.KeySubjects = SubjectNaming.Record, _cluster, static sink => sink.Format = KafkaFormat.Topics, new OwnEncoder(static _ => [3]));

        SchemaRegistryException e = await Assert.ThrowsAsync<SchemaRegistryException>(() => WriteAsync(container, Samples.Batch("steps")));

        Assert.Equal((KafkaSinkFault.SchemaRefused, "SchemaRegistryOptions.KeySubjects"), (e.Fault, e.Setting));
    }

    private static Task<WriteResult> WriteAsync(ServiceProvider container, int second, CancellationToken? cancellationToken = null) =>
        WriteAsync(container, Batches.Of(Batches.Origin(StreamId.HeartRate), Batches.Heart(second, 60 + second)), cancellationToken);

    private static async Task<WriteResult> WriteAsync(ServiceProvider container, RecordBatch batch, CancellationToken? cancellationToken = null)
    {
        using (batch)
        {
            return await container.GetRequiredService<KafkaRecordSink>().WriteAsync(batch, cancellationToken ?? Cancel);
        }
    }

    private static async Task<(string Output, bool Ended)> RunAsync(params string[] script)
    {
        if (!File.Exists("/usr/bin/python3"))
        {
            return ("", false);
        }

        using Process process = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", .. script]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> error = process.StandardError.ReadToEndAsync(Cancel);
        string output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return process.ExitCode == 0 ? (output, true) : (await error, false);
    }

    private IReadOnlyList<ConsumeResult<byte[], byte[]?>> Read(string topic)
    {
        using TopicReader reader = new(_cluster.Bootstrap, topic);
        return reader.ReadToEnd();
    }
}
