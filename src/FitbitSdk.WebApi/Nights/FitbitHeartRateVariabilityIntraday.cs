using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Heart rate variability within a night.</summary>
public sealed class FitbitHeartRateVariabilityIntraday
{
    /// <summary>Gets the date on which the night ended.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Gets the values, five minutes apart, in the order of their times; a row without a time or an RMSSD is none.</summary>
    public IReadOnlyList<FitbitHeartRateVariabilitySample> Samples { get; init; } = [];
}
