using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Skin temperature of a night.</summary>
public sealed class FitbitSkinTemperatureNight
{
    /// <summary>Gets the date on which the night ended.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Gets how far it lay from the user's own baseline, in degrees of <see cref="FitbitUnits"/>; <see langword="null"/> where the service states none.</summary>
    public double? NightlyRelative { get; init; }

    /// <summary>Gets what measured it; <see langword="null"/> where the service does not say.</summary>
    public FitbitTemperatureSensor? Sensor { get; init; }
}
