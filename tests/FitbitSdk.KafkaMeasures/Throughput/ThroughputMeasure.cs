using FitbitSdk.Kafka;
using FitbitSdk.Kafka.Tests;
using FitbitSdk.Records;
using Microsoft.Extensions.Options;

namespace FitbitSdk.KafkaMeasures.Throughput;

/// <summary><c>kafka-throughput</c>: the sink against a bare producer that sends the same bytes to the same cluster, in turns.</summary>
internal static class ThroughputMeasure
{
    private const string Topic = "fitbitsdk.heart-rate";
    private const int Writers = 4;
    private const int BatchSize = 5_000;
    private const int MaximumInFlight = 20_000;

    public static async Task<bool> RunAsync(bool isShort)
    {
        (int batches, int rounds) = isShort ? (4, 3) : (10, 9);
        int records = Writers * batches * BatchSize;
        RecordBatch[][] work = [.. Enumerable.Range(0, Writers).Select(writer => Enumerable.Range(0, batches).Select(i => Days.Batch(Days.User(writer), i * BatchSize, BatchSize)).ToArray())];
        byte[][][][] values = [.. work.Select(static batches => batches.Select(Encode).ToArray())];

        using MockCluster cluster = new();
        cluster.CreateTopic(Topic);
        using BareProducer bare = new(cluster.Bootstrap, MaximumInFlight);
        KafkaRecordSink sink = new(Options.Create(new KafkaSinkOptions { BootstrapServers = cluster.Bootstrap, MaximumInFlight = MaximumInFlight }));
        await using (sink.ConfigureAwait(false))
        {
            List<Round> theirs = [];
            List<Round> ours = [];
            for (int i = -1; i < rounds; i++)
            {
                Round their = await Round.MeasureAsync(records, () => AllAsync(writer => bare.SendAsync(work[writer], values[writer]))).ConfigureAwait(false);
                Round our = await Round.MeasureAsync(records, () => AllAsync(writer => SendAsync(sink, work[writer]))).ConfigureAwait(false);
                if (i >= 0)
                {
                    theirs.Add(their);
                    ours.Add(our);
                }
            }

            return Report(records, theirs, ours);
        }
    }

    private static bool Report(int records, List<Round> theirs, List<Round> ours)
    {
        (double their, double our) = (Round.Median(theirs.Select(static one => one.Seconds)), Round.Median(ours.Select(static one => one.Seconds)));
        (double theirBytes, double ourBytes) = (Round.Median(theirs.Select(static one => one.BytesPerRecord)), Round.Median(ours.Select(static one => one.BytesPerRecord)));
        Figures figures = new("kafka-throughput");
        figures.Add("at least once, of a bare producer's throughput", $"{their / our:0.00} ({records / our:0} of {records / their:0} records a second)", ">= 0.8", their / our >= 0.8);
        figures.Add("at least once, allocation a record", $"{ourBytes / theirBytes:0.00} ({ourBytes:0} of {theirBytes:0} bytes)", "<= 1.3", ourBytes / theirBytes <= 1.3);
        return figures.AreMet;
    }

    private static Task AllAsync(Func<int, Task> send) => Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => send(writer))));

    private static async Task SendAsync(KafkaRecordSink sink, RecordBatch[] batches)
    {
        foreach (RecordBatch batch in batches)
        {
            WriteResult result = await sink.WriteAsync(batch, CancellationToken.None).ConfigureAwait(false);
            if (!result.AllAcknowledged)
            {
                throw new InvalidOperationException("A record was not acknowledged, though nothing fails here.");
            }
        }
    }

    private static byte[][] Encode(RecordBatch batch)
    {
        using EncodedBatch encoded = new AvroRecordEncoder().Encode(batch);
        return [.. Enumerable.Range(0, encoded.Count).Select(i => encoded[i].ToArray())];
    }
}
