namespace FitbitSdk.Radar;

/// <summary>What RADAR-base's schemas have no place for; it is counted, and nothing is made up in its place.</summary>
public enum RadarOmission
{
    /// <summary>The schema wants UTC, and only the wall clock is known, because the user's zone could never be read.</summary>
    UnknownInstant = 0,

    /// <summary>The schema wants the wall clock or its offset, and only the instant is known.</summary>
    UnknownLocalTime = 1,

    /// <summary>A value is absent for which the schema has neither null nor NaN, or there is no value at all.</summary>
    NoValue = 2,

    /// <summary>The id of a log is not the 64-bit number that the schema wants.</summary>
    UnfitLogId = 3,

    /// <summary>RADAR-base has no topic for this kind of record from this API.</summary>
    NoTopic = 4,

    /// <summary>A log was deleted upstream. What was sent of it stays.</summary>
    Retraction = 5,

    /// <summary>A span was replaced. Its records are sent anew, and those that are gone stay; counted once a span.</summary>
    ReplacedSpan = 6,
}
