using Confluent.Kafka;

namespace FitbitSdk.Kafka;

/// <summary>Which topics are there. The first message to one waits until it is, so that a fault of the cluster has a name instead of a time-out.</summary>
internal sealed class ReadyTopics(Handle handle, SinkProducer producer, TimeSpan patience, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan OneLook = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, Task> _topics = new(StringComparer.Ordinal);

    /// <exception cref="KafkaSinkException">The topic, or the cluster, was not there in time.</exception>
    public Task AwaitAsync(string topic, CancellationToken cancellationToken)
    {
        Task ready;
        lock (_topics)
        {
            // All who wait share one look-up; one that failed is no answer to who asks later.
            if (!_topics.TryGetValue(topic, out ready!) || ready.IsFaulted)
            {
                _topics[topic] = ready = Task.Run(() => FindAsync(topic), CancellationToken.None);
            }
        }

        return ready.IsCompletedSuccessfully ? Task.CompletedTask : ready.WaitAsync(cancellationToken);
    }

    /// <summary>Makes the next message look again, because the topic was found missing.</summary>
    public void Forget(string topic)
    {
        lock (_topics)
        {
            _topics.Remove(topic);
        }
    }

    private async Task FindAsync(string topic)
    {
        if (TopicNames.FaultOf(topic) is not null)
        {
            throw KafkaFaults.ToException(KafkaSinkFault.TopicNameInvalid);
        }

        producer.ForgetFault();
        long begun = time.GetTimestamp();
        while (true)
        {
            TimeSpan left = patience - time.GetElapsedTime(begun);
            KafkaSinkException? fault = Look(topic, left < Pause ? Pause : left < OneLook ? left : OneLook);
            if (fault is null)
            {
                return;
            }

            // Neither a password nor a permission comes by waiting.
            if (fault.Fault is KafkaSinkFault.CredentialsRefused or KafkaSinkFault.NotAuthorized || time.GetElapsedTime(begun) + Pause > patience || producer.Ended.IsCancellationRequested)
            {
                throw fault;
            }

            await Task.Delay(Pause, time, producer.Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private KafkaSinkException? Look(string topic, TimeSpan limit)
    {
        try
        {
            using IAdminClient admin = new DependentAdminClientBuilder(handle).Build();
            TopicMetadata? found = admin.GetMetadata(topic, limit).Topics.Find(one => one.Topic == topic);
            return found is { Error.IsError: false, Partitions.Count: > 0 } ? null
                : KafkaFaults.ToException(found is null ? KafkaSinkFault.TopicMissing : KafkaFaults.FaultOf(found.Error.Code) ?? KafkaSinkFault.TopicMissing, topic);
        }
        catch (KafkaException e)
        {
            return KafkaFaults.ToException(producer.Fault ?? KafkaFaults.FaultOf(e.Error.Code) ?? KafkaSinkFault.BrokersUnreachable, topic, e);
        }
    }
}
