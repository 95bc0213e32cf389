using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>A date and what was reached on it.</summary>
public sealed class FitbitBestDay
{
    /// <summary>Gets the date; <see langword="null"/> where the service does not say.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>Gets what was reached, in the unit of its measure.</summary>
    public double? Value { get; init; }
}
