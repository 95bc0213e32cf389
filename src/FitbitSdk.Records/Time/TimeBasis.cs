namespace FitbitSdk.Records;

/// <summary>How a record's time is known.</summary>
public enum TimeBasis
{
    /// <summary>The service gave an instant; the wall-clock time there and then is not known.</summary>
    Utc = 0,

    /// <summary>The service gave a local time with its offset.</summary>
    Stated = 1,

    /// <summary>The service gave a local time; the offset is that of the zone known to be in force at that date.</summary>
    Zone = 2,

    /// <summary>The service gave a local time; the offset is that of the first zone ever known, before which none is recorded.</summary>
    AssumedZone = 3,

    /// <summary>The service gave a local time and no zone of the user could ever be read: the instant is unknown.</summary>
    Local = 4,
}
