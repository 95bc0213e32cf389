using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>The active zone minutes from a time of day on, for as long as the level of detail says. The service leaves out zones in which none
/// were earned: they are <see langword="null"/>.</summary>
public readonly struct FitbitActiveZoneSample
{
    /// <summary>Gets the time at which it begins.</summary>
    public required LocalTime Time { get; init; }

    /// <summary>Gets how many were earned in all.</summary>
    public int? Total { get; init; }

    /// <summary>Gets how many were earned in the fat burn zone, one a minute.</summary>
    public int? FatBurn { get; init; }

    /// <summary>Gets how many were earned in the cardio zone, two a minute.</summary>
    public int? Cardio { get; init; }

    /// <summary>Gets how many were earned in the peak zone, two a minute.</summary>
    public int? Peak { get; init; }
}
