namespace FitbitSdk.RabbitMQ;

internal static class RabbitMqTopologyDefaults
{
    public const string ExchangeType = "topic";
    public const string QueueName = "fitbitsdk.{stream}";
}
