namespace FitbitSdk.Kafka;

internal static class KafkaSinkDefaults
{
    public const string TopicPrefix = "fitbitsdk.";
    public const int MaximumInFlight = 20_000;

    public static readonly TimeSpan DeliveryTimeout = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan ReadinessTimeout = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan FlushTimeout = TimeSpan.FromSeconds(10);
}
