namespace FitbitSdk.Kafka.Tests;

internal static class ShardEvents
{
    /// <summary>Gives a task that ends when something is so, looked at now and at each change of a worker's shards.</summary>
    public static Task UntilAsync(Func<bool> condition, params ReadOnlySpan<KafkaShards> workers)
    {
        Lock looking = new();
        TaskCompletionSource met = new(TaskCreationOptions.RunContinuationsAsynchronously);
        foreach (KafkaShards worker in workers)
        {
            worker.Changed += (_, _) => Look();
        }

        Look();
        return met.Task;

        void Look()
        {
            lock (looking)
            {
                if (condition())
                {
                    met.TrySetResult();
                }
            }
        }
    }
}
