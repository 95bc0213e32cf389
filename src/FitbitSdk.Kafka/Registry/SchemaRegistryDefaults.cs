namespace FitbitSdk.Kafka;

internal static class SchemaRegistryDefaults
{
    public const int MaximumAttempts = 3;

    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
}
