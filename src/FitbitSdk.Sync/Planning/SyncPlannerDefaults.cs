using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>Numbers of the planner that are no options.</summary>
internal static class SyncPlannerDefaults
{
    public const int BackfillReserve = 10;

    public const int StatusIntervalMinutes = 15;

    public const int ZoneIntervalMinutes = 360;

    /// <summary>Zeros that an API fills in are no news of a tracker whose uploads nobody can see: a day is left to it.</summary>
    public static readonly Duration AssumedUploadDelay = Duration.FromHours(24);

    /// <summary>How far back anything is read again, and so how far back is remembered what was delivered.</summary>
    public static readonly Duration LongestLookBack = Duration.FromDays(30);

    /// <summary>How long no tracker must have uploaded for a user to count as inactive.</summary>
    public static readonly Duration InactiveAfter = Duration.FromDays(7);

    /// <summary>How far a clock may have been put back between two runs.</summary>
    public static readonly Duration ClockTolerance = Duration.FromMinutes(5);

    /// <summary>How far behind the horizon logs are looked for: an end that lies ahead of the clock exists, and such a log is delivered at once.</summary>
    public static readonly Duration LogReadAhead = Duration.FromDays(1);

    /// <summary>How long after the end of a consent trackers must have gone on uploading before its data counts as whole.</summary>
    public static readonly Duration LateUploadsAfterConsent = Duration.FromDays(7);

    /// <summary>How long after the end of a consent late uploads are awaited at most.</summary>
    public static readonly Duration LongestLateUpload = Duration.FromDays(30);
}
