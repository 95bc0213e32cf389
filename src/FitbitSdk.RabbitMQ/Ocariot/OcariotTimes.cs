namespace FitbitSdk.RabbitMQ;

/// <summary>What the times of OCARIoT's shapes say; they all end in <c>Z</c>.</summary>
public enum OcariotTimes
{
    /// <summary>The true instant. A record of which only the local time is known is left out and counted.</summary>
    Instant = 0,

    /// <summary>The user's wall clock, labelled <c>Z</c> all the same, as OCARIoT's own service wrote it: wrong by the offset of the user's zone. Where no
    /// wall clock is known, the true instant.</summary>
    WallClock = 1,
}
