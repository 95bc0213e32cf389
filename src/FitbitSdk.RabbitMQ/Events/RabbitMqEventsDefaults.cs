namespace FitbitSdk.RabbitMQ;

internal static class RabbitMqEventsDefaults
{
    public const string Exchange = "fitbitsdk.events";
    public const int MaximumWaiting = 10_000;
}
