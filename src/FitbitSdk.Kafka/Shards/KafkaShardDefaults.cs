namespace FitbitSdk.Kafka;

internal static class KafkaShardDefaults
{
    public const string StateTopic = "fitbitsdk.state";
    public const string GroupId = "fitbitsdk-workers";
    public const string TransactionalIdPrefix = "fitbitsdk-";
    public const int MaximumTransactionRecords = 10_000;

    public static readonly TimeSpan MaximumTransactionTime = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);
}
