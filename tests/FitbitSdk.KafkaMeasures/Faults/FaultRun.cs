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
    private const string Topic = "fitbitsdk.heart-rate";
    private const int BatchSize = 100;

    private readonly Dictionary<string, List<string>> _sent = [];
    private readonly TopicReader _reader;

    public FaultRun()
    {
        Cluster.CreateTopic(Topic);
        _reader = new(Cluster.Bootstrap, Topic);
    }

    public MockCluster Cluster { get; } = new();

    public int Repeats { get; private set; }

    /// <summary>Writes batches of several people at once, and calls <paramref name="disturb"/> after each third of a person's.</summary>
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
            Task writing = Task.WhenAll(Enumerable.Range(0, people).Select(person => Task.Run(async () =>
            {
                for (int i = 0; i < batches; i++)
                {
                    await UntilAcknowledgedAsync(sink, Days.User(person)).ConfigureAwait(false);
                }
            })));
            await disturb(third).ConfigureAwait(false);
            await writing.ConfigureAwait(false);
        }
    }

    /// <summary>Reads to the end and compares.</summary>
    /// <returns>How many records are missing, how many of a person's stand in another order than they were written in, and how many came twice.</returns>
    public (int Lost, int Reordered, int Doubled) Compare()
    {
        ILookup<string, string> received = _reader.ReadToEnd().ToLookup(
            static message => Encoding.UTF8.GetString(message.Message.Key), static message => Encoding.UTF8.GetString(message.Message.Headers.GetLastBytes(KafkaHeaders.RecordId)));
        (int lost, int reordered, int doubled) = (0, 0, 0);
        foreach ((string person, List<string> sent) in _sent)
        {
            // A batch that is written again follows itself whole, so of each record its last coming counts.
            string[] came = [.. received[person]];
            string[] last = [.. came.Reverse().Distinct(StringComparer.Ordinal).Reverse()];
            lost += sent.Except(came, StringComparer.Ordinal).Count();
            doubled += came.Length - last.Length;
            reordered += sent.Count == last.Length ? sent.Where((id, i) => id != last[i]).Count() : 0;
        }

        return (lost, reordered, doubled);
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
                // The engine waits a minute at least; here the next attempt goes out at once.
            }

            lock (_sent)
            {
                Repeats++;
            }
        }

        sent.AddRange(Enumerable.Range(0, BatchSize).Select(i => batch.GetHead(i).Id.ToString()));
    }
}
