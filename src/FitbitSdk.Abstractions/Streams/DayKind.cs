namespace FitbitSdk;

/// <summary>How a stream is cut into days, and so what its axis is.</summary>
public enum DayKind
{
    /// <summary>By UTC day: intraday data asked for in UTC. The axis is that of instants.</summary>
    Utc = 0,

    /// <summary>By the user's own dates. The axis is that of civil dates.</summary>
    Civil = 1,

    /// <summary>Lists of logs, cut by the instant at which a log ended. The axis is that of instants.</summary>
    Instant = 2,

    /// <summary>What is true now: profile, devices. The axis is that of instants.</summary>
    Snapshot = 3,
}
