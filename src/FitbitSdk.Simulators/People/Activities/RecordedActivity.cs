using System.Globalization;
using FitbitSdk.Simulators.People.Edits;

namespace FitbitSdk.Simulators.People.Activities;

/// <summary>A log the tracker made: noticed by itself, or started with a button.</summary>
internal static class RecordedActivity
{
    private const double Floor = 3.048;
    private static readonly string[] Features = ["CALORIES", "DISTANCE", "GPS", "HEARTRATE", "PACE", "STEPS"];

    public static ActivityLog Log(Life life, ref Prng chance, Activity activity, long logId, LogFate fate)
    {
        bool isOutdoors = activity.Kind is ActivityKind.Run or ActivityKind.Ride;
        bool isStarted = isOutdoors && chance.Chance(0.5);
        bool hasGps = isStarted && chance.Chance(0.7);
        int paused = isStarted && chance.Chance(0.5) ? chance.Pick(20, 240) : 0;
        int floors = chance.Pick(0, isOutdoors ? 30 : 7);
        bool climbs = activity.Kind is not ActivityKind.Strength && chance.Chance(0.7);
        int offset = life.Person.Clock.OffsetAt(activity.Span.Start);
        return new()
        {
            LogId = logId,
            Type = ActivityType.Of(activity.Kind),
            LogType = isStarted ? ActivityLogType.Tracker : ActivityLogType.AutoDetected,
            Span = activity.Span,
            Offset = offset,
            OriginalSpan = activity.Span,
            OriginalOffset = offset,
            LastModified = life.FirstUploadFrom(activity.Span.End),
            PausedSeconds = paused,
            HasGps = hasGps,
            ElevationGain = climbs ? Math.Round(floors * Floor, 3) : null,
            WheelSpeed = chance.Between(16, 29),
            Source = isStarted ? SourceOf(life.Person) : null,
            Typed = null,
            Fate = fate,
        };
    }

    /// <summary>The tracker of the device list.</summary>
    private static ActivitySource SourceOf(Person person) =>
        new((5656000 + (person.Index * 2)).ToString(CultureInfo.InvariantCulture), "Charge 6", "tracker", "https://www.fitbit.com/", Features);
}
