using System.Diagnostics;
using System.Text.Json;
using FitbitSdk.Records;
using FitbitSdk.Records.Tests;

namespace FitbitSdk.Kafka.Tests;

/// <summary>Consumers that nobody here wrote read what the sink writes: key, headers, time and value.</summary>
public sealed class ForeignConsumerTests : IDisposable
{
    private const string Topic = "fitbitsdk.heart-rate";

    // A line a message: key, value and time as they are, headers in their order.
    private const string Reader = """
        import json, sys, confluent_kafka
        consumer = confluent_kafka.Consumer({"bootstrap.servers": sys.argv[1], "group.id": "judge", "enable.auto.commit": False})
        consumer.assign([confluent_kafka.TopicPartition(sys.argv[2], partition, 0) for partition in range(3)])
        left = int(sys.argv[3])
        while left:
            message = consumer.poll(30)
            if message is None: sys.exit("Nothing came within 30 s.")
            if message.error(): continue
            left -= 1
            print(json.dumps([message.key().decode(), message.value().hex() if message.value() is not None else None, message.timestamp()[1],
                              [[name, value.decode()] for name, value in message.headers()]]))
        consumer.close()
        """;

    private readonly TestCluster _cluster = TestCluster.Open();

    [Fact]
    public async Task ConfluentForPython_ReadsKeysHeadersTimesAndValues()
    {
        Assert.SkipUnless((await RunAsync("/usr/bin/python3", "-c", "import confluent_kafka")).Exit == 0, "python3-confluent-kafka is not installed.");
        await WriteAsync();

        (int exit, string output) = await RunAsync("/usr/bin/python3", "-c", Reader, _cluster.Bootstrap, _cluster.NameOf(Topic), "3");

        Assert.True(exit == 0, output);
        JsonElement[] messages = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement)];
        Assert.All(messages, static one => Assert.Equal("anna", one[0].GetString()));
        Assert.Equal(["rangeReplaced", "upsert", "upsert"], messages.Select(static one => one[3].EnumerateArray().Single(static header => header[0].GetString() == "delivery")[1].GetString()));
        Assert.Equal(JsonValueKind.Null, messages[0][1].ValueKind);
        Assert.Equal([1_773_446_405_000, 1_773_446_406_000], messages.Skip(1).Select(static one => one[2].GetInt64()));
        using EncodedBatch expected = new AvroRecordEncoder().Encode(Batch());
        Assert.Equal([Convert.ToHexStringLower(expected[0].Span), Convert.ToHexStringLower(expected[1].Span)], messages.Skip(1).Select(static one => one[1].GetString()));
        Assert.Equal(
            ["record-id=anna/heart-rate/2026-03-14T00:00:06Z", $"revision={Batch().GetHead(1).Revision:x16}"],
            messages[2][3].EnumerateArray().Take(2).Select(static header => $"{header[0].GetString()}={header[1].GetString()}"));
    }

    [Fact]
    public async Task Kcat_ReadsKeysAndHeaders()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/kcat"), "kcat is not installed.");
        await WriteAsync();

        (int exit, string output) = await RunAsync("/usr/bin/kcat", "-b", _cluster.Bootstrap, "-C", "-t", _cluster.NameOf(Topic), "-o", "beginning", "-e", "-q", "-f", "%k %h\\n");

        Assert.Equal(0, exit);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("anna record-id=anna/heart-rate/2026-03-14T00:00:05Z,revision=", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",stream=heart-rate,provider=fitbit", lines[1], StringComparison.Ordinal);
    }

    public void Dispose() => _cluster.Dispose();

    private static RecordBatch Batch() => Batches.Of(Batches.Origin(StreamId.HeartRate, DeliveryKind.RangeReplaced), Batches.Heart(5, 61), Batches.Heart(6, 62));

    private static async Task<(int Exit, string Output)> RunAsync(string program, params string[] arguments)
    {
        if (!File.Exists(program))
        {
            return (127, "");
        }

        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, process.ExitCode == 0 ? output : await error);
    }

    private async Task WriteAsync()
    {
        _cluster.CreateTopic(Topic);
        await using KafkaRecordSink sink = TestSink.Open(_cluster);
        using RecordBatch batch = Batch();
        Assert.True((await sink.WriteAsync(batch, TestContext.Current.CancellationToken)).AllAcknowledged);
    }
}
