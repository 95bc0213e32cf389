namespace FitbitSdk.Sync;

/// <summary>Which of a stream's three pauses a window concerns: what is wrong with old data holds up no new data, and what cannot be read again does
/// not hold up what was never read.</summary>
internal static class StreamPauses
{
    /// <summary>Gives the purpose that stands for all that waits together: gaps are re-reads.</summary>
    public static WindowPurpose PartOf(WindowPurpose purpose) => purpose is WindowPurpose.Gap ? WindowPurpose.Reread : purpose;

    /// <summary>Gives the part that a failure stops. A scope is missing for the stream, whatever was asked of it.</summary>
    public static WindowPurpose Stopped(WindowPurpose purpose, HealthApiErrorKind kind) =>
        PartOf(purpose) is WindowPurpose.Reread && kind is HealthApiErrorKind.MissingScope ? WindowPurpose.Head : PartOf(purpose);

    /// <summary>Gives the pause that the next one goes on from. It begins where the stream's stood: a service that answers nothing is not asked more often
    /// because there is more to ask.</summary>
    public static Pause? Before(SyncOffset offset, WindowPurpose purpose) => PartOf(purpose) switch
    {
        WindowPurpose.Backfill => offset.BackfillPause ?? offset.Pause,
        WindowPurpose.Reread => offset.RereadPause ?? offset.Pause,
        _ => offset.Pause,
    };

    public static SyncOffset With(SyncOffset offset, WindowPurpose purpose, Pause? pause) => PartOf(purpose) switch
    {
        WindowPurpose.Backfill => offset with { BackfillPause = pause },
        WindowPurpose.Reread => offset with { RereadPause = pause },
        _ => offset with { Pause = pause },
    };

    /// <summary>The offset once a window was read: the stream can be, and what waits together with that window.</summary>
    public static SyncOffset End(SyncOffset offset, WindowPurpose purpose) => With(offset, purpose, pause: null) with { Pause = null };
}
