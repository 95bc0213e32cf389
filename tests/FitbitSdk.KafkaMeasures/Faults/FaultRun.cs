using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Confluent.Kafka;
using FitbitSdk.Kafka;
using FitbitSdk.Kafka.Tests;
using FitbitSdk.Records;
using Microsoft.Extensions.Options;

namespace FitbitSdk.KafkaMeasures.Faults;

/// <summary>People whose batches are written while something fails, again and again until each is acknowledged, as the engine does; a reader reads alongside.</summary>
internal sealed class FaultRun : IDisposable
{
    public const string Topic = "fitbitsdk.heart-rate";
    private const int BatchSize = 100;

    private readonly Dictionary<string, List<string>> _sent = [];
    private readonly ConcurrentQueue<(long Begun, long Ended)> _writes = [];
    private readonly TopicReader _reader;

    public FaultRun()
    {
        Cluster.CreateTopic(Topic);
        Cluster.ShareLead(Topic);
        _reader = new(Cluster.Bootstrap, Topic);
    }

    public MockCluster Cluster { get; } = new();

    public int Repeats { get; private set; }

    /// <summary>Counts the batches that were under way from one moment until another, of <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public int CountUnderWay(long from, long to) => _writes.Count(write => write.Begun < from && write.Ended > to);

    /// <summary>Counts the batches that took so long.</summary>
    public int CountSlow(TimeSpan least) => _writes.Count(write => Stopwatch.GetElapsedTime(write.Begun, write.Ended) >= least);

    /// <summary>Writes batches of several people at once, and begins <paramref name="disturb"/> before each third of a person's.</summary>
    public async Task WriteAsync(int people, int batches, Func<int, Task> disturb)
    {
        await using KafkaRecordSink sink = new(Options.Create(new KafkaSinkOptions
        {
            BootstrapServers = Cluster.Bootstrap,
            DeliveryTimeout = TimeSpan.FromSeconds(20),
            Settings = { ["linger.ms"] = "1", ["reconnect.backoff.max.ms"] = "500" },
        }));
        for (int third = 0; third < 3; third++)
        {
            Task disturbing = disturb(third);
            Task writing = Task.WhenAll(Enumerable.Range(0, people).Select(person => Task.Run(async () =>
            {
                for (int i = 0; i < batches; i++)
                {
                    await UntilAcknowledgedAsync(sink, Days.User(person)).ConfigureAwait(false);
                }
            })));
            await Task.WhenAll(disturbing, writing).ConfigureAwait(false);
        }
    }

    /// <summary>Reads to the end and compares.</summary>
    public Difference Compare()
    {
        ILookup<string, string> received = _reader.ReadToEnd().ToLookup(
            static message => Encoding.UTF8.GetString(message.Message.Key), static message => Encoding.UTF8.GetString(message.Message.Headers.GetLastBytes(KafkaHeaders.RecordId)));
        Difference all = new() { Strange = received.Where(person => !_sent.ContainsKey(person.Key)).Sum(static person => person.Count()) };
        foreach ((string person, List<string> sent) in _sent)
        {
            // A batch that is written again follows itself whole, so of each record its last coming counts.
            string[] came = [.. received[person]];
            string[] last = [.. came.Reverse().Distinct(StringComparer.Ordinal).Reverse()];
            string[] known = [.. last.Intersect(sent, StringComparer.Ordinal)];
            int reordered = sent.Intersect(known, StringComparer.Ordinal).Zip(known).Count(static pair => pair.First != pair.Second);
            all += new Difference(sent.Count - known.Length, last.Length - known.Length, reordered, came.Length - last.Length);
        }

        return all;
    }

    public void Dispose()
    {
        _reader.Dispose();
        Cluster.Dispose();
    }

    private async Task UntilAcknowledgedAsync(KafkaRecordSink sink, UserKey user)
    {
        List<string> sent;
        lock (_sent)
        {
            if (!_sent.TryGetValue(user.Value, out sent!))
            {
                _sent[user.Value] = sent = [];
            }
        }

        long begun = Stopwatch.GetTimestamp();
        using RecordBatch batch = Days.Batch(user, sent.Count, BatchSize);
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                WriteResult result = await sink.WriteAsync(batch, CancellationToken.None).ConfigureAwait(false);
                if (result.AllAcknowledged)
                {
                    break;
                }
            }
            catch (KafkaSinkException) when (attempt < 100)
            {
                // The engine waits a minute at least; here the next attempt goes out soon.
                await Task.Delay(20).ConfigureAwait(false);
            }

            lock (_sent)
            {
                Repeats++;
            }
        }

        _writes.Enqueue((begun, Stopwatch.GetTimestamp()));
        sent.AddRange(Enumerable.Range(0, BatchSize).Select(i => batch.GetHead(i).Id.ToString()));
    }
}
