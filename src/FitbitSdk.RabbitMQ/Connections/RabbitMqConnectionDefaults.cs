namespace FitbitSdk.RabbitMQ;

internal static class RabbitMqConnectionDefaults
{
    public const string UserName = "guest";
    public const string Password = "guest";
    public const string VirtualHost = "/";
    public const string ClientName = "FitbitSdk";
    public const int MaximumInFlight = 1000;

    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan ReadinessTimeout = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan ConfirmTimeout = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan FlushTimeout = TimeSpan.FromSeconds(10);
}
