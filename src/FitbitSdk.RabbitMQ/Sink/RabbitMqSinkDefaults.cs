namespace FitbitSdk.RabbitMQ;

internal static class RabbitMqSinkDefaults
{
    public const string Exchange = "fitbitsdk";
    public const int RecordsPerMessage = 1;
    public const int MaximumMessageBytes = 16 * 1024 * 1024;
}
