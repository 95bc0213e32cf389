namespace FitbitSdk.RabbitMQ;

/// <summary>The kinds of queues.</summary>
public enum RabbitMqQueueType
{
    /// <summary>Replicated; what is confirmed is on the disks of most replicas.</summary>
    Quorum = 0,

    /// <summary>On one node.</summary>
    Classic = 1,

    /// <summary>A log that consumers read again and again.</summary>
    Stream = 2,
}
