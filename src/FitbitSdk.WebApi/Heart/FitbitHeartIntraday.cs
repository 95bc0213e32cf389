using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Heart rate within a date.</summary>
public sealed class FitbitHeartIntraday
{
    /// <summary>Gets the date.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Gets the date as a whole, or the part of it that was asked for; <see langword="null"/> where the service says nothing of it.</summary>
    public FitbitHeartDay? Day { get; init; }

    /// <summary>Gets the values in the order of their times; empty where the device was not worn.</summary>
    public IReadOnlyList<FitbitHeartSample> Samples { get; init; } = [];
}
