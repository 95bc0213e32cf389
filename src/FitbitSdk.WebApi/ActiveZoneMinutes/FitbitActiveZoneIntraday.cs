using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Active zone minutes within a date.</summary>
public sealed class FitbitActiveZoneIntraday
{
    /// <summary>Gets the date.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Gets the date as a whole; <see langword="null"/> where the service says nothing of it, which is the rule.</summary>
    public FitbitActiveZoneDay? Day { get; init; }

    /// <summary>Gets the values above zero in the order of their times; empty where none were earned.</summary>
    public IReadOnlyList<FitbitActiveZoneSample> Samples { get; init; } = [];
}
