using NodaTime;
using RabbitMQ.Client;

namespace FitbitSdk.RabbitMQ;

internal static class EventProperties
{
    /// <summary>Gives the properties of a JSON message that survives the server's restart.</summary>
    /// <param name="type">What it is.</param>
    /// <param name="at">When it was made.</param>
    public static BasicProperties Of(string type, Instant at) => new()
    {
        ContentType = "application/json",
        Persistent = true,
        Type = type,
        MessageId = Guid.NewGuid().ToString(),
        Timestamp = new(at.ToUnixTimeSeconds()),
    };
}
