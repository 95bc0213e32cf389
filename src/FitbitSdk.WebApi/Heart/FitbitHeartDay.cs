using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Heart rate of a date.</summary>
public sealed class FitbitHeartDay
{
    /// <summary>Gets the date.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Gets the resting heart rate in beats a minute; <see langword="null"/> where the device was not worn enough.</summary>
    public int? RestingRate { get; init; }

    /// <summary>Gets the mean in beats a minute, of the time that was asked for; <see langword="null"/> where that is the whole date.</summary>
    public double? MeanRate { get; init; }

    /// <summary>Gets the zones that the service made for the user; empty where it sends none.</summary>
    public IReadOnlyList<FitbitHeartZone> Zones { get; init; } = [];

    /// <summary>Gets the zones that the user made; empty where there are none.</summary>
    public IReadOnlyList<FitbitHeartZone> CustomZones { get; init; } = [];
}
