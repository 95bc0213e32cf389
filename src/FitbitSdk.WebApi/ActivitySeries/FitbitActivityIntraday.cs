using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>A measure within a date.</summary>
public sealed class FitbitActivityIntraday
{
    /// <summary>Gets the date.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Gets the total that the service states beside the values; <see langword="null"/> where it states none.</summary>
    public double? Total { get; init; }

    /// <summary>Gets the values in the order of their times; empty where there are none.</summary>
    public IReadOnlyList<FitbitActivitySample> Samples { get; init; } = [];
}
