namespace FitbitSdk.RabbitMQ;

/// <summary>Who makes exchanges and queues.</summary>
public enum RabbitMqTopologyMode
{
    /// <summary>The sink declares what is missing. What is there and differs is an error; it is never altered.</summary>
    Declare = 0,

    /// <summary>Others do. What is missing is an error that names it; nothing is declared or bound.</summary>
    Passive = 1,
}
