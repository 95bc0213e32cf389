namespace FitbitSdk.RabbitMQ;

/// <summary>The headers that messages bear here beside those of <see cref="DeliveryHeaders"/>.</summary>
public static class RabbitMqHeaders
{
    /// <summary>Whose data it is: the user key.</summary>
    public const string UserKey = "user-key";

    /// <summary>Where messages hold several records: how many entries this one has. What identifies each stands in the body then, and not in headers.</summary>
    public const string Records = "records";
}
