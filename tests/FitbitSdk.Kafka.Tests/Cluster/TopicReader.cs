using Confluent.Kafka;

namespace FitbitSdk.Kafka.Tests;

/// <summary>Reads topics from their beginning, alongside whoever writes them.</summary>
internal sealed class TopicReader : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly IConsumer<byte[], byte[]?> _consumer;
    private readonly TopicPartition[] _partitions;
    private readonly List<ConsumeResult<byte[], byte[]?>> _read = [];
    private readonly Dictionary<TopicPartition, long> _next = [];
    private readonly CancellationTokenSource _end = new();
    private readonly Task _reading;

    public TopicReader(string bootstrap, params IEnumerable<string> topics)
    {
        ConsumerConfig config = new() { BootstrapServers = bootstrap, GroupId = "reader", EnableAutoCommit = false, AllowAutoCreateTopics = false, FetchWaitMaxMs = 20, EnablePartitionEof = true };
        _consumer = new ConsumerBuilder<byte[], byte[]?>(config).SetLogHandler(static (_, _) => { }).SetErrorHandler(static (_, _) => { }).Build();
        _partitions = [.. topics.SelectMany(static topic => Enumerable.Range(0, TestCluster.Partitions).Select(partition => new TopicPartition(topic, partition)))];
        _consumer.Assign(_partitions.Select(static partition => new TopicPartitionOffset(partition, Offset.Beginning)));
        _reading = Task.Factory.StartNew(Read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Waits until everything is read that stands in the topics now.</summary>
    /// <returns>All messages so far, each partition's in order.</returns>
    public IReadOnlyList<ConsumeResult<byte[], byte[]?>> ReadToEnd()
    {
        foreach (TopicPartition partition in _partitions)
        {
            long end = _consumer.QueryWatermarkOffsets(partition, Patience).High.Value;
            lock (_read)
            {
                while (_next.GetValueOrDefault(partition) < end)
                {
                    if (!Monitor.Wait(_read, Patience))
                    {
                        throw new TimeoutException($"{partition} was read up to {_next.GetValueOrDefault(partition)} of {end}.");
                    }
                }
            }
        }

        lock (_read)
        {
            return [.. _read];
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _reading.Wait();
        _consumer.Close();
        _consumer.Dispose();
        _end.Dispose();
    }

    private void Read()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                if (_consumer.Consume(TimeSpan.FromMilliseconds(50)) is { } message)
                {
                    lock (_read)
                    {
                        if (!message.IsPartitionEOF)
                        {
                            _read.Add(message);
                        }

                        // The end of a partition counts what no reader is shown: marks of transactions, and what was aborted.
                        long next = message.Offset.Value + (message.IsPartitionEOF ? 0 : 1);
                        _next[message.TopicPartition] = Math.Max(next, _next.GetValueOrDefault(message.TopicPartition));
                        Monitor.PulseAll(_read);
                    }
                }
            }
            catch (ConsumeException e) when (!e.Error.IsFatal)
            {
                // A broker is away, or a topic not yet there: what is lost would be missed later.
            }
        }
    }
}
