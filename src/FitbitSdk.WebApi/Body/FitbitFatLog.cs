using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>A body fat, of a scale or entered.</summary>
public sealed class FitbitFatLog
{
    /// <summary>Gets the service's id of the log: its millisecond. Two logs of a user may share it, also a weight and a body fat;
    /// <see langword="null"/> where it is missing.</summary>
    public string? LogId { get; init; }

    /// <summary>Gets the date.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Gets the time of day, in the local time of the account: the last second where the user gave none; <see langword="null"/> where it is missing.</summary>
    public LocalTime? Time { get; init; }

    /// <summary>Gets the body fat in percent; <see langword="null"/> where the service states none.</summary>
    public double? Fat { get; init; }

    /// <summary>Gets where it came from; <see langword="null"/> where the service does not say.</summary>
    public FitbitBodySource? Source { get; init; }
}
