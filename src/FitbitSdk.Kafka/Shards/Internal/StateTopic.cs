using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Microsoft.Extensions.Logging;

namespace FitbitSdk.Kafka;

/// <summary>Looks at the state topic before anything rests on it.</summary>
internal static class StateTopic
{
    private static readonly TimeSpan OneLook = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <returns>The number of its partitions.</returns>
    /// <exception cref="KafkaSinkException">It is missing or not compacted, or no broker answers.</exception>
    public static async Task<int> CheckAsync(KafkaSinkOptions sink, KafkaShardOptions options, TimeSpan policyPatience, ILogger log, TimeProvider time, CancellationToken cancellationToken)
    {
        int fault = -1;
        using IAdminClient admin = new AdminClientBuilder(KafkaSettings.BuildConsumer(sink, options.GroupId))
            .SetLogHandler(static (_, _) => { })
            .SetErrorHandler((_, error) => Volatile.Write(ref fault, (int?)KafkaFaults.FaultOf(error.Code) ?? fault))
            .Build();
        long begun = time.GetTimestamp();
        while (true)
        {
            (int partitions, KafkaSinkException? error) = await Task.Factory.StartNew(
                () => Look(admin, options.StateTopic, Volatile.Read(ref fault)), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
            if (error is null)
            {
                await CheckPolicyAsync(admin, options.StateTopic, policyPatience, log).ConfigureAwait(false);
                return partitions;
            }

            // Neither a password nor a permission comes by waiting, nor a topic that brokers have said is not there.
            if (error.Fault is not KafkaSinkFault.BrokersUnreachable || time.GetElapsedTime(begun) > options.StartTimeout)
            {
                throw error;
            }

            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static (int Partitions, KafkaSinkException? Error) Look(IAdminClient admin, string topic, int known)
    {
        try
        {
            TopicMetadata? found = admin.GetMetadata(topic, OneLook).Topics.Find(one => one.Topic == topic);
            return found is { Error.IsError: false, Partitions.Count: > 0 and var count } ? (count, null)
                : (0, found is not null && KafkaFaults.FaultOf(found.Error.Code) is { } fault and not KafkaSinkFault.TopicMissing ? KafkaFaults.ToException(fault, topic) : ShardFaults.StateTopicMissing(topic));
        }
        catch (KafkaException e)
        {
            return (0, KafkaFaults.ToException(KafkaFaults.FaultOf(e.Error.Code) ?? (known < 0 ? KafkaSinkFault.BrokersUnreachable : (KafkaSinkFault)known), topic, e));
        }
    }

    private static async Task CheckPolicyAsync(IAdminClient admin, string topic, TimeSpan patience, ILogger log)
    {
        List<DescribeConfigsResult> configs;
        try
        {
            configs = await admin.DescribeConfigsAsync([new() { Type = ResourceType.Topic, Name = topic }], new() { RequestTimeout = patience }).ConfigureAwait(false);
        }
        catch (KafkaException e)
        {
            // Not every broker answers this, nor everybody: the topic may be right all the same.
            log.StateTopicUnchecked(e.Error.Code.ToString());
            return;
        }

        if (configs is [{ Entries: { } entries }] && entries.TryGetValue("cleanup.policy", out ConfigEntryResult? policy) && policy.Value != "compact")
        {
            throw ShardFaults.StateTopicNotCompacted(topic);
        }
    }
}
