namespace FitbitSdk.RabbitMQ;

/// <summary>What a queue does when it is full.</summary>
public enum RabbitMqOverflow
{
    /// <summary>It refuses messages: writes wait, and nothing is lost.</summary>
    RejectPublish = 0,

    /// <summary>It drops the oldest, or sends them to the dead letters.</summary>
    DropHead = 1,
}
