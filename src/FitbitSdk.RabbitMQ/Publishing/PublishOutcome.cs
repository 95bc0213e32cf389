namespace FitbitSdk.RabbitMQ;

/// <summary>What became of a message.</summary>
internal enum PublishOutcome
{
    /// <summary>The server has it, in each queue that it belongs in.</summary>
    Confirmed,

    /// <summary>A queue refused it, say because it is full; others may have taken it.</summary>
    Nacked,

    /// <summary>It belongs in no queue.</summary>
    Returned,

    /// <summary>It may have been stored or not: the channel ended before the server said so.</summary>
    Unknown,
}
