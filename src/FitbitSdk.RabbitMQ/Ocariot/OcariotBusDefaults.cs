namespace FitbitSdk.RabbitMQ;

internal static class OcariotBusDefaults
{
    public const string Exchange = "data.sync";
    public const string DeletionExchange = "account";
    public const string DeletionRoutingKey = "users.delete";
    public const string DeletionQueue = "data.sync.agent.app";
    public const int MaximumMessageBytes = 128 * 1024;
    public const ushort MaximumDeletions = 20;
}
