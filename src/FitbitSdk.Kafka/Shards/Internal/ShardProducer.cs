using Confluent.Kafka;

namespace FitbitSdk.Kafka;

/// <summary>A shard's producer. Its calls that wait for brokers run on threads of their own, in slices, so that closing never waits for them long.</summary>
internal sealed class ShardProducer(SinkProducer producer, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private volatile bool _givesUp;

    public ReadyTopics Topics => producer.Topics;

    public KafkaSinkFault? Fault => producer.Fault;

    /// <summary>Gets a token that ends the waits for reports that will not come.</summary>
    public CancellationToken Ended => producer.Ended;

    public Action<DeliveryReport<byte[], Payload>> ReportTo(DeliveryTally tally) => producer.ReportTo(tally);

    public ValueTask SendAsync(Message<byte[], Payload> message, DeliveryTally tally, Action<DeliveryReport<byte[], Payload>> report) =>
        producer.SendAsync(message, tally, report, Ended);

    /// <summary>Makes this producer the only one of its transactional id: those before it are fenced, and what they left open is aborted.</summary>
    public Task InitializeAsync(TimeSpan limit) => CallAsync(producer.Client.InitTransactions, limit);

    /// <summary>Waits until no message is under way.</summary>
    public Task FlushAsync() => Task.Factory.StartNew(() =>
    {
        while (!Ended.IsCancellationRequested && !_givesUp && producer.Client.Flush(Slice) > 0)
        {
            // It says how many are left.
        }
    }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public void Begin() => producer.Client.BeginTransaction();

    /// <exception cref="KafkaTxnRequiresAbortException">It was not committed, and is to be aborted.</exception>
    /// <exception cref="KafkaException">It is not known whether it was committed, or the producer is at its end.</exception>
    public Task CommitAsync(TimeSpan limit) => CallAsync(producer.Client.CommitTransaction, limit);

    public Task AbortAsync(TimeSpan limit) => CallAsync(producer.Client.AbortTransaction, limit);

    /// <summary>Makes calls that wait for brokers give up after their present slice.</summary>
    public void GiveUp() => _givesUp = true;

    public ValueTask DisposeAsync() => producer.DisposeAsync();

    private async Task CallAsync(Action<TimeSpan> call, TimeSpan limit)
    {
        long begun = time.GetTimestamp();
        while (true)
        {
            try
            {
                await Task.Factory.StartNew(() => call(Slice), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
                return;
            }
            catch (KafkaRetriableException) when (time.GetElapsedTime(begun) < limit && !_givesUp)
            {
                // The same call goes on where the last one stopped; until it ends, its outcome is not known.
                await Task.Delay(Pause, time).ConfigureAwait(false);
            }
        }
    }
}
