namespace FitbitSdk.RabbitMQ;

/// <summary>One of the events that OCARIoT's consumers know: what it is called, how it is routed, and which member holds its content.</summary>
public sealed class OcariotEvent
{
    private OcariotEvent(string name, string routingKey, string member) => (Name, RoutingKey, Member) = (name, routingKey, member);

    /// <summary>Gets activities; an array.</summary>
    public static OcariotEvent PhysicalActivitySync { get; } = new("PhysicalActivitySyncEvent", "physicalactivities.sync", "physicalactivity");

    /// <summary>Gets sleeps; an array.</summary>
    public static OcariotEvent SleepSync { get; } = new("SleepSyncEvent", "sleep.sync", "sleep");

    /// <summary>Gets weights; an array.</summary>
    public static OcariotEvent WeightSync { get; } = new("WeightSyncEvent", "weights.sync", "weight");

    /// <summary>Gets daily totals of five kinds; one array.</summary>
    public static OcariotEvent LogSync { get; } = new("LogSyncEvent", "logs.sync", "log");

    /// <summary>Gets that all of a user's data that was asked for is there; an object.</summary>
    public static OcariotEvent LastSync { get; } = new("FitbitLastSyncEvent", "fitbit.lastsync", "fitbit");

    /// <summary>Gets that a user's data cannot be read; an object.</summary>
    public static OcariotEvent AuthError { get; } = new("FitbitAuthErrorEvent", "fitbit.auth.error", "fitbit");

    /// <summary>Gets that a user's grant was withdrawn; an object.</summary>
    public static OcariotEvent Revoke { get; } = new("FitbitRevokeEvent", "fitbit.revoke", "fitbit");

    /// <summary>Gets the text of <c>event_name</c>.</summary>
    public string Name { get; }

    /// <summary>Gets the routing key.</summary>
    public string RoutingKey { get; }

    /// <summary>Gets the member beside <c>event_name</c> and <c>timestamp</c>.</summary>
    public string Member { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
