using FitbitSdk.Kafka;
using FitbitSdk.Kafka.Tests;
using FitbitSdk.Records;
using Microsoft.Extensions.Options;

namespace FitbitSdk.KafkaMeasures.Throughput;

/// <summary><c>kafka-throughput</c>: the sinks against a bare producer that sends the same bytes to the same cluster, in turns.</summary>
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
        cluster.CreateTopic(new KafkaShardOptions().StateTopic);
        IOptions<KafkaSinkOptions> options = Options.Create(new KafkaSinkOptions { BootstrapServers = cluster.Bootstrap, MaximumInFlight = MaximumInFlight });
        using BareProducer bare = new(cluster.Bootstrap, MaximumInFlight);
        KafkaRecordSink plain = new(options);
        KafkaShards shards = new(options, Options.Create(new KafkaShardOptions()));
        KafkaTransactionalSink transactional = new(options, shards);
        await using (plain.ConfigureAwait(false))
        await using (shards.ConfigureAwait(false))
        {
            await shards.StartAsync(CancellationToken.None).ConfigureAwait(false);
            (List<Round> theirs, List<Round> atLeast, List<Round> exactly) = ([], [], []);
            for (int i = -1; i < rounds; i++)
            {
                Round their = await Round.MeasureAsync(records, () => AllAsync(writer => bare.SendAsync(work[writer], values[writer]))).ConfigureAwait(false);
                Round least = await Round.MeasureAsync(records, () => AllAsync(writer => SendAsync(plain, work[writer]))).ConfigureAwait(false);
                Round once = await Round.MeasureAsync(records, () => AllAsync(writer => CommitAsync(transactional, shards, work[writer]))).ConfigureAwait(false);
                if (i >= 0)
                {
                    theirs.Add(their);
                    atLeast.Add(least);
                    exactly.Add(once);
                }
            }

            Figures figures = new("kafka-throughput");
            Report(figures, "at least once", goal: 0.8, records, theirs, atLeast);
            Report(figures, "exactly once", goal: 0.6, records, theirs, exactly);
            return figures.AreMet;
        }
    }

    private static void Report(Figures figures, string what, double goal, int records, List<Round> theirs, List<Round> ours)
    {
        (double their, double our) = (Round.Median(theirs.Select(static one => one.Seconds)), Round.Median(ours.Select(static one => one.Seconds)));
        (double theirBytes, double ourBytes) = (Round.Median(theirs.Select(static one => one.BytesPerRecord)), Round.Median(ours.Select(static one => one.BytesPerRecord)));
        figures.Add($"{what}, of a bare producer's throughput", $"{their / our:0.00} ({records / our:0} of {records / their:0} records a second)", $">= {goal}", their / our >= goal);
        figures.Add($"{what}, allocation a record", $"{ourBytes / theirBytes:0.00} ({ourBytes:0} of {theirBytes:0} bytes)", "<= 1.3", ourBytes / theirBytes <= 1.3);
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

    /// <summary>Commits each batch as a window, with its offset, as the engine does.</summary>
    private static async Task CommitAsync(KafkaTransactionalSink sink, KafkaShards shards, RecordBatch[] batches)
    {
        OffsetKey key = new(new(batches[0].Origin.Provider, batches[0].Origin.User, 0), batches[0].Origin.Stream);
        SyncOffset? stored = (await new KafkaStateStore(shards).GetAsync(key.Account, CancellationToken.None).ConfigureAwait(false)).GetValueOrDefault(key);
        foreach (RecordBatch batch in batches)
        {
            ISinkTransaction transaction = await sink.BeginAsync(key, CancellationToken.None).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                await transaction.WriteAsync(batch, CancellationToken.None).ConfigureAwait(false);
                stored = await transaction.CommitAsync(stored, SyncOffset.Initial, CancellationToken.None).ConfigureAwait(false)
                    ?? throw new InvalidOperationException("A window was not committed, though nobody else writes here.");
            }
        }
    }

    private static byte[][] Encode(RecordBatch batch)
    {
        using EncodedBatch encoded = new AvroRecordEncoder().Encode(batch);
        return [.. Enumerable.Range(0, encoded.Count).Select(i => encoded[i].ToArray())];
    }
}
