using FitbitSdk.Simulators.People.Edits;

namespace FitbitSdk.Simulators.People.Activities;

internal enum ActivityLogType
{
    AutoDetected,
    Tracker,
    Manual,
}

/// <summary>Where a log comes from. Only a tracker names its features.</summary>
internal sealed record ActivitySource(string Id, string Name, string Type, string Url, IReadOnlyList<string>? Features);

/// <summary>The numbers that someone gave for a log written by hand; the service knows no others of that time.</summary>
internal sealed record TypedValues(int? Calories, double? Distance, int? Steps);

/// <summary>One activity as the service filed it: what, when, and by whom. What the body did is told by <see cref="ActivityMeasures"/>.</summary>
internal sealed record ActivityLog : ILog
{
    public required long LogId { get; init; }
    public required ActivityType Type { get; init; }
    public required ActivityLogType LogType { get; init; }
    public required Stretch Span { get; init; }
    public required int Offset { get; init; }

    /// <summary>Gets the first span, which edits leave as it was.</summary>
    public required Stretch OriginalSpan { get; init; }

    public required int OriginalOffset { get; init; }

    /// <summary>Gets when the service last changed the log, in Unix seconds: at first when it appeared.</summary>
    public required long LastModified { get; init; }

    public required int PausedSeconds { get; init; }
    public required bool HasGps { get; init; }

    /// <summary>Gets metres climbed; <see langword="null"/> where nothing measured them.</summary>
    public required double? ElevationGain { get; init; }

    /// <summary>Gets the speed on wheels, in km/h, which no step tells.</summary>
    public required double WheelSpeed { get; init; }

    public required ActivitySource? Source { get; init; }

    /// <summary>Gets what was typed; <see langword="null"/> unless the log was written by hand.</summary>
    public required TypedValues? Typed { get; init; }

    public required LogFate Fate { get; init; }

    /// <summary>Gets a value indicating whether zones tell their energy, as those of logs started on the tracker do.</summary>
    public bool HasZoneCalories => LogType is ActivityLogType.Tracker;

    public int Seconds => (int)(Span.End - Span.Start);
    public int ActiveSeconds => Seconds - PausedSeconds;
    public string LogTypeText => LogType switch { ActivityLogType.Manual => "manual", ActivityLogType.Tracker => "tracker", _ => "auto_detected" };
}
