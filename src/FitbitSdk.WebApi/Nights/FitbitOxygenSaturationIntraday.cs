using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Oxygen saturation within a night.</summary>
public sealed class FitbitOxygenSaturationIntraday
{
    /// <summary>Gets the date on which the night ended.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Gets the values by minute, in the order of their times; a row without a time or a value is none.</summary>
    public IReadOnlyList<FitbitOxygenSaturationSample> Samples { get; init; } = [];
}
