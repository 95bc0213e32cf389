using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Oxygen saturation of a night, in percent.</summary>
public sealed class FitbitOxygenSaturationNight
{
    /// <summary>Gets the date on which the night ended.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Gets the mean; <see langword="null"/> where the service states none.</summary>
    public double? Average { get; init; }

    /// <summary>Gets the lowest; <see langword="null"/> where the service states none.</summary>
    public double? Minimum { get; init; }

    /// <summary>Gets the highest; <see langword="null"/> where the service states none.</summary>
    public double? Maximum { get; init; }
}
