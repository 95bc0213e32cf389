namespace FitbitSdk.RabbitMQ;

/// <summary>Why something was not written in OCARIoT's shapes.</summary>
public enum OcariotOmission
{
    /// <summary>A log that is gone upstream: no shape can say so.</summary>
    Retraction = 0,

    /// <summary>A span whose earlier records are void: no shape can say so. The records that take their place are written.</summary>
    ReplacedSpan = 1,

    /// <summary>A record of a stream that has no shape.</summary>
    NoShape = 2,

    /// <summary>A record of which only the local time is known, with <see cref="OcariotTimes.Instant"/>.</summary>
    NoInstant = 3,
}
