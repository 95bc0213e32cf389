using FitbitSdk.Simulators.People.Sleep;

namespace FitbitSdk.Simulators.People;

internal enum ActivityKind
{
    Walk,
    Run,
    Ride,
    Strength,
}

internal readonly record struct Activity(Stretch Span, ActivityKind Kind, int Cadence);

/// <summary>One local date of a life: the night that ended on it, and the waking hours up to the next night.</summary>
internal sealed class DayPlan
{
    public required DateOnly Date { get; init; }
    public required Stretch Night { get; init; }
    public required Stretch Waking { get; init; }
    public required double RestingHeartRate { get; init; }

    /// <summary>Gets the night's log; <see langword="null"/> when the watch lay on the table.</summary>
    public required SleepLog? NightLog { get; init; }

    public required SleepLog? NapLog { get; init; }
    public required IReadOnlyList<Activity> Activities { get; init; }
    public required IReadOnlyList<Stretch> OffWrist { get; init; }

    /// <summary>Gets when the first tracker uploads, to the second, ascending.</summary>
    public required IReadOnlyList<long> Uploads { get; init; }

    public required IReadOnlyList<long> SecondUploads { get; init; }

    /// <summary>Gets the hours of this date on the second tracker, if any.</summary>
    public required Stretch? SecondWorn { get; init; }

    public IEnumerable<SleepLog> Logs
    {
        get
        {
            if (NightLog is not null)
            {
                yield return NightLog;
            }

            if (NapLog is not null)
            {
                yield return NapLog;
            }
        }
    }
}
